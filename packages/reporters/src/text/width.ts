/**
 * First and last code points of the scripts whose characters fill two columns, and of the full-width forms.
 * Source: Unicode's EastAsianWidth.txt, classes W and F; emoji are known by their own property.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
const NARROW = /^[\x20-\x7e\xa1-\u02ff]*$/;
/** Marks that stand on what is before them, joiners and selectors of variants. */
const WEIGHTLESS = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f])+$/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as one character, with the place where it begins in the text (UTF-16). */
export function* graphemes(text: string): Generator<{ readonly text: string; readonly index: number }> {
  for (const { segment, index } of segmenter.segment(text)) yield { text: segment, index };
}

/** Columns of a terminal that one grapheme fills. */
export function graphemeWidth(grapheme: string): number {
  if (NARROW.test(grapheme)) return grapheme.length;
  if (WEIGHTLESS.test(grapheme)) return 0;
  const code = grapheme.codePointAt(0) ?? 0;
  return EMOJI.test(grapheme) || WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Columns of a terminal that a text without control characters fills. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme.text);
  return width;
}
