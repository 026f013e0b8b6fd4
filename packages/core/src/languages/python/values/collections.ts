import type { RecordEntry, Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { argumentsOf, field, type Node } from '../node.js';
import { secretUnder } from './place.js';
import { toText } from './text.js';

/** Longer literals are data, not configuration. */
const MAX_ENTRIES = 500;

/** `{"key": value, **others}`. */
export function dictionary(node: Node, evaluation: Evaluation): Value {
  const entries: RecordEntry[] = [];
  let open = node.children.length > MAX_ENTRIES;
  for (const child of node.children.slice(0, MAX_ENTRIES)) {
    if (child.type === 'pair') {
      const [keyNode, valueNode] = [field(child, 'key'), field(child, 'value')];
      const key = keyNode && evaluation.value(keyNode);
      if (key?.kind === 'literal' && valueNode) {
        const name = toText(key.value);
        entries.push({ key: name, value: secretUnder(evaluation.value(valueNode), name) });
      } else open = true;
    } else if (child.type === 'dictionary_splat' && child.children[0]) {
      const spread = evaluation.value(child.children[0]);
      if (spread.kind === 'record') entries.push(...spread.entries);
      open ||= spread.kind !== 'record' || spread.open;
    } else open = true;
  }
  return { kind: 'record', entries, open, location: evaluation.at(node) };
}

/** `[a, *b]`, `(a, b)`, `{a, b}`. */
export function sequence(node: Node, evaluation: Evaluation): Value {
  const items: Value[] = [];
  let open = node.children.length > MAX_ENTRIES;
  for (const child of node.children.slice(0, MAX_ENTRIES)) {
    if (child.type === 'list_splat' || child.type === 'parenthesized_list_splat') {
      const spread = child.children[0] && evaluation.value(child.children[0]);
      if (spread?.kind === 'list') items.push(...spread.items);
      open ||= spread?.kind !== 'list' || spread.open;
    } else items.push(evaluation.value(child));
  }
  return { kind: 'list', items, open, location: evaluation.at(node) };
}

/** `dict(a=1, **others)`. */
export function dictCall(node: Node, evaluation: Evaluation): Value {
  const given = argumentsOf(node, evaluation.text);
  const spread = [...given.positional, ...given.spread].map((each) => evaluation.value(each));
  const entries = [
    ...spread.flatMap((each) => (each.kind === 'record' ? each.entries : [])),
    ...[...given.named].map(([key, value]) => ({ key, value: secretUnder(evaluation.value(value), key) })),
  ];
  return { kind: 'record', entries, open: spread.some((each) => each.kind !== 'record' || each.open), location: evaluation.at(node) };
}

/**
 * `[f(x) for x in source]`: where the source is a variable that is split, or a literal list taken as it is, the list is what the source is.
 */
export function comprehension(node: Node, evaluation: Evaluation): Value {
  const clauses = node.children.filter(({ type }) => type === 'for_in_clause');
  const source = clauses.length === 1 ? field(clauses[0], 'right') : undefined;
  const from = source && evaluation.value(source);
  if (from?.kind === 'environment') return { ...from, coercion: 'list' };
  if (from?.kind === 'parameter') return from;
  if (from?.kind === 'list' && isSelf(node, clauses[0], evaluation)) return from;
  return { kind: 'list', items: [], open: true, location: evaluation.at(node) };
}

/** The element is the loop's variable, cleaned at most. */
function isSelf(node: Node, clause: Node | undefined, evaluation: Evaluation): boolean {
  const variable = field(clause, 'left');
  const body = field(node, 'body');
  return (
    variable?.type === 'identifier' &&
    body !== undefined &&
    new RegExp(`^${evaluation.text(variable)}(?:\\.strip\\(\\))?$`).test(evaluation.text(body))
  );
}
