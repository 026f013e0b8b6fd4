import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';

/** What is kept of one file, as the texts that the cache file holds. */
export interface Entry {
  /** Of the text; '' where the path alone told everything. */
  readonly digest: string;
  /** JSON of a `KeptExtraction`. */
  readonly extraction: string;
  /** JSON of names with their values, `null` for a name without one. */
  readonly bindings: string;
}

const MAGIC = 'factorlint cache 1';
const HEADER = 256;

/** Whether bytes are of a cache, be it a broken one or one of another version. */
export function isCache(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.toString('latin1', 0, MAGIC.length) === MAGIC;
}

/**
 * The entries of a cache file, by path. JSON is not read before somebody asks.
 * @returns undefined where it is damaged, or was written by other code
 */
export function parseEntries(bytes: Buffer, fingerprint: string): Map<string, Entry> | undefined {
  const end = bytes.subarray(0, HEADER).indexOf('\n');
  if (end === -1) return undefined;
  const body = bytes.subarray(end + 1);
  if (bytes.toString('latin1', 0, end + 1) !== headerOf(fingerprint, hash('sha256', body, 'base64url'))) return undefined;
  const entries = new Map<string, Entry>();
  const text = body.toString(isAscii(body) ? 'latin1' : 'utf8');
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const [path, digest, extraction, bindings] = text.slice(start, stop).split('\t');
    if (stop === -1 || path === undefined || digest === undefined || extraction === undefined || bindings === undefined) return undefined;
    entries.set(JSON.parse(path) as string, { digest, extraction, bindings });
    start = stop + 1;
  }
  return entries;
}

/** UTF-16 code units that are written at a time. */
const BLOCK = 256 * 1024;

/** What follows the header of a cache file, a block at a time. JSON holds no tabs and no line ends. */
export function* bodyOf(entries: Iterable<readonly [path: string, entry: Entry]>): Generator<string> {
  let block = '';
  for (const [path, { digest, extraction, bindings }] of entries) {
    block += `${JSON.stringify(path)}\t${digest}\t${extraction}\t${bindings}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}

/**
 * The first line of a cache file; of the same length whatever the digest.
 * @param digest SHA-256 of what follows, in base64url; by default that of nothing that can be
 */
export function headerOf(fingerprint: string, digest = '-'.repeat(43)): string {
  return `${MAGIC} ${fingerprint} ${digest}\n`;
}
