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
  if (bytes.toString('latin1', 0, end) !== header(body, fingerprint)) return undefined;
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

/** The bytes of a cache file. JSON holds no tabs and no line ends. */
export function formatEntries(entries: Iterable<readonly [path: string, entry: Entry]>, fingerprint: string): Buffer {
  const lines: string[] = [];
  for (const [path, { digest, extraction, bindings }] of entries) {
    lines.push(`${JSON.stringify(path)}\t${digest}\t${extraction}\t${bindings}\n`);
  }
  const body = Buffer.from(lines.join(''), 'utf8');
  return Buffer.concat([Buffer.from(`${header(body, fingerprint)}\n`, 'latin1'), body]);
}

function header(body: Buffer, fingerprint: string): string {
  return `${MAGIC} ${fingerprint} ${hash('sha256', body, 'base64url')}`;
}
