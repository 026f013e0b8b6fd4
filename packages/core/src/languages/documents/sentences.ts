import { sliceProse, type Prose } from '../../syntax/prose/blocks.js';

/** Ends that are none. */
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|cf|approx|no|v\d*|[A-Z])\.$/;
/** A line that begins anew: with a mark or a bold name of its own. */
const NEW_LINE = /\n(?=\s*(?:[\p{Extended_Pictographic}\u2713\u2714]|[-*•]\s))/gu;
const END = /[.!?](?=\s+[\p{Lu}`"'“(*\p{Extended_Pictographic}])/gu;

/** The sentences of some prose. Lines that begin with a mark are sentences of their own. */
export function sentencesOf(prose: Prose): readonly Prose[] {
  const { text, codes } = prose;
  const isInCode = (index: number) => codes.some(({ start, end }) => index >= start && index < end);
  const ends = [
    ...[...text.matchAll(NEW_LINE)].map(({ index }) => index),
    ...[...text.matchAll(END)].map(({ index }) => index + 1).filter((end) => !isInCode(end - 1) && !ABBREVIATION.test(text.slice(0, end))),
    text.length,
  ].sort((a, b) => a - b);
  return ends.map((end, index) => sliceProse(prose, ends[index - 1] ?? 0, end)).filter((sentence) => sentence.text !== '');
}
