import type { Condition, RecordValue, Value } from '../../../vocabulary/value.js';
import type { Declaration, PathStep, Write } from '../scopes.js';
import { keyName, type Node } from '../tree.js';
import { conditionOf } from './conditions.js';
import { enumMembers, staticMembers } from './collections.js';
import { environmentObject, STATIC_ENVIRONMENTS } from './environment.js';
import { literalAt, passing, unknownAt, type Evaluation } from './evaluation.js';
import { functionValue, parameterName } from './functions.js';
import { choice, orElse } from './logic.js';
import { memberOf } from './members.js';
import { isFunction } from '../tree.js';

/** More writes than these are no configuration. */
const MOST_WRITES = 40;

/** What a name stands for where it is used. */
export function nameValue(ev: Evaluation, node: Extract<Node, { type: 'Identifier' }>, name?: string): Value {
  const location = ev.file.locate(node);
  const declaration = ev.file.reader.lookup(node.name, node);
  if (!declaration) return node.name === 'undefined' ? literalAt(null, location) : unknownAt(location);
  if (environmentObject(ev.file, node)) return { kind: 'reference', module: 'node:process', name: 'env', location };
  if (declaration.form === 'import') return importedName(ev, declaration, location);
  if (declaration.form === 'parameter') return parameterValue(ev, declaration, location);
  const value = ev.once(declaration.node, () => declaredValue(ev, declaration, node, name));
  return value ? passing(value, location) : unknownAt(location);
}

/** The value of a declared name at the end of its scope, or where `use` stands. */
export function declaredValue(ev: Evaluation, declaration: Declaration, use?: Node, name?: string): Value {
  const { node } = declaration;
  if (isFunction(node)) return functionValue(ev, node);
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return staticMembers(ev, node);
  if (node.type === 'TSEnumDeclaration') return enumMembers(ev, node);
  if (node.type !== 'VariableDeclarator') return unknownAt(ev.file.locate(node));
  const known = name ?? declaration.name;
  const initial = node.init
    ? walked(ev, ev.value(node.init, declaration.path.length > 0 ? undefined : known), declaration.path, known)
    : undefined;
  return afterWrites(ev, declaration, initial, use, known);
}

/** The way into a pattern, with what stands in for missing values. */
function walked(ev: Evaluation, value: Value, path: readonly PathStep[], name?: string): Value {
  return path.reduce<Value>((current, { key, fallback }) => {
    const member = key === '…' ? unknownAt(current.location) : memberOf(current, key, current.location, name);
    return fallback ? orElse(member, () => ev.value(fallback, name), member.location) : member;
  }, value);
}

function importedName(ev: Evaluation, declaration: Declaration, location: Value['location']): Value {
  const specifier = declaration.node;
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference;
    return reference.type === 'TSExternalModuleReference'
      ? { kind: 'reference', module: reference.expression.value, name: '*', location }
      : unknownAt(location);
  }
  const statement = ev.file.reader.parentOf(specifier);
  if (statement?.type !== 'ImportDeclaration') return unknownAt(location);
  const module = statement.source.value;
  const name =
    specifier.type === 'ImportSpecifier'
      ? (keyName(specifier.imported) ?? '')
      : specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : '*';
  if (STATIC_ENVIRONMENTS.has(module) && name !== '*') return { kind: 'environment', name, missing: 'fails', location };
  return { kind: 'reference', module, name, location };
}

function parameterValue(ev: Evaluation, declaration: Declaration, location: Value['location']): Value {
  const { of, index = 0, path } = declaration;
  const parameter = of?.params[index];
  if (!parameter || parameter.type === 'RestElement' || parameter.type === 'TSParameterProperty') return unknownAt(location);
  const whole: Value = { kind: 'parameter', name: parameterName(parameter, index), location };
  return parameter.type === 'AssignmentPattern' && path.length === 1 && path[0]?.key === ''
    ? whole
    : walked(
        ev,
        whole,
        path.filter(({ key }) => key !== ''),
      );
}

/** The value after the assignments that have happened where it is used. */
function afterWrites(ev: Evaluation, declaration: Declaration, initial: Value | undefined, use: Node | undefined, name: string): Value {
  const location = ev.file.locate(declaration.node);
  let value = initial;
  for (const write of declaration.writes.slice(0, MOST_WRITES)) {
    const inScope = ev.file.reader.functionOf(write.node) === declaration.scope;
    if (use && (use === write.node || contains(write.node, use))) continue;
    if (inScope && use && use.start < write.node.start && ev.file.reader.functionOf(use) === declaration.scope) continue;
    if (!inScope) value = writtenElsewhere(ev, write, value, name);
    else value = written(ev, write, value, conditionOfWrite(ev, write, declaration.scope), name) ?? value;
  }
  return value ?? unknownAt(location);
}

function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function conditionOfWrite(ev: Evaluation, write: Write, scope: Node): Condition | undefined {
  for (const enclosure of ev.file.reader.enclosing(write.node)) {
    if (enclosure.node === scope) return undefined;
    if (enclosure.test) return conditionOf(ev, enclosure.test, enclosure.negated);
    if (enclosure.form === 'loop' || enclosure.form === 'try') return { value: unknownAt(ev.file.locate(write.node)), negated: false };
  }
  return undefined;
}

function written(
  ev: Evaluation,
  write: Write,
  value: Value | undefined,
  condition: Condition | undefined,
  name: string,
): Value | undefined {
  const location = ev.file.locate(write.node);
  if (write.form === 'assign') {
    if (!write.value) return unknownAt(location);
    const assigned = ev.value(write.value, name);
    return condition && value ? choice([{ when: condition, value: assigned }, { value }], location) : assigned;
  }
  if (value?.kind !== 'record') return value?.kind === 'list' ? { ...value, open: true } : value;
  if (write.form !== 'member' || !write.value) return { ...value, open: true };
  const assigned = ev.value(write.value, write.keys.at(-1));
  return withEntry(value, write.keys, (old) =>
    condition
      ? choice(old ? [{ when: condition, value: assigned }, { value: old }] : [{ when: condition, value: assigned }], location)
      : assigned,
  );
}

/** A write in another function happens or not: what was there stays possible. */
function writtenElsewhere(ev: Evaluation, write: Write, value: Value | undefined, name: string): Value | undefined {
  if (write.form !== 'assign') return value?.kind === 'record' || value?.kind === 'list' ? { ...value, open: true } : value;
  const location = ev.file.locate(write.node);
  const assigned = write.value ? ev.value(write.value, name) : unknownAt(location);
  if (!value || (value.kind === 'literal' && value.value === null)) return assigned;
  return { kind: 'choice', options: [{ when: { value: unknownAt(location), negated: false }, value: assigned }, { value }], location };
}

function withEntry(record: RecordValue, keys: readonly (string | undefined)[], update: (old: Value | undefined) => Value): RecordValue {
  const [key, ...rest] = keys;
  if (key === undefined) return { ...record, open: true };
  const old = record.entries.find((entry) => entry.key === key)?.value;
  let value: Value;
  if (rest.length === 0) value = update(old);
  else if (old?.kind === 'record') value = withEntry(old, rest, update);
  else return { ...record, open: true };
  const entry = { key, value };
  return { ...record, entries: old ? record.entries.map((each) => (each.key === key ? entry : each)) : [...record.entries, entry] };
}
