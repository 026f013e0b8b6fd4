import type { RecordEntry, Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { argumentsOf, field, type Node } from '../node.js';
import { fold } from './bound.js';
import { passing, secretUnder } from './place.js';
import { settingsFields } from './environment/pydantic.js';

/** A class as the record of its attributes, those of its bases in this file and of other files first. */
export function classValue(node: Node, evaluation: Evaluation): Value {
  const location = evaluation.at(field(node, 'name') ?? node);
  const fields = settingsFields(node, evaluation);
  if (fields) return { kind: 'record', open: false, location, entries: fields.map(({ name, value }) => ({ key: name, value })) };
  const scope = evaluation.reader.scopes.of(node);
  const inherited = argumentsOf(node, evaluation.text).positional.map((base) => evaluation.value(base));
  const entries: RecordEntry[] = inherited.flatMap((base) =>
    base.kind === 'record' ? base.entries.map((entry) => ({ key: entry.key, value: entry.value })) : [],
  );
  let open = inherited.some((base) => base.kind !== 'record' || base.open);
  for (const [name, effects] of scope.effects) {
    const value = fold(effects, undefined, evaluation);
    if (!value) continue;
    if (value.kind === 'unknown') open = true;
    entries.push({ key: name, value: secretUnder(value, name) });
  }
  return { kind: 'record', entries, open, location };
}

/** An instance of a class of this file: its attributes, seen from where it is made. */
export function instanceValue(record: Value, call: Node, evaluation: Evaluation): Value {
  return record.kind === 'record' ? passing({ ...record, open: true }, evaluation.at(call)) : record;
}
