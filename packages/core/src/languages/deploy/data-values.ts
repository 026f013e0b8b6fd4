import type { InterpolationStyle } from '../../syntax/expansion.js';
import { interpolate } from '../../syntax/interpolation.js';
import { isScalar, type DataNode } from '../../syntax/node.js';
import { everyUnderName } from '../../values/credential.js';
import type { Document } from '../../vocabulary/document.js';
import type { Supply } from '../../vocabulary/facts/index.js';
import type { Value } from '../../vocabulary/value.js';

/** The value of a scalar as text: `8000` without quotes is `"8000"`, as an environment gets it. Collections are unknown. */
export function scalarText(node: DataNode, style: InterpolationStyle = 'none'): Value {
  if (!isScalar(node)) return { kind: 'unknown', location: node.location };
  return node.value === null ? { kind: 'literal', value: '', location: node.location } : interpolate(node.part(), style);
}

/** The value of a variable of a given name: what the name announces as a secret is a credential. */
export function variableValue(node: DataNode, name: string, style: InterpolationStyle = 'none'): Value {
  const value = everyUnderName(scalarText(node, style), name);
  return value.kind === 'literal' || value.kind === 'credential' ? { ...value, location: node.location } : value;
}

/** A number where a text says nothing else; of a variable also the default. */
export function numeric(value: Value): Value {
  if (value.kind === 'literal' && typeof value.value === 'string' && /^\d{1,9}$/.test(value.value)) {
    return { ...value, value: Number(value.value) };
  }
  if (value.kind === 'environment' && typeof value.missing === 'object') return { ...value, missing: numeric(value.missing) };
  return value;
}

/** The number, or the value, that a part of a text says. */
export function numericPart(document: Document, style: InterpolationStyle = 'none'): Value {
  return numeric(interpolate(document, style));
}

/** A variable of the machine that runs the file, where the value is one; else a literal. */
export function sourceOf(value: Value): Supply['source'] {
  return value.kind === 'environment' ? 'host' : 'literal';
}
