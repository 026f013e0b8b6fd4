import { isAscii } from 'node:buffer';
import { UnreadableFile } from '@factorlint/core';
import { readRegularFile } from './regular-file.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file, without a byte-order mark.
 * @param path absolute
 * @param limit most bytes that are read
 * @throws {UnreadableFile} when it is binary, in another encoding than UTF-8, larger than the limit, or cannot be read
 */
export function readText(path: string, limit: number): string {
  return decodeText(readRegularFile(path, limit));
}

/**
 * What the bytes of a file say, without a byte-order mark.
 * @throws {UnreadableFile} when they are binary or in another encoding than UTF-8
 */
export function decodeText(bytes: Buffer): string {
  const encoding = otherEncoding(bytes);
  if (encoding) throw new UnreadableFile(`It is encoded as ${encoding}, not as UTF-8.`);
  if (bytes.includes(0)) throw new UnreadableFile('It is binary (it holds a NUL byte).');
  if (isAscii(bytes)) return bytes.toString('latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    throw new UnreadableFile('It is not valid UTF-8.');
  }
}

/** The encoding that a byte-order mark names, if it is not UTF-8's. */
function otherEncoding(bytes: Buffer): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16 (little-endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big-endian)';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'UTF-32';
  return undefined;
}
