import { WordTable, type PythonInterest, type StringPlace } from '@factorlint/scanner';
import type { Node } from './node.js';
import type { PythonSource, Test } from './source.js';

/** Statements that matter for what stands outside their line: imports, and names of other scopes. */
const KEYWORDS = ['import', 'global', 'nonlocal'];

/** A file with nothing in it, which remembers what it is asked: that is asked of every file, and a scanner can look for it. */
export class EmptySource implements PythonSource {
  readonly text = '';
  readonly isAnyFile = true;
  readonly root: Node = { type: 'module', start: 0, end: 0, field: undefined, parent: undefined, children: [] };
  readonly words = new Set<string>(KEYWORDS);
  readonly tests = new Set<Test>();
  readonly places: Readonly<Record<StringPlace, Set<Test>>> = { argument: new Set(), key: new Set(), other: new Set() };

  statementsWith(words: readonly string[]): readonly Node[] {
    for (const word of words) this.words.add(word);
    return [];
  }

  statementsWhere(test: Test): readonly Node[] {
    this.tests.add(test);
    return [];
  }

  statementsGiving(test: Test): readonly Node[] {
    return this.statementsWhere(test);
  }

  statementsChanging(): readonly Node[] {
    return [];
  }

  stringsWhere(place: StringPlace, test: Test): readonly Node[] {
    this.places[place].add(test);
    return [];
  }

  strings(): readonly Node[] {
    return [];
  }

  imports(): readonly Node[] {
    return [];
  }

  walruses(): readonly Node[] {
    return [];
  }

  changing(): readonly Node[] {
    return [];
  }

  outsiders(): readonly Node[] {
    return [];
  }

  definitions(): readonly Node[] {
    return [];
  }

  boundAmong(names: ReadonlySet<string>): Iterable<string> {
    for (const name of names) this.words.add(name);
    return [];
  }

  changedNames(): Iterable<string> {
    return [];
  }
}

/** What every file is asked about. */
export class Interest {
  readonly #asked: EmptySource;
  readonly #answers = new Map<Test, Map<string, boolean>>();
  readonly forScanner: PythonInterest;

  constructor(asked: EmptySource) {
    this.#asked = asked;
    const { words, tests, places } = asked;
    this.forScanner = {
      words: new WordTable((word) => words.has(word) || some(tests, word)),
      strings: {
        argument: new WordTable((text) => some(places.argument, text)),
        key: new WordTable((text) => some(places.key, text)),
        other: new WordTable((text) => some(places.other, text)),
      },
    };
  }

  /** Whether a scanner has looked for the word. */
  hasWord(word: string): boolean {
    return this.forScanner.words.knows(word);
  }

  /** What a test says of a word; asked once. */
  fits(word: string, test: Test): boolean {
    let answers = this.#answers.get(test);
    if (!answers) this.#answers.set(test, (answers = new Map()));
    let answer = answers.get(word);
    if (answer === undefined) answers.set(word, (answer = test(word)));
    return answer;
  }

  hasTest(test: Test): boolean {
    return this.#asked.tests.has(test);
  }

  hasStrings(place: StringPlace, test: Test): boolean {
    return this.#asked.places[place].has(test);
  }
}

function some(tests: ReadonlySet<Test>, text: string): boolean {
  for (const test of tests) if (test(text)) return true;
  return false;
}
