const FIRST_SIZE = 1 << 12;

/** The hash of no characters; `hashed` takes it one character further. */
export const EMPTY_HASH = 0;

/** The hash of a text and one more character (a UTF-16 code unit). */
export function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/**
 * Answers whether a word matters, asking once a distinct word. Words are looked up where they stand in a text, by a hash that the
 * scanner computes while it passes them: a word that was seen before costs no new string.
 */
export class WordTable {
  readonly #matters: (word: string) => boolean;
  #words: (string | undefined)[] = new Array<string | undefined>(FIRST_SIZE);
  #hashes = new Int32Array(FIRST_SIZE);
  #answers = new Uint8Array(FIRST_SIZE);
  #count = 0;

  constructor(matters: (word: string) => boolean) {
    this.#matters = matters;
  }

  /** The word at `start` (inclusive) to `end` (exclusive) where it matters, else undefined; `hash` is that of its characters. */
  find(text: string, start: number, end: number, hash: number): string | undefined {
    const mask = this.#words.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const word = this.#words[slot];
      if (word === undefined) break;
      if (this.#hashes[slot] === hash && word.length === end - start && text.startsWith(word, start))
        return this.#answers[slot] === 1 ? word : undefined;
      slot = (slot + 1) & mask;
    }
    // Flat: a slice would keep the whole text alive.
    const word = Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
    const matters = this.#matters(word);
    if (this.#count * 2 >= this.#words.length) this.#grow();
    this.#put(word, hash, matters ? 1 : 0);
    this.#count += 1;
    return matters ? word : undefined;
  }

  /** Whether a word matters, wherever it comes from. */
  knows(word: string): boolean {
    let hash = EMPTY_HASH;
    for (let index = 0; index < word.length; index += 1) hash = hashed(hash, word.charCodeAt(index));
    return this.find(word, 0, word.length, hash) !== undefined;
  }

  #put(word: string, hash: number, answer: number): void {
    const mask = this.#words.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#words[slot] !== undefined) slot = (slot + 1) & mask;
    this.#words[slot] = word;
    this.#hashes[slot] = hash;
    this.#answers[slot] = answer;
  }

  #grow(): void {
    const [words, hashes, answers] = [this.#words, this.#hashes, this.#answers];
    this.#words = new Array<string | undefined>(words.length * 2);
    this.#hashes = new Int32Array(words.length * 2);
    this.#answers = new Uint8Array(words.length * 2);
    for (const [slot, word] of words.entries()) if (word !== undefined) this.#put(word, hashes[slot] ?? 0, answers[slot] ?? 0);
  }
}
