import { underName } from '../values/credential.js';
import type { Value } from '../vocabulary/value.js';
import type { InterpolationStyle } from './expansion.js';
import { interpolate } from './interpolation.js';
import type { DataNode } from './node.js';

const DEEPEST = 32;

/**
 * The value that a node of data says: texts are expanded in a style, holes of templates are unknown, what a key
 * announces as a secret is a credential.
 */
export function nodeValue(node: DataNode, style: InterpolationStyle = 'none', depth = 0): Value {
  const { location } = node;
  if (depth > DEEPEST) return { kind: 'unknown', location };
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? interpolate(node.part(), style) : { kind: 'literal', value: node.value, location };
    case 'sequence':
      return { kind: 'list', items: node.items.map((item) => nodeValue(item, style, depth + 1)), open: node.open, location };
    case 'mapping': {
      const entries = node.entries.map(({ key, value }) => ({ key, value: underName(nodeValue(value, style, depth + 1), key) }));
      return { kind: 'record', entries, open: node.open, location };
    }
  }
}
