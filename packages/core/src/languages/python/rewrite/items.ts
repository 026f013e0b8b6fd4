import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { TextChange } from '../../../vocabulary/change.js';
import type { WholeModule } from '../module.js';
import type { Node } from '../node.js';
import { hasComment } from './site.js';

/**
 * Takes arguments, elements or entries out of their list, each with a comma; undefined where a comment would go with them.
 * @param items of one list, in order
 */
export function withoutItems(module: WholeModule, items: readonly Node[]): readonly TextChange[] | undefined {
  const all = items[0]?.parent?.children ?? [];
  const kept = all.filter((each) => !items.includes(each));
  const ranges = kept.length === 0 ? [wholeRange(module, all)] : items.map((item) => ownLines(module, item) ?? rangeOf(item, all, kept));
  if (ranges.some(({ start, end }) => hasComment(module, start, end))) return undefined;
  return ranges.map(({ start, end }) => replacing(module.document, start, end, ''));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function wholeRange(module: WholeModule, all: readonly Node[]): Span {
  const end = all.at(-1)?.end ?? 0;
  return { start: all[0]?.start ?? end, end: end + (/^\s*,/.exec(module.file.text.slice(end))?.[0].length ?? 0) };
}

/** With the comma before it; an item with nothing kept before it, up to what comes next. */
function rangeOf(item: Node, all: readonly Node[], kept: readonly Node[]): Span {
  const index = all.indexOf(item);
  const hasKeptBefore = all.slice(0, index).some((each) => kept.includes(each));
  if (hasKeptBefore) return { start: all[index - 1]?.end ?? item.start, end: item.end };
  return { start: item.start, end: all[index + 1]?.start ?? item.end };
}

/** The lines of an item that shares them with nothing but its comma. */
function ownLines(module: WholeModule, item: Node): Span | undefined {
  const { text } = module.file;
  const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, item.start - 200), item.start));
  const after = /^[ \t]*,[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(item.end, item.end + 200));
  return before && after ? { start: item.start - (before[1] ?? '').length, end: item.end + after[0].length } : undefined;
}
