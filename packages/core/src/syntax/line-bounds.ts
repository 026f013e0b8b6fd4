/** The offset of the line after the one that an offset stands in; the end of the text where that is the last. */
export function nextLine(text: string, offset: number): number {
  for (let index = offset; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) return index + 1;
    if (code === 13) return text.charCodeAt(index + 1) === 10 ? index + 2 : index + 1;
  }
  return text.length;
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  let index = offset;
  while (index > 0 && text[index - 1] !== '\n' && text[index - 1] !== '\r') index -= 1;
  return index;
}

/** Whole lines to insert at the offset of a line's begin; at the end of a text whose last line has no end, that one gets one. */
export function linesAt(text: string, offset: number, lines: string): string {
  return offset === text.length && text !== '' && !/[\r\n]$/.test(text) ? `\n${lines}` : lines;
}
