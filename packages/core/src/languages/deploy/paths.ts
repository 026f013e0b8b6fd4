import { joinPath } from '../../vocabulary/paths.js';
/** A path inside an image: absolute ones as they are, others below `folder`. */
export function absolutePath(folder: string, path: string): string {
  return `/${joinPath(path.startsWith('/') ? '' : folder, path)}`;
}

/** The same for a target: one that is written as a folder (`./`, `.`, `/bin/`) ends in a slash. */
export function absoluteTarget(folder: string, path: string): string {
  const target = absolutePath(folder, path);
  return /(?:^|\/)\.{0,2}$/.test(path) && target !== '/' ? `${target}/` : target;
}
