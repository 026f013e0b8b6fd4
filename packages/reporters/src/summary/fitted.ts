/** A piece of a page that stands or falls as a whole: an opening line that nothing closes would spoil the rest. */
export interface Block {
  readonly lines: readonly string[];
  /** What is lost where it is left out. */
  readonly findings: number;
}

const encoder = new TextEncoder();

const sizeOf = (lines: readonly string[]): number => encoder.encode(lines.map((line) => `${line}\n`).join('')).length;

/**
 * Blocks one after another, up to the first that does not fit: what follows would stand under the wrong heading.
 * @param most bytes of UTF-8
 */
export function fitted(blocks: readonly Block[], most: number): { readonly lines: readonly string[]; readonly leftOut: number } {
  let used = 0;
  const end = blocks.findIndex(({ lines }) => (used += sizeOf(lines)) > most);
  const kept = end < 0 ? blocks : blocks.slice(0, end);
  const leftOut = blocks.slice(kept.length).reduce((sum, { findings }) => sum + findings, 0);
  return { lines: kept.flatMap(({ lines }) => lines), leftOut };
}
