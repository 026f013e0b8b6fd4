/**
 * Pseudo-random numbers that the same seed gives again, on every machine: sfc32, seeded by a hash of the text.
 * Source: PractRand, "sfc" by Chris Doty-Humphrey.
 */
export function randomOf(seed) {
  let [a, b, c, d] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`), 1];
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  /** A whole number from 0 up to, and not with, `end`. */
  const below = (end) => Math.floor(next() * end);
  const chance = (probability) => next() < probability;
  const pick = (list) => list[below(list.length)];
  const text = (alphabet, length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
  return { below, chance, pick, text };
}

/** FNV-1a. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
