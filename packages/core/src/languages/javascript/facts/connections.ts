import { CONNECTIONS, DIALECTS, LOCATOR_KEYS, type ConnectionRow } from '../../../knowledge/javascript/connections.js';
import { underName } from '../../../values/credential.js';
import { contributors } from '../../../values/walk.js';
import type { Connection, ServiceType } from '../../../vocabulary/facts/index.js';
import type { RecordEntry, Value } from '../../../vocabulary/value.js';
import { callsIn, conditionAt } from '../calls.js';
import { functionBehind } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, isFunction, unwrap, type AnyCall } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { memberOf } from '../values/members.js';

/** Places where the code attaches a backing service. */
export function* connections(file: SourceFile): Generator<Connection> {
  for (const { node, origin, row } of callsIn(file, CONNECTIONS)) {
    const given = givenTo(file, node, row);
    if (!given) continue;
    const { options, locator } = given;
    const service = row.service === 'dialect' ? dialectOf(options, locator, row) : row.service;
    yield { kind: 'connection', service, locator, library: libraryOf(origin), location: file.locate(node), ...conditionAt(file, node) };
  }
}

function libraryOf(origin: string): string {
  const bare = origin.replaceAll('()', '');
  return /^@[^/]+\/[^/.]+/.exec(bare)?.[0] ?? /^[^./]+/.exec(bare)?.[0] ?? bare;
}

interface Given {
  readonly options: Value;
  readonly locator: Value;
}

/** The options and the locator of a call; undefined where it attaches nothing by itself (a client that is handed in). */
function givenTo(file: SourceFile, node: AnyCall, row: ConnectionRow): Given | undefined {
  const location = file.locate(node);
  const argument = argumentOf(node, row.argument);
  if (row.positional && argument && isPositional(file, node, row)) {
    const entries = row.positional.flatMap((key, index): readonly RecordEntry[] => {
      const each = argumentOf(node, index);
      return each ? [{ key, value: underName(evaluate(file, each, key), key) }] : [];
    });
    const more = argumentOf(node, row.positional.length) ?? argumentOf(node, 1);
    const options = more ? evaluate(file, more) : undefined;
    const rest = options?.kind === 'record' ? entriesOf(options) : [];
    return {
      options: options ?? { kind: 'unknown', location },
      locator: { kind: 'record', entries: [...entries.filter(({ value }) => value.kind !== 'record'), ...rest], open: false, location },
    };
  }
  if (!argument)
    return row.needs === undefined && row.argument === 0
      ? { options: { kind: 'unknown', location }, locator: { kind: 'record', entries: [], open: false, location } }
      : undefined;
  const options = optionsOf(evaluate(file, argument));
  if (row.needs !== undefined && (options.kind !== 'record' || !options.entries.some(({ key }) => key === row.needs))) return undefined;
  const inner = (row.path ?? []).reduce<Value>((value, key) => (holds(value, key) ? memberOf(value, key, value.location) : value), options);
  // A call of another library's client: that call is the connection.
  if (isClient(inner)) return undefined;
  const second = argumentOf(node, row.argument + 1);
  const dialectOptions = options.kind === 'record' || !second ? options : evaluate(file, second);
  return { options: dialectOptions, locator: locatorOf(inner) };
}

/** Whether options have a member; those of another module of the project are taken to. */
function holds(value: Value, key: string): boolean {
  if (value.kind === 'record') return value.entries.some((entry) => entry.key === key);
  return (value.kind === 'reference' || value.kind === 'member') && moduleOf(value)?.startsWith('.') === true;
}

function moduleOf(value: Value): string | undefined {
  if (value.kind === 'member') return moduleOf(value.of);
  return value.kind === 'reference' ? value.module : undefined;
}

/** What a factory of options gives: `forRootAsync({ useFactory: (config) => ({ … }) })`. */
function optionsOf(value: Value): Value {
  if (value.kind === 'function') return optionsOf(value.result);
  if (value.kind !== 'record') return value;
  const factory = value.entries.find(({ key }) => key === 'useFactory')?.value;
  if (factory?.kind === 'function') return factory.result;
  const elsewhere = factory ?? value.entries.find(({ key }) => key === 'useClass' || key === 'useExisting')?.value;
  return elsewhere ? { kind: 'unknown', location: elsewhere.location } : value;
}

function isPositional(file: SourceFile, node: AnyCall, row: ConnectionRow): boolean {
  const [first, second] = [argumentOf(node, 0), argumentOf(node, 1)];
  if (!first) return false;
  const bare = unwrap(first);
  if (bare.type === 'ObjectExpression' || isFunction(bare) || functionBehind(file, bare)) return false;
  if (row.service === 'redis')
    return Boolean(second && unwrap(second).type !== 'ObjectExpression') || (bare.type === 'Literal' && typeof bare.value === 'number');
  return Boolean(second && unwrap(second).type !== 'ObjectExpression' && argumentOf(node, 2));
}

function isClient(value: Value): boolean {
  return (
    value.kind === 'call' &&
    value.callee.kind === 'reference' &&
    !value.callee.module.startsWith('.') &&
    !value.callee.module.startsWith('@nestjs/config')
  );
}

/** The locator in the words of facts: url, host, port, user, password, database. */
function locatorOf(value: Value): Value {
  if (value.kind === 'choice') return { ...value, options: value.options.map((option) => ({ ...option, value: locatorOf(option.value) })) };
  return value.kind === 'record' ? { ...value, entries: entriesOf(value) } : value;
}

const NESTED: ReadonlySet<string> = new Set(['socket', 'auth', 'replication', 'redis', 'connection', 'server']);

function entriesOf(record: Extract<Value, { kind: 'record' }>): readonly RecordEntry[] {
  return record.entries.flatMap(({ key, value }): readonly RecordEntry[] => {
    if (NESTED.has(key) && value.kind === 'record') return entriesOf(value);
    const known = LOCATOR_KEYS[key];
    return known === undefined ? [] : [{ key: known, value: underName(value, known) }];
  });
}

/** The service that a dialect, a driver or the URL's scheme names; `sql` where only the run knows. */
function dialectOf(options: Value, locator: Value, row: ConnectionRow): ServiceType {
  const word = options.kind === 'record' ? options.entries.find(({ key }) => key === row.dialect)?.value : undefined;
  const named = word?.kind === 'literal' && typeof word.value === 'string' ? DIALECTS[word.value] : undefined;
  return named ?? schemeOf(locator) ?? 'sql';
}

function schemeOf(locator: Value): ServiceType | undefined {
  for (const leaf of contributors(locator)) {
    const scheme = leaf.kind === 'literal' && typeof leaf.value === 'string' ? /^([a-z\d+]+):/.exec(leaf.value)?.[1] : undefined;
    if (scheme !== undefined && DIALECTS[scheme]) return DIALECTS[scheme];
  }
  return undefined;
}
