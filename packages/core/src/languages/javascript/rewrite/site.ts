import { replacing, spanOf } from '../../../syntax/rewriting/text-change.js';
import type { TextChange } from '../../../vocabulary/change.js';
import type { Location } from '../../../vocabulary/location.js';
import type { SourceFile } from '../source.js';
import { childrenOf, type Node } from '../tree.js';

/** The innermost node that holds a place, or undefined where the place is no part of the file. */
export function nodeAt(file: SourceFile, place: Location): Node | undefined {
  const span = spanOf(file.document, place);
  if (!span) return undefined;
  let node = file.reader.program;
  for (;;) {
    const inner = childrenOf(node).find(({ type, start, end }) => type !== 'TemplateElement' && start <= span.start && span.end <= end);
    if (!inner) return node === file.reader.program ? undefined : node;
    node = inner;
  }
}

/** The source of a node. */
export function textOf(file: SourceFile, { start, end }: Node): string {
  return file.document.text.slice(start, end);
}

export function replaceNode(file: SourceFile, { start, end }: Node, text: string): TextChange {
  return replacing(file.document, start, end, text);
}

/** Whether a comment stands between two offsets: what is rewritten whole would lose it. */
export function hasComment(file: SourceFile, { start, end }: Pick<Node, 'start' | 'end'>): boolean {
  return file.comments.some((comment) => comment.start >= start && comment.end <= end);
}

/** The node without the type assertions around it: the outermost of them. */
export function asserted(file: SourceFile, node: Node): Node {
  const parent = file.reader.parentOf(node);
  return parent && /^TS(?:NonNull|As|Satisfies)Expression$/.test(parent.type) ? asserted(file, parent) : node;
}

export function isTypeScript({ document }: SourceFile): boolean {
  return /\.[cm]?tsx?$/.test(document.path);
}

/** Quotes a text as most strings of the file are quoted. */
export function quoted(file: SourceFile, text: string): string {
  const starts = file.reader.strings().map((node) => file.document.text[node.start]);
  const quote = starts.filter((each) => each === '"').length > starts.filter((each) => each === "'").length ? '"' : "'";
  return quote + text.replace(/[\\"']/g, (each) => (each === '\\' || each === quote ? `\\${each}` : each)) + quote;
}
