/** What a terminal would obey or hide instead of show: control characters, changes of direction, invisible marks, halves of pairs. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A character as people write it where it cannot be shown: `^[` for escape, `<U+202E>` for a change of direction. */
function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `^${String.fromCharCode(code ^ 0x40)}`;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Makes a text safe to print as one line: nothing in it moves the cursor, colours, hides or turns anything. */
export function visible(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(UNSEEN, spelled);
}

/** The same for what stands in a line of source, where line ends and tabs are dealt with already; undefined: it can be shown as it is. */
export function spelledOut(grapheme: string): string | undefined {
  const shown = grapheme.replace(UNSEEN, spelled);
  return shown === grapheme ? undefined : shown;
}
