import { displayWidth, graphemes, graphemeWidth } from './width.js';

/** Fills a text up to a width with spaces. What is longer stays as it is. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Cuts a text that is wider than `width`, and marks that. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = displayWidth(ellipsis);
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme.text);
    if (used > width) break;
    kept += grapheme.text;
  }
  return kept + ellipsis;
}

/** Breaks a text at spaces into lines of at most `width`; a longer word has a line to itself. At least one line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((each) => each !== '')) {
    if (line === '') line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
