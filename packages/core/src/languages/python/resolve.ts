import type { Files } from '../../vocabulary/language.js';
import { folderOf } from '../../vocabulary/paths.js';

/**
 * The file that a module is when it is named in `from`, or undefined for what the repository does not hold.
 * Relative names start at the package of `from`; absolute ones at the nearest folder above that is no package itself, or at its `src`.
 * Source: docs.python.org/3/reference/import.html
 */
export function resolveModule(specifier: string, from: string, files: Files): string | undefined {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const parts = specifier.slice(dots).split('.').filter(Boolean);
  if (dots > 0) {
    let folder: string | undefined = folderOf(from);
    for (let level = 1; level < dots && folder !== undefined; level += 1) folder = folder === '' ? undefined : folderOf(folder);
    return folder === undefined ? undefined : moduleAt(folder, parts, files);
  }
  if (parts.length === 0) return undefined;
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const found = files.has(join(folder, '__init__.py'))
      ? undefined
      : (moduleAt(folder, parts, files) ?? moduleAt(join(folder, 'src'), parts, files));
    if (found !== undefined) return found;
    if (folder === '') return undefined;
  }
}

function moduleAt(folder: string, parts: readonly string[], files: Files): string | undefined {
  const path = join(folder, parts.join('/'));
  const candidates = parts.length === 0 ? [join(folder, '__init__.py')] : [join(path, '__init__.py'), `${path}.py`];
  return candidates.find((candidate) => files.has(candidate));
}

function join(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}
