import { ProseBuilder, type Prose } from './blocks.js';

/** One line of a document without its end. */
export interface Line {
  readonly text: string;
  /** Where it begins in the document (UTF-16). */
  readonly start: number;
}

/** The lines of a text; a line ends with a line feed, with or without a carriage return. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
    lines.push({ text: line, start });
    start = end < 0 ? text.length + 1 : end + 1;
  }
  return lines;
}

/** How far a line is indented, in characters; a tab counts as one. */
export function indentOf({ text }: Line): number {
  return text.length - text.trimStart().length;
}

/** The lines as code, each without the first `indent` characters, with the place of every character. */
export function codeOfLines(lines: readonly Line[], indent: number): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  const texts = lines.map(({ text, start }) => {
    const kept = text.slice(Math.min(indent, text.length));
    const from = start + text.length - kept.length;
    for (let index = 0; index <= kept.length; index += 1) offsets.push(from + index);
    return kept;
  });
  return { text: texts.join('\n'), offsets };
}

/** The lines as one piece of plain prose, from `column` of the first one on. */
export function plainProse(lines: readonly Line[], column = 0): Prose {
  const builder = new ProseBuilder();
  lines.forEach(({ text, start }, index) => {
    const from = index === 0 ? column : text.length - text.trimStart().length;
    if (index > 0) builder.add('\n', start - 1);
    builder.add(text.slice(from).trimEnd(), start + from);
  });
  return builder.build();
}
