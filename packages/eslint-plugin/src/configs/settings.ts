import { fingerprintOf } from '../project/project.js';

/** What the rules read of a configuration's `settings.factorlint`. */
export interface Settings {
  /** Of the repository, absolute; ESLint's working directory where it is not given. */
  readonly root?: string;
  /** Tells ESLint's cache that something has changed in another file. */
  readonly fingerprint: object;
}

/**
 * ESLint keys its cache by the configuration of a file, as JSON: what the whole repository's findings depend on has to stand in it.
 * It is computed when somebody writes the configuration down, and costs nothing where nobody does.
 */
export function settingsFor(root: string | undefined): { readonly factorlint: Settings } {
  const fingerprint = { toJSON: () => fingerprintOf(root ?? process.cwd()) };
  return { factorlint: { ...(root !== undefined && { root }), fingerprint } };
}
