import type { SchemaType } from '../../../../knowledge/javascript/schemas.js';
import { underName } from '../../../../values/credential.js';
import type { Location } from '../../../../vocabulary/location.js';
import type { Environment, RecordEntry, RecordValue, Value } from '../../../../vocabulary/value.js';
import { orElse } from '../logic.js';
import { memberOf } from '../members.js';

/** What a schema says about one variable. */
export interface Field extends SchemaType {
  readonly key: string;
  readonly missing: Environment['missing'];
  readonly location: Location;
}

/** Where a schema's variables come from: the environment itself, or a record that maps keys to reads. */
export type Source = 'environment' | Value;

/** The parsed result: each key the read that it comes from, with what the schema adds. */
export function parsedRecord(fields: readonly Field[], source: Source, location: Location): RecordValue {
  const entries = fields.map((field): RecordEntry => ({ key: field.key, value: underName(fieldValue(field, source), field.key) }));
  return { kind: 'record', entries, open: false, location };
}

function fieldValue(field: Field, source: Source): Value {
  if (source === 'environment') return fieldRead(field, field.key);
  const given = memberOf(source, field.key, field.location);
  if (given.kind === 'environment') {
    if (given.missing !== 'empty') return { ...given, ...typeOf(field) };
    return { ...fieldRead(field, given.name), ...(given.nameFrom ? { nameFrom: given.nameFrom } : {}), via: [given.location] };
  }
  return typeof field.missing === 'object' ? orElse(given, () => field.missing as Value, field.location) : given;
}

/** The read that a field declares. */
export function fieldRead(field: Field, name: string | undefined): Environment {
  const missing = typeof field.missing === 'object' && name !== undefined ? underName(field.missing, name) : field.missing;
  return { kind: 'environment', ...(name === undefined ? {} : { name }), missing, ...typeOf(field), location: field.location };
}

function typeOf({ coercion, truthy }: SchemaType): Pick<Environment, 'coercion' | 'nonEmptyIsTrue'> {
  return { ...(coercion ? { coercion } : {}), ...(truthy ? { nonEmptyIsTrue: true as const } : {}) };
}
