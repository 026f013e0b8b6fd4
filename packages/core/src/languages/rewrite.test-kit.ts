import { openDocument } from '../engine/document.js';
import type { Change } from '../vocabulary/change.js';
import { inMemory } from '../vocabulary/file-tree.js';
import type { Language } from '../vocabulary/language.js';
import { offsetAt } from '../vocabulary/offsets.js';

/** What a change says beside its kind and its place. */
export type ChangeRest<K> = Omit<Extract<Change, { kind: K }>, 'place' | 'kind'>;

/**
 * The file after a change at the piece between « and »; undefined where the language gives none.
 * @throws what the language throws where the file cannot be read afterwards
 */
export function rewrittenBy<K extends Change['kind']>(
  language: Language,
  path: string,
  kind: K,
  marked: string,
  rest: ChangeRest<K>,
): string | undefined {
  const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
  const text = marked.replace('«', '').replace('»', '');
  const open = (each: string) => openDocument(path, inMemory({ [path]: each }));
  const document = open(text);
  const change = { kind, place: document.locate(start, end), ...rest } as unknown as Change;
  const edit = language.rewrite?.(document, change, () => [...language.extract(open(text))]);
  document.close();
  if (!edit) return undefined;
  let after = text;
  for (const { range, text: piece } of edit.changes.toSorted(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.column - a.range.start.column,
  ))
    after = after.slice(0, offsetAt(text, range.start)) + piece + after.slice(offsetAt(text, range.end));
  for (const fact of language.extract(open(after))) void fact;
  return after;
}
