/**
 * Stands in a text, as often as needed, where a template puts something that only its rendering tells.
 * A character of the private use area, so that no grammar takes it for anything but part of a word.
 */
export const HOLE = '\uE000';

/** Whether a template fills in a part of the text. */
export function hasHole(text: string): boolean {
  return text.includes(HOLE);
}
