import type { Value } from '../../../vocabulary/value.js';
import { enclosingClass } from '../origin.js';
import { keyName, memberName, type MemberExpression, type Node } from '../tree.js';
import { environmentObject, environmentRead } from './environment.js';
import { unknownAt, type Evaluation } from './evaluation.js';

/** `a.b`, `a['b']`, `a[b]`. */
export function memberValue(ev: Evaluation, node: MemberExpression, name?: string): Value {
  const location = ev.file.locate(node);
  const read = environmentRead(ev, node);
  if (read) return read;
  if (environmentObject(ev.file, node)) return { kind: 'reference', module: 'node:process', name: 'env', location };
  const key = memberName(node);
  if (node.object.type === 'ThisExpression') return (key === undefined ? undefined : ownMember(ev, node, key)) ?? unknownAt(location);
  const object = ev.value(node.object);
  if (key !== undefined) return memberOf(object, key, location, name);
  const computed = ev.value(node.property);
  if (computed.kind === 'literal' && computed.value !== null) return memberOf(object, String(computed.value), location, name);
  return object.kind === 'record' ? keyed(object, computed, location) : unknownAt(location);
}

/** A member of a value; what the value does not say stays a member of it. */
export function memberOf(of: Value, key: string, location: Value['location'], name?: string): Value {
  switch (of.kind) {
    case 'record': {
      const entry = of.entries.find((each) => each.key === key);
      if (entry) return { ...entry.value, via: [location, ...(of.via ?? []), ...(entry.value.via ?? [])].slice(0, 8) };
      return unknownAt(location);
    }
    case 'list':
      return of.items[Number(key)] ?? unknownAt(location);
    case 'choice':
      return { ...of, options: of.options.map((option) => ({ ...option, value: memberOf(option.value, key, location, name) })) };
    case 'reference':
      if (of.module === 'node:process' && of.name === 'env') return { kind: 'environment', name: key, missing: 'empty', location };
      return of.name === '*' ? { ...of, name: key, location } : { kind: 'member', of, key, location };
    case 'member':
    case 'call':
    case 'parameter':
      return { kind: 'member', of, key, location };
    default:
      return unknownAt(location);
  }
}

/** A record asked for a key that only the run knows: each entry where the key is its own. */
function keyed(record: Extract<Value, { kind: 'record' }>, key: Value, location: Value['location']): Value {
  if (record.entries.length === 0) return unknownAt(location);
  return {
    kind: 'choice',
    options: record.entries.map((entry) => ({ when: { value: key, equals: entry.key, negated: false }, value: entry.value })),
    location,
  };
}

/** `this.a`: the class's own property, or what its constructor assigns. */
function ownMember(ev: Evaluation, node: Node, key: string): Value | undefined {
  for (const member of enclosingClass(ev.file, node)?.body.body ?? []) {
    if (member.type === 'PropertyDefinition' && keyName(member.key, member.computed) === key && member.value)
      return ev.once(member, () => ev.value(member.value as Node, key));
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const statement of member.value.body?.body ?? []) {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
      const { left, right } = statement.expression;
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && memberName(left) === key)
        return ev.once(statement, () => ev.value(right, key));
    }
  }
  return undefined;
}
