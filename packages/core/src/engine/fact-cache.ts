import { withoutSecrets } from '../quoting/apparent-secrets.js';
import { UnreadableFile, type FileTree } from '../vocabulary/file-tree.js';
import type { Language } from '../vocabulary/language.js';
import type { Value } from '../vocabulary/value.js';
import { extractFile, type Extraction } from './extract.js';

/** What a file says by itself, as plain data: languages are named by their ids. */
export interface KeptExtraction extends Omit<Extraction, 'path' | 'code'> {
  readonly code?: string;
}

/**
 * Keeps what files say by themselves from one run to the next. It depends on the file's path and text, the languages, and this code: whoever
 * keeps it sees to the last two. Nothing secret is given to it, but for what only `withhold` tells of.
 */
export interface FactCache {
  /**
   * What is kept of a file with this text.
   * @param text asked for only where what is kept depends on it
   * @throws what `text` throws
   */
  get(path: string, text: () => string): KeptExtraction | undefined;
  /** @param text that it was made of; undefined where the path alone told everything */
  put(path: string, text: string | undefined, extraction: KeptExtraction): void;
  /** Values behind names of a file, of the text that `get` or `put` was last told of; undefined is a name without one. */
  bindings(path: string): ReadonlyMap<string, Value | undefined>;
  /** Adds to them. They are lost where the text is another. */
  putBindings(path: string, text: string, found: ReadonlyMap<string, Value | undefined>): void;
  /** Ends an analysis: files in which credentials stand. Whatever was said of them must not be kept. */
  withhold(paths: ReadonlySet<string>): void;
}

/** What a file says: as it is kept, else as `extractFile` finds it, which is kept from then on. Reads the file once at most. */
export function extractThrough(cache: FactCache, path: string, tree: FileTree, languages: readonly Language[]): Extraction {
  let text: string | undefined;
  const read = () => (text ??= tree.read(path));
  const known = recall(cache, path, read, languages);
  if (known) return known;
  const { extraction, basis } = extractPlainly(path, { read }, languages);
  keep(cache, path, extraction, basis);
  return fromPlain(path, extraction, languages);
}

/** What an extraction was made of. */
export interface Basis {
  /** Undefined where nobody asked for it: the path told everything. */
  readonly text: string | undefined;
}

/** What a file says, as plain data, and what it was made of; no basis where the text could not be read. */
export function extractPlainly(
  path: string,
  tree: Pick<FileTree, 'read'>,
  languages: readonly Language[],
): { readonly extraction: KeptExtraction; readonly basis: Basis | undefined } {
  let basis: Basis | undefined = { text: undefined };
  const read = () => {
    basis = undefined;
    const text = tree.read(path);
    basis = { text };
    return text;
  };
  const { code, kind, facts, gaps, read: readers, unread } = extractFile(path, { read }, languages);
  const extraction = { kind, facts, gaps, read: readers, ...(code && { code: code.id }), ...(unread !== undefined && { unread }) };
  return { extraction, basis };
}

/** Keeps what a file says, where it may be kept. What could not be read, or not in the time that it had, may be read the next time. */
export function keep(cache: FactCache, path: string, extraction: KeptExtraction, basis: Basis | undefined): void {
  if (basis && extraction.gaps.length === 0 && canBeKept(extraction, path)) cache.put(path, basis.text, extraction);
}

/** An extraction again, from plain data. */
export function fromPlain(path: string, { code: id, ...rest }: KeptExtraction, languages: readonly Language[]): Extraction {
  const code = id === undefined ? undefined : languages.find((language) => language.id === id);
  return { path, ...rest, ...(code && { code }) };
}

/** What is kept of a file with this text. */
export function recall(cache: FactCache, path: string, read: () => string, languages: readonly Language[]): Extraction | undefined {
  try {
    const kept = cache.get(path, read);
    const isKnown = kept?.code === undefined || languages.some(({ id }) => id === kept.code);
    return kept && isKnown ? fromPlain(path, kept, languages) : undefined;
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/**
 * Whether data is the same when it comes back from JSON, and nothing in it looks like a secret, as in a command or a message.
 * @param path of the file that it is about, which is no secret
 */
export function canBeKept(data: unknown, path: string): boolean {
  switch (typeof data) {
    case 'string':
      return data === path || isHarmless(data);
    case 'number':
      return Number.isFinite(data) && !Object.is(data, -0);
    case 'boolean':
      return true;
    case 'object':
      if (data === null) return true;
      if (Array.isArray(data)) return data.every((part) => canBeKept(part, path));
      return Object.entries(data).every(([key, part]) => key === 'range' || (key !== '__proto__' && canBeKept(part, path)));
    default:
      return false;
  }
}

/** Words that come again and again, and are known to be no secrets. */
const harmless = new Set<string>();
const MOST_HARMLESS = 20_000;

function isHarmless(text: string): boolean {
  if (harmless.has(text)) return true;
  if (text.split('\n').some((line) => withoutSecrets(line) !== line)) return false;
  if (harmless.size < MOST_HARMLESS) harmless.add(text);
  return true;
}
