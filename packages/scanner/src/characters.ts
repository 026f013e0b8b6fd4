export const TAB = 9;
export const LINE_FEED = 10;
export const FORM_FEED = 12;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const QUOTE = 39;
export const OPENING_PARENTHESIS = 40;
export const COLON = 58;
export const EQUALS = 61;
export const AT = 64;
export const CLOSING_BRACKET = 93;
export const BACKSLASH = 92;
export const OPENING_BRACE = 123;
export const CLOSING_BRACE = 125;

/** What a character begins or is. */
export const KIND = { other: 0, word: 1, digit: 2, quote: 3, opening: 4, closing: 5, space: 6 } as const;
/** The kind of each ASCII character. */
export const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z_]/.test(character)) table[code] = KIND.word;
    else if (/[0-9]/.test(character)) table[code] = KIND.digit;
    else if (/["']/.test(character)) table[code] = KIND.quote;
    else if (/[([{]/.test(character)) table[code] = KIND.opening;
    else if (/[)\]}]/.test(character)) table[code] = KIND.closing;
    else if (/[ \t\r\n\f]/.test(character)) table[code] = KIND.space;
  }
  return table;
}

/** Whether an ASCII character can stand in a word. */
export function isWordPart(code: number): boolean {
  return CLASSES[code] === KIND.word || CLASSES[code] === KIND.digit;
}

/** Where the line that an offset stands in ends: at its line feed or carriage return, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); !Number.isNaN(code); code = text.charCodeAt(end)) {
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
    end += 1;
  }
  return end;
}

/** Where the next line begins, if this one ends here. */
export function lineAfter(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at);
  if (code === LINE_FEED) return at + 1;
  if (code !== CARRIAGE_RETURN) return undefined;
  return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
}
