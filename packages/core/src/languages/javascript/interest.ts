import type { ArgumentTest, JavaScriptReader, Test } from './reader.js';
import type { Node } from './tree.js';

const PROGRAM: Node = { type: 'Program', sourceType: 'script', hashbang: null, body: [], start: 0, end: 0, range: [0, 0] };

const MOST_ROUNDS = 6;

/** A file with nothing in it that may hold anything, and remembers what it is asked: that is what a scanner can look for in every file. */
export class EmptyReader implements JavaScriptReader {
  readonly program = PROGRAM;
  readonly words = new Set<string>();
  readonly bindings = new Set<Test>();
  readonly texts = new Set<Test>();
  readonly given = new Set<ArgumentTest>();

  #round = 0;
  readonly #early = new Set<unknown>();

  /**
   * Lets somebody ask, until nothing new is asked for. What was asked in an earlier round is answered with no, so that those who ask for
   * one thing or another come to ask for the other.
   */
  listen(ask: () => void): void {
    let known = -1;
    for (; this.#round < MOST_ROUNDS && known < this.#size(); this.#round += 1) {
      known = this.#size();
      for (const set of [this.words, this.bindings, this.texts, this.given]) for (const each of set) this.#early.add(each);
      ask();
    }
  }

  #size(): number {
    return this.words.size + this.bindings.size + this.texts.size + this.given.size;
  }

  mayHold(word: string): boolean {
    this.words.add(word);
    return !this.#early.has(word);
  }

  mayBind(test: Test): boolean {
    this.bindings.add(test);
    return !this.#early.has(test);
  }

  mayWrite(test: Test): boolean {
    this.texts.add(test);
    return !this.#early.has(test);
  }

  mayBeGiven(test: ArgumentTest): boolean {
    this.given.add(test);
    return !this.#early.has(test);
  }

  mayLoad(): boolean {
    return this.#round % 2 === 0;
  }

  mayChangeCollections(): boolean {
    return true;
  }

  opensWith(): boolean {
    return false;
  }

  statementsWith(words: readonly string[]): readonly Node[] {
    for (const word of words) this.words.add(word);
    return [];
  }

  imported(): readonly [] {
    return [];
  }

  loads(): readonly [] {
    return [];
  }

  binds = none;
  imports = none;
  moduleCollections = none as () => readonly [];
  enclosing = none as () => readonly [];
  identifiers = none as () => readonly [];
  strings = none;
  freeWrites = none as () => readonly [];

  parentOf(): undefined {
    return undefined;
  }

  unitOf(node: Node): Node {
    return node;
  }

  functionOf(node: Node): Node {
    return node;
  }

  lookup(): undefined {
    return undefined;
  }
}

function none(): readonly Node[] {
  return [];
}
