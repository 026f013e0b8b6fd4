import type { ArgumentPlace } from '../../../knowledge/python/arguments.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Condition, Value } from '../../../vocabulary/value.js';
import { argumentsOf, field, within, type Arguments, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { packageOf } from '../package-name.js';
import { secretUnder } from '../values/place.js';

/** A call of something that a table knows. */
export interface KnownCall<T> {
  readonly node: Node;
  /** The resolved name, as the table has it. */
  readonly name: string;
  readonly row: T;
  readonly given: Arguments;
}

/** The calls of a file that a table of resolved names knows, in order. */
export function* knownCalls<T>(module: PythonModule, table: ReadonlyMap<string, T>): Generator<KnownCall<T>> {
  for (const statement of module.reader.statementsWith(wordsFor(module, table))) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const name = callee && module.nameOf(callee);
      const row = name === undefined ? undefined : table.get(name);
      if (name !== undefined && row !== undefined) yield { node, name, row, given: argumentsOf(node, module.text) };
    }
  }
}

/** Whether the file names anything that a table knows, or one of some more words. */
export function mentions(module: PythonModule, table: ReadonlyMap<string, unknown>, more: readonly string[] = []): boolean {
  return module.reader.statementsWith([...wordsFor(module, table), ...more]).length > 0;
}

/** The last words of a table's names, by the packages below which the table has names. */
type TableWords = ReadonlyMap<string, readonly string[]>;

const words = new WeakMap<ReadonlyMap<string, unknown>, TableWords>();

/** The last words of a table's names, and what they are called in this file. What the file does not import it cannot name. */
function wordsFor(module: PythonModule, table: ReadonlyMap<string, unknown>): readonly string[] {
  let known = words.get(table);
  if (!known) words.set(table, (known = wordsOf(table)));
  const { reader } = module;
  const found = new Set<string>();
  for (const root of reader.packages() ?? known.keys()) for (const word of known.get(root) ?? []) found.add(word);
  if (found.size === 0) return [];
  for (const [local, { module: from, name }] of reader.imported()) {
    const word = name ?? from;
    if (local !== word && found.has(word)) found.add(local);
  }
  return [...found];
}

function wordsOf(table: ReadonlyMap<string, unknown>): TableWords {
  const byRoot = new Map<string, Set<string>>();
  for (const name of table.keys()) {
    const root = packageOf(name);
    byRoot.set(root, (byRoot.get(root) ?? new Set()).add(name.slice(name.lastIndexOf('.') + 1)));
  }
  return new Map([...byRoot].map(([root, found]) => [root, [...found]]));
}

/** The argument at a place, if it is given. */
export function argument(given: Arguments, place: ArgumentPlace | undefined): Node | undefined {
  if (!place) return undefined;
  const named = place.named === undefined ? undefined : given.named.get(place.named);
  return named ?? (place.position === undefined ? undefined : given.positional[place.position]);
}

/** What the argument at a place is. */
export function argumentValue(given: Arguments, place: ArgumentPlace | undefined, module: PythonModule): Value | undefined {
  const node = argument(given, place);
  if (!node) return undefined;
  const value = module.value(node);
  return place?.named === undefined ? value : secretUnder(value, place.named);
}

/** Where a node stands and under which condition: what most facts begin with. */
export function placed(node: Node, module: PythonModule): { readonly location: Location; readonly condition?: Condition } {
  const condition = module.conditionOf(module.reader.branches(node));
  return { location: module.at(node), ...(condition ? { condition } : {}) };
}

/** Whether the node runs only when the file is the program. */
export function isInMain(node: Node, module: PythonModule): boolean {
  return /(?:^|\/)__main__\.py$/.test(module.document.path) || module.reader.enclosing(node).some(({ form }) => form === 'main-guard');
}

/** When a node runs: with the import of its file, only when that is the program, or when something calls it. */
export function momentOf(node: Node, module: PythonModule): 'import' | 'main' | 'function' {
  const around = module.reader.enclosing(node);
  if (around.some(({ form }) => form === 'function')) return 'function';
  return around.some(({ form }) => form === 'main-guard') ? 'main' : 'import';
}

/** A value's outcomes, each with the condition under which it is one. */
export function outcomes(value: Value, condition?: Condition): readonly { readonly value: Value; readonly condition?: Condition }[] {
  if (value.kind !== 'choice') return [{ value, ...(condition ? { condition } : {}) }];
  let rest: Condition | undefined;
  return value.options.flatMap((option) => {
    const own = option.when ?? rest;
    if (option.when) rest = { ...option.when, negated: !option.when.negated };
    return outcomes(option.value, condition ?? own);
  });
}
