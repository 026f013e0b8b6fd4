import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readRegularFile } from '../disk/regular-file.js';
import { bodyOf, headerOf, isCache, parseEntries, type Entry } from './entries.js';
import type { CacheFile } from './location.js';

/** Bytes; a larger cache is not read. */
const LARGEST = 256 * 1024 * 1024;

/** The file that was named for a cache is none: it stays as it is. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile';
}

/**
 * What a cache file holds; nothing where it is missing, damaged or of other code.
 * @throws {ForeignFile}
 */
export function loadEntries({ path, isNamed }: CacheFile, fingerprint: string): ReadonlyMap<string, Entry> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, LARGEST);
  } catch {
    return new Map();
  }
  if (isNamed && !isCache(bytes)) throw new ForeignFile(`${path} is no cache of factorlint, and stays as it is.`);
  try {
    return parseEntries(bytes, fingerprint) ?? new Map<string, Entry>();
  } catch {
    return new Map();
  }
}

/**
 * Writes a cache file that its user alone may read. It takes the place of the one before in one step: whoever else writes, it is whole.
 * @returns why it could not be written, in a sentence
 */
export function saveEntries(path: string, entries: ReadonlyMap<string, Entry>, fingerprint: string): string | undefined {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      writeEntries(descriptor, entries, fingerprint);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    removeQuietly(temporary);
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `The cache ${path} cannot be written (${code}).`;
  }
}

/** The header comes last: it tells the digest of all that follows it. */
function writeEntries(descriptor: number, entries: ReadonlyMap<string, Entry>, fingerprint: string): void {
  const digest = createHash('sha256');
  writeFileSync(descriptor, headerOf(fingerprint));
  for (const block of bodyOf(entries)) {
    const bytes = Buffer.from(block, 'utf8');
    digest.update(bytes);
    writeFileSync(descriptor, bytes);
  }
  writeSync(descriptor, headerOf(fingerprint, digest.digest('base64url')), 0, 'latin1');
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder cannot be written, so it is not there.
  }
}
