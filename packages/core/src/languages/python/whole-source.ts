import type { WholeFile } from './parse.js';
import type { Node } from './node.js';
import type { PythonSource } from './source.js';

/** A file that was parsed whole. */
export class WholeSource implements PythonSource {
  readonly text: string;
  readonly root: Node;
  readonly #file: WholeFile;

  constructor(file: WholeFile) {
    this.text = file.text;
    this.root = file.root;
    this.#file = file;
  }

  statementsWith(words: readonly string[]): Set<Node> {
    const found = new Set<Node>();
    for (const word of words) for (const statement of this.#file.words.get(word) ?? []) found.add(statement);
    return found;
  }

  statementsWhere(test: (word: string) => boolean): Set<Node> {
    return this.statementsWith([...this.#file.words.keys()].filter(test));
  }

  statementsGiving(test: (word: string) => boolean): Set<Node> {
    return this.statementsWhere(test);
  }

  statementsChanging(name: string): Set<Node> {
    return this.statementsWith([name]);
  }

  stringsWhere(): readonly Node[] {
    return this.#file.strings;
  }

  strings(): readonly Node[] {
    return [...this.#file.strings, ...this.#file.templates];
  }

  imports(): readonly Node[] {
    return this.#file.imports;
  }

  walruses(): readonly Node[] {
    return this.#file.walruses;
  }

  changing(): undefined {
    return undefined;
  }

  outsiders(): undefined {
    return undefined;
  }

  definitions(): undefined {
    return undefined;
  }

  boundAmong(names: ReadonlySet<string>): Iterable<string> {
    return names;
  }

  changedNames(): undefined {
    return undefined;
  }
}
