import { randomOf } from '../../scripts/fuzz/random.mjs';
import { namesOf } from './names.mjs';

/**
 * What the writers of one file share: random numbers, names, and the imports that its code turned out to need.
 * @typedef {ReturnType<typeof sourceOf>} Source
 */
export function sourceOf(seed) {
  const random = randomOf(seed);
  const needs = new Set();
  return {
    random,
    names: namesOf(random),
    needs,
    need: (line) => needs.add(line),
    between: (least, most) => least + random.below(most - least + 1),
    /** One of the functions, by weight, called. */
    weighted: (choices, ...args) => {
      let rest = random.below(choices.reduce((sum, [weight]) => sum + weight, 0));
      return choices.find(([weight]) => (rest -= weight) < 0)[1](...args);
    },
  };
}

/**
 * A size as source files have it: most are small, a few are very large (log-normal).
 * @param {number} middle bytes; half of the files are smaller, and the mean lies at 1.6 times of it
 */
export function sizeOf({ random }, middle) {
  // Box and Muller: a normal number from two even ones.
  const [u, v] = [1 - random.below(1e9) / 1e9, random.below(1e9) / 1e9];
  const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  return Math.min(middle * 14, middle * Math.exp(0.97 * normal));
}

/** Lines below one another, each further in; empty ones stay empty. */
export const indented = (lines, by) => lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));

/**
 * Writes units one below the other until they come to a size.
 * @param {(index: number) => readonly string[]} unit the lines of the nth unit
 */
export function unitsUpTo(size, least, unit) {
  const units = [];
  for (let bytes = 0; units.length < least || bytes < size;) {
    const lines = unit(units.length);
    units.push(lines);
    bytes += lines.reduce((sum, line) => sum + line.length + 1, 2);
  }
  return units;
}
