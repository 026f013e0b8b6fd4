/** The last part of a path with forward slashes; the text itself where it is none. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

/** A relative path as a file in `folder` writes it, from the root, `.` and `..` resolved; what would leave the root stays at it. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A folder and all above it, nearest first, the root last. */
export function upwards(folder: string): readonly string[] {
  const folders = [folder];
  for (let each = folder; each !== '';) folders.push((each = folderOf(each)));
  return folders;
}
