/** Joins and normalises paths as a shell would: `to` replaces `from` where it is absolute, and an absolute path stays one. Never leaves the root by `..`. */
export function joinPath(from: string, to: string): string {
  const joined = to.startsWith('/') || from === '' ? to : `${from}/${to}`;
  const parts: string[] = [];
  for (const part of joined.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${joined.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** Whether a path is the folder or below it; '' is above everything. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
