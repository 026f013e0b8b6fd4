/** The last part of a path with forward slashes. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

/** A path as a file in `folder` writes it, from the root; what would leave the root stays at it. */
export function fromRoot(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A path inside an image: absolute ones as they are, others below `folder`. */
export function absolutePath(folder: string, path: string): string {
  return `/${fromRoot(path.startsWith('/') ? '' : folder, path)}`;
}

/** The same for a target: one that is written as a folder (`./`, `.`, `/bin/`) ends in a slash. */
export function absoluteTarget(folder: string, path: string): string {
  const target = absolutePath(folder, path);
  return /(?:^|\/)\.{0,2}$/.test(path) && target !== '/' ? `${target}/` : target;
}
