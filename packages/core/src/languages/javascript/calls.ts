import type { Condition } from '../../vocabulary/value.js';
import { originOf } from './origin.js';
import { mayHaveOrigin, originsOf, type Origins } from './possible-origins.js';
import type { SourceFile } from './source.js';
import { calleeName, isCall, isFunction, nodesOf, type AnyCall, type Node } from './tree.js';

/** A call or construction in a file, with what is called where that can be said. */
export interface CallSite {
  readonly node: AnyCall;
  /** The callee's origin: `express().listen`, `pg.Pool`. */
  readonly origin: string | undefined;
  /** The last name of the callee: `listen`. */
  readonly name: string | undefined;
}

const found = new WeakMap<SourceFile, ReadonlyMap<Node, readonly CallSite[]>>();

/**
 * The calls whose callee is named by one of the words, in order. Words are method names, or the local names of imports.
 */
export function callsNamed(file: SourceFile, words: readonly string[]): readonly CallSite[] {
  const wanted = new Set(words);
  return file.reader
    .statementsWith(words)
    .flatMap((unit) =>
      callsOf(file, unit).filter(({ node, name }) => (name !== undefined && wanted.has(name)) || wanted.has(rootName(node.callee) ?? '')),
    );
}

function callsOf(file: SourceFile, unit: Node): readonly CallSite[] {
  let units = found.get(file) as Map<Node, readonly CallSite[]> | undefined;
  if (!units) found.set(file, (units = new Map()));
  let calls = units.get(unit);
  if (!calls) {
    calls = nodesOf(unit)
      .filter(isCall)
      .map((node) => ({ node, origin: originOf(file, node.callee), name: calleeName(node) }));
    units.set(unit, calls);
  }
  return calls;
}

function rootName(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  return isCall(callee) ? rootName(callee.callee) : undefined;
}

/** The names under which modules are known in a file: default, namespace and named imports, `const x = require(…)`. */
export function localNames(file: SourceFile, isModule: (module: string) => boolean): readonly string[] {
  const names: string[] = [];
  for (const statement of file.reader.imports()) {
    if (statement.type !== 'ImportDeclaration' || !isModule(statement.source.value.replace(/^node:/, ''))) continue;
    names.push(...statement.specifiers.map(({ local }) => local.name));
  }
  for (const unit of file.reader.statementsWith(['require', 'import'])) {
    if (unit.type !== 'VariableDeclaration') continue;
    for (const declarator of unit.declarations) {
      const origin = declarator.init ? originOf(file, declarator.init) : undefined;
      if (origin === undefined || !isModule(origin.replaceAll('()', ''))) continue;
      if (declarator.id.type === 'Identifier') names.push(declarator.id.name);
      if (declarator.id.type === 'ObjectPattern') {
        for (const property of declarator.id.properties)
          if (property.type === 'Property' && property.value.type === 'Identifier') names.push(property.value.name);
      }
    }
  }
  return names;
}

/** The calls whose callee's origin is a key of the table, with its row. */
export function callsIn<Row>(
  file: SourceFile,
  table: Readonly<Record<string, Row>>,
): readonly (CallSite & { readonly origin: string; readonly row: Row })[] {
  const { origins, names } = summaryOf(table);
  if (!mayHaveOrigin(file, origins)) return [];
  const isModule = (module: string) => origins.ways.has(module) || [...origins.ways.keys()].some((each) => module.startsWith(`${each}.`));
  const words = [...new Set([...localNames(file, isModule), ...names, 'require'])];
  return callsNamed(file, words).flatMap((site) => {
    const row = site.origin !== undefined && Object.hasOwn(table, site.origin) ? table[site.origin] : undefined;
    return row !== undefined && site.origin !== undefined ? [{ ...site, origin: site.origin, row }] : [];
  });
}

interface Summary {
  readonly origins: Origins;
  /** The last names of the callees. */
  readonly names: readonly string[];
}

const summaries = new WeakMap<object, Summary>();

/** What a table by origins looks for; a table that is the same for all files is taken apart once. */
function summaryOf(table: object): Summary {
  let known = summaries.get(table);
  if (!known) {
    const keys = Object.keys(table);
    known = { origins: originsOf(keys), names: [...new Set(keys.map((key) => key.replaceAll('()', '').split('.').at(-1) ?? key))] };
    summaries.set(table, known);
  }
  return known;
}

/** The condition that a place stands under: the innermost about the environment, else the innermost. */
export function conditionAt(file: SourceFile, node: Node): { readonly condition?: Condition } {
  const conditions = file.reader.enclosing(node).flatMap(({ condition }) => (condition ? [condition] : []));
  const chosen = conditions.find(({ value }) => value.kind === 'environment') ?? conditions[0];
  return chosen ? { condition: chosen } : {};
}

/** When a place runs: as the module is loaded, only as a program, or when a function is called. */
export function runsAt(file: SourceFile, node: Node): 'import' | 'main' | 'function' {
  const around = file.reader.enclosing(node);
  if (around.some(({ form }) => form === 'main-guard')) return 'main';
  return around.some(({ form, node: outer }) => form === 'function' && !isImmediatelyRun(file, outer)) ? 'function' : 'import';
}

/** `(async () => { … })()`, and a function whose only purpose is to be called at the top: `main()`, `bootstrap()`. */
function isImmediatelyRun(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  if (parent && isCall(parent) && parent.callee === node) return true;
  const name =
    isFunction(node) && node.type !== 'ArrowFunctionExpression' && node.id
      ? node.id.name
      : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
        ? parent.id.name
        : undefined;
  if (name === undefined) return false;
  return file.reader.statementsWith([name]).some((unit) => {
    const calls = nodesOf(unit).some((each) => isCall(each) && each.callee.type === 'Identifier' && each.callee.name === name);
    return calls && !file.reader.enclosing(unit).some(({ form }) => form === 'function');
  });
}
