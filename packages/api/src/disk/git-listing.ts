/** What a folder of a git work tree holds, by the index and the ignore files. Not all of it need exist on disk. */
export interface GitListing {
  /** Mode of each path of the index (`100644`, `100755`, `120000`, `160000`); absent where the index could not be read. */
  readonly tracked?: ReadonlyMap<string, string>;
  /** Files and links that are neither tracked nor ignored. */
  readonly untracked: readonly string[];
  /** Folders that hold a repository of their own and are not ignored. */
  readonly repositories: readonly string[];
}

/** The index's mode of a submodule's commit. */
export const GITLINK = '160000';
export const ORDINARY_FILE = '100644';
