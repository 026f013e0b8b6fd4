import { literalValue } from '../values/credential.js';
import type { Location } from '../vocabulary/location.js';
import type { Value } from '../vocabulary/value.js';
import type { Source } from './expansion.js';

/** A text while it is read: characters as they will be, with where each stands, and values between them. */
export interface Pieces {
  readonly items: (Characters | { readonly value: Value; readonly start: number; readonly end: number })[];
}

interface Characters {
  text: string;
  readonly offsets: number[];
}

/** Adds characters that stand one for one in the source from an offset. */
export function addText({ items }: Pieces, text: string, at: number, length = text.length): void {
  const last = items.at(-1);
  const characters: Characters = last && 'text' in last ? last : { text: '', offsets: [] };
  if (characters !== last) items.push(characters);
  characters.text += text;
  for (let index = 0; index < text.length; index++) characters.offsets.push(at + Math.min(index, Math.max(length - 1, 0)));
}

/** Adds a value that stands between two offsets. */
export function addValue({ items }: Pieces, value: Value, start: number, end: number): void {
  items.push({ value, start, end });
}

/**
 * One value for all pieces, which stand between two offsets. Text that is a credential by itself (an issued
 * token, a password in a URL) becomes one here; what a name says is for the caller, who knows it.
 */
export function toValue({ items }: Pieces, source: Source, start: number, end: number): Value {
  const [first] = items;
  const location = source.locate(start, end);
  if (!first) return { kind: 'literal', value: '', location };
  if (items.length === 1) return 'text' in first ? literalOf(first, source, location) : first.value;
  const parts = items.map((item): Value => ('text' in item ? literalOf(item, source, placeOf(item, source)) : item.value));
  return { kind: 'text', parts: parts.flatMap((part) => (part.kind === 'text' ? part.parts : [part])), location };
}

/** Cuts off the name of a `NAME=value` or `--name=value`; undefined where the pieces do not begin so. */
export function cutName({ items: [first, ...rest] }: Pieces): { name: string; prefix: Pieces; value: Pieces } | undefined {
  const found = first && 'text' in first ? /^-{0,2}([A-Za-z_][\w.-]{0,99})=/.exec(first.text) : undefined;
  if (!found?.[1] || !first || !('text' in first)) return undefined;
  const cut = found[0].length;
  const prefix = { text: found[0], offsets: first.offsets.slice(0, cut) };
  const after = { text: first.text.slice(cut), offsets: first.offsets.slice(cut) };
  return { name: found[1], prefix: { items: [prefix] }, value: { items: after.text === '' ? rest : [after, ...rest] } };
}

function literalOf(characters: Characters, source: Source, location: Location): Value {
  const part = (start: number, end: number): Location => placeOf(characters, source, start, end);
  return literalValue(characters.text, location, { part });
}

function placeOf({ offsets }: Characters, source: Source, start = 0, end = offsets.length): Location {
  const first = offsets[start] ?? offsets.at(-1) ?? 0;
  return source.locate(first, Math.max(first, (offsets[end - 1] ?? first) + 1));
}

/** The pieces as one decoded text in which values stand as they are written: what a second reader gets. */
export function toText({ items }: Pieces, source: Source, end: number): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (const item of items) {
    if ('text' in item) {
      text += item.text;
      // Spread into a call, the offsets of a huge word are more arguments than one may have.
      for (const offset of item.offsets) offsets.push(offset);
    } else {
      text += source.text.slice(item.start, item.end);
      for (let index = item.start; index < item.end; index++) offsets.push(index);
    }
  }
  offsets.push(end);
  return { text, offsets };
}
