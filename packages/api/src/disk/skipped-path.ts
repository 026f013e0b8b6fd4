/** Something below the root that is no file of the tree, and why. */
export interface SkippedPath {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /**
   * `duplicate`: a link whose target is in the tree under its own path · `outside`: a link that leaves the root or enters a folder that is
   * never analysed · `broken`: a link to nothing or to itself · `special`: a pipe, a socket, a device · `repository`: a work tree of its
   * own · `unreadable`: a folder that cannot be listed, a name that cannot be said.
   */
  readonly kind: 'duplicate' | 'outside' | 'broken' | 'special' | 'repository' | 'unreadable';
  /** A sentence. */
  readonly reason: string;
  /** Of a `duplicate`: where the link leads, relative to the root; `''` for the root. */
  readonly target?: string;
}
