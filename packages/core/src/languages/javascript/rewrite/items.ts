import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { TextChange } from '../../../vocabulary/change.js';
import type { SourceFile } from '../source.js';
import type { Node } from '../tree.js';
import { hasComment } from './site.js';

/**
 * Takes properties, elements or arguments out of their list, each with a comma; undefined where a comment would go with them.
 * @param all every item of the list, in order
 */
export function withoutItems(file: SourceFile, items: readonly Node[], all: readonly Node[]): readonly TextChange[] | undefined {
  const kept = all.filter((each) => !items.includes(each));
  const ranges = kept.length === 0 ? [wholeRange(file, all)] : items.map((item) => ownLines(file, item) ?? rangeOf(item, all, kept));
  if (ranges.some((range) => hasComment(file, range))) return undefined;
  return ranges.map(({ start, end }) => replacing(file.document, start, end, ''));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function wholeRange(file: SourceFile, all: readonly Node[]): Span {
  const end = all.at(-1)?.end ?? 0;
  return { start: all[0]?.start ?? end, end: end + (/^\s*,/.exec(file.document.text.slice(end))?.[0].length ?? 0) };
}

/** With the comma before it; an item with nothing kept before it, up to what comes next. */
function rangeOf(item: Node, all: readonly Node[], kept: readonly Node[]): Span {
  const index = all.indexOf(item);
  const hasKeptBefore = all.slice(0, index).some((each) => kept.includes(each));
  if (hasKeptBefore) return { start: all[index - 1]?.end ?? item.start, end: item.end };
  return { start: item.start, end: all[index + 1]?.start ?? item.end };
}

/** The lines of an item that shares them with nothing but its comma. */
function ownLines(file: SourceFile, item: Node): Span | undefined {
  const { text } = file.document;
  const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, item.start - 200), item.start));
  const after = /^[ \t]*,[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(item.end, item.end + 200));
  return before && after ? { start: item.start - (before[1] ?? '').length, end: item.end + after[0].length } : undefined;
}
