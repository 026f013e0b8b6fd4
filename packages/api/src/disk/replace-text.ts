import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const MARK = '\uFEFF';

/**
 * Puts a text in the place of a file's, in one step, its byte-order mark and mode kept. Nothing is written through a link, nor where the
 * file no longer holds the text that is expected.
 * @param root absolute, with links resolved
 * @param path relative to it, with forward slashes
 * @param before,after without a byte-order mark
 * @returns why the file stays as it is, in a sentence; undefined: it was written
 */
export function replaceText(root: string, path: string, before: string, after: string): string | undefined {
  const target = join(root, path);
  if (/^\.\.(?:[/\\]|$)/.test(relative(root, target))) return 'It is outside the analysed folder.';
  try {
    const stats = lstatSync(target);
    if (stats.isSymbolicLink() || realpathSync.native(dirname(target)) !== dirname(target))
      return 'It is reached by a link, which is not followed.';
    if (!stats.isFile()) return 'It is no regular file.';
    const bytes = readFileSync(target);
    const text = bytes.toString('utf8');
    const mark = text.startsWith(MARK) ? MARK : '';
    if (text.slice(mark.length) !== before || !Buffer.from(text, 'utf8').equals(bytes)) return 'It has changed since it was read.';
    replaceFile(target, mark + after, stats.mode & 0o7777);
    return undefined;
  } catch (error) {
    return `It cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}).`;
  }
}

/** A file beside it, whose name nobody else has, takes its place. */
function replaceFile(target: string, text: string, mode: number): void {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  let descriptor: number | undefined = openSync(temporary, 'wx', mode);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = undefined;
    chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    rmSync(temporary, { force: true });
    throw error;
  }
}
