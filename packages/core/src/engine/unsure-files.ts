import type { DeployPath } from '../vocabulary/facts/index.js';

/** The files of production that are a part only of deploys which may as well be for developers. */
export function unsureFiles(paths: readonly DeployPath[]): ReadonlySet<string> {
  const sure = new Set(paths.flatMap(({ purpose, unsure, files }) => (purpose === 'production' && !unsure ? files : [])));
  return new Set(paths.flatMap(({ unsure, files }) => (unsure ? files.filter((file) => !sure.has(file)) : [])));
}
