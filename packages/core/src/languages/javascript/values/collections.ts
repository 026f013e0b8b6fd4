import { underName } from '../../../values/credential.js';
import type { RecordEntry, RecordValue, Value } from '../../../vocabulary/value.js';
import {
  isFunction,
  keyName,
  memberName,
  unwrap,
  type Class,
  type MethodDefinition,
  type Node,
  type ObjectExpression,
  type PropertyDefinition,
} from '../tree.js';
import type { Evaluation } from './evaluation.js';
import { functionValue } from './functions.js';

/** How many entries of a literal collection are read. Longer ones are data, not configuration. */
const MOST_ENTRIES = 200;

/** An object literal as a record; spreads of known records are taken over, others leave it open. */
export function recordOf(ev: Evaluation, node: ObjectExpression): RecordValue {
  const entries: RecordEntry[] = [];
  let open = node.properties.length > MOST_ENTRIES;
  for (const property of node.properties.slice(0, MOST_ENTRIES)) {
    if (property.type === 'SpreadElement') {
      const spread = spreadEntries(ev.value(property.argument));
      entries.push(...spread.entries);
      open ||= spread.open;
      continue;
    }
    const key = keyName(property.key, property.computed) ?? computedKey(ev, property.key);
    if (key === undefined) open = true;
    else entries.push({ key, value: propertyValue(ev, property, key) });
  }
  return { kind: 'record', entries: lastOfEach(entries), open, location: ev.file.locate(node) };
}

function computedKey(ev: Evaluation, key: Node): string | undefined {
  const value = ev.value(key);
  return value.kind === 'literal' && value.value !== null ? String(value.value) : undefined;
}

function propertyValue(ev: Evaluation, property: Extract<Node, { type: 'Property' }>, key: string): Value {
  if (property.kind === 'get' && isFunction(property.value)) {
    const got = functionValue(ev, property.value);
    return got.kind === 'function' ? got.result : got;
  }
  return underName(ev.value(property.value, key), key);
}

function spreadEntries(value: Value): { readonly entries: readonly RecordEntry[]; readonly open: boolean } {
  if (value.kind === 'record') return value;
  if (value.kind !== 'choice') return { entries: [], open: true };
  const entries = value.options.flatMap(({ when, value: option }) =>
    option.kind === 'record'
      ? option.entries.map((entry) => ({
          key: entry.key,
          value: when
            ? ({ kind: 'choice', options: [{ when, value: entry.value }], location: entry.value.location } satisfies Value)
            : entry.value,
        }))
      : [],
  );
  return { entries, open: true };
}

/** Of entries with the same key the last counts; it keeps the first one's position, as in the language. */
function lastOfEach(entries: readonly RecordEntry[]): readonly RecordEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

/** Records that are laid over one another: `Object.assign`, a chain of spreads. */
export function mergedRecords(values: readonly Value[], location: Value['location']): Value {
  const parts = values.map(spreadEntries);
  return { kind: 'record', entries: lastOfEach(parts.flatMap(({ entries }) => entries)), open: parts.some(({ open }) => open), location };
}

/** An array literal as a list. */
export function listOf(ev: Evaluation, node: Extract<Node, { type: 'ArrayExpression' }>): Value {
  const items: Value[] = [];
  let open = node.elements.length > MOST_ENTRIES;
  for (const element of node.elements.slice(0, MOST_ENTRIES)) {
    if (!element) items.push({ kind: 'literal', value: null, location: ev.file.locate(node) });
    else if (element.type === 'SpreadElement') {
      const spread = ev.value(element.argument);
      if (spread.kind === 'list') items.push(...spread.items);
      else open = true;
    } else items.push(ev.value(element));
  }
  return { kind: 'list', items, open, location: ev.file.locate(node) };
}

/** The static members of a class as a record. One that is assigned once elsewhere and has no value of its own is what is assigned. */
export function staticMembers(ev: Evaluation, node: Class): RecordValue {
  const entries: RecordEntry[] = [];
  for (const member of node.body.body) {
    if ((member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') || !member.static) continue;
    const key = keyName(member.key, member.computed);
    if (key === undefined) continue;
    const value = staticValue(ev, member, key);
    if (value) entries.push({ key, value });
  }
  return { kind: 'record', entries, open: true, location: ev.file.locate(node) };
}

function staticValue(ev: Evaluation, member: PropertyDefinition | MethodDefinition, key: string): Value | undefined {
  const own = member.value ? unwrap(member.value) : undefined;
  if (own && isFunction(own)) {
    const made = functionValue(ev, own);
    return member.type === 'MethodDefinition' && member.kind === 'get' && made.kind === 'function' ? made.result : made;
  }
  const assigned = assignedMembers(ev, key);
  const [only, ...others] = assigned;
  if (!only) return own && ev.value(own, key);
  const nothing = !own || (own.type === 'Literal' && own.value === null);
  return nothing && others.length === 0 ? ev.once(only, () => ev.value(only, key)) : undefined;
}

/** What some statement of the file assigns to a member of that name. */
function assignedMembers(ev: Evaluation, key: string): readonly Node[] {
  return ev.file.reader.statementsWith([key]).flatMap((unit) => {
    const assignment = unit.type === 'ExpressionStatement' ? unit.expression : undefined;
    return assignment?.type === 'AssignmentExpression' && assignment.left.type === 'MemberExpression' && memberName(assignment.left) === key
      ? [assignment.right]
      : [];
  });
}

/** The members of an enum as a record; members without an initialiser count on. */
export function enumMembers(ev: Evaluation, node: Extract<Node, { type: 'TSEnumDeclaration' }>): RecordValue {
  let next = 0;
  const entries = node.body.members.map((member) => {
    const value: Value = member.initializer
      ? ev.value(member.initializer)
      : { kind: 'literal', value: next, location: ev.file.locate(member) };
    next = value.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : next + 1;
    return { key: keyName(member.id) ?? '', value };
  });
  return { kind: 'record', entries, open: false, location: ev.file.locate(node) };
}
