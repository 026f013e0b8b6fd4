import type { Command } from '../../../vocabulary/facts/index.js';
import { at, entriesOf, isScalar, textOf, type DataNode } from '../../../syntax/node.js';
import { readScript } from '../../../syntax/shell/index.js';

/** Tables of named commands, and the keys under which a table of one holds its text. Sources: the task runners' documentation. */
const TABLES: readonly (readonly string[])[] = [
  ['tool', 'poe', 'tasks'],
  ['tool', 'pdm', 'scripts'],
  ['tool', 'taskipy', 'tasks'],
  ['tool', 'rye', 'scripts'],
];
const KEYS = ['cmd', 'shell'] as const;

/** The named commands of a pyproject.toml: poe, PDM, taskipy, Rye. */
export function* taskFacts(root: DataNode | undefined): Generator<Command> {
  for (const table of TABLES) {
    for (const { key, value } of entriesOf(at(root, ...table))) yield* taskFact(key, value);
  }
}

/** One named command, written as a text or as a table with `cmd` or `shell`. */
export function* taskFact(name: string, value: DataNode): Generator<Command> {
  const text = [value, ...KEYS.map((key) => at(value, key))].find((node) => isScalar(node) && textOf(node) !== undefined);
  if (!isScalar(text)) return;
  yield {
    kind: 'command',
    location: text.location,
    script: readScript(text.part()),
    form: 'shell',
    purpose: 'script',
    name,
    from: 'pyproject',
  };
}
