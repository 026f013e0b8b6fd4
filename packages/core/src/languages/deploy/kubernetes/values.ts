import { HOLE } from '../../../syntax/hole.js';
import { interpolate } from '../../../syntax/interpolation.js';
import { isScalar, type DataNode, type ScalarNode } from '../../../syntax/node.js';
import { addText, addValue, toValue, type Pieces } from '../../../syntax/pieces.js';
import { everyUnderName } from '../../../values/credential.js';
import type { Document } from '../../../vocabulary/document.js';
import { sameLocation, type Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import type { Word } from '../words.js';

/** The module that stands for the values of a chart; the chart's language finds its file. */
export const CHART_VALUES = 'values.yaml';

const REFERENCE = /\$\(([A-Za-z_]\w*)\)/g;

/** The value of a scalar. A template that gives one of the chart's values refers to it. */
export function valueOf(node: DataNode, locate: (start: number, end: number) => Location): Value {
  if (!isScalar(node)) return { kind: 'unknown', location: node.location };
  if (node.value !== null && typeof node.value !== 'string') return { kind: 'literal', value: node.value, location: node.location };
  return withChartValues(interpolate(node.part(), 'none'), node, locate);
}

/** The same as text, with `$(NAME)` of variables that were set before: what an environment or a command gets. */
export function textValue(node: DataNode, locate: (start: number, end: number) => Location, name?: string): Value {
  if (!isScalar(node)) return { kind: 'unknown', location: node.location };
  if (node.value === null) return { kind: 'literal', value: '', location: node.location };
  const value = withChartValues(expanded(node.part()), node, locate);
  const classified = name === undefined ? value : everyUnderName(value, name);
  return classified.kind === 'literal' || classified.kind === 'credential' ? { ...classified, location: node.location } : classified;
}

/** A word of `command:` or `args:`; who reads on (`sh -c`) gets `$(NAME)` as `${NAME}`. */
export function wordOf(node: ScalarNode, locate: (start: number, end: number) => Location): Word {
  const part = node.part();
  const text = part.text.replace(REFERENCE, (whole, name: string) => (/^[A-Z_][A-Z0-9_]*$/.test(name) ? `\${${name}}` : whole));
  const { length } = text;
  return { value: textValue(node, locate), part: text === part.text ? part : part.part(0, length, text) };
}

function expanded(document: Document): Value {
  const { text } = document;
  if (!text.includes('$(')) return interpolate(document, 'none');
  const pieces: Pieces = { items: [] };
  let from = 0;
  for (const found of text.matchAll(REFERENCE)) {
    const { 0: whole, 1: name = '', index } = found;
    const isEscaped = text[index - 1] === '$';
    if (isEscaped) continue;
    if (index > from) addText(pieces, text.slice(from, index), from);
    const end = index + whole.length;
    addValue(pieces, { kind: 'environment', name, missing: 'empty', location: document.locate(index, end) }, index, end);
    from = end;
  }
  if (from === 0 || text.includes(HOLE)) return interpolate(document, 'none');
  if (from < text.length) addText(pieces, text.slice(from), from);
  return toValue(pieces, document, 0, text.length);
}

function withChartValues(value: Value, node: ScalarNode, locate: (start: number, end: number) => Location): Value {
  const holes = node.holes?.filter(({ values }) => values !== undefined) ?? [];
  if (holes.length === 0) return value;
  if (value.kind === 'text') return { ...value, parts: value.parts.map((part) => withChartValues(part, node, locate)) };
  if (value.kind !== 'unknown') return value;
  const hole = holes.find(({ start, end }) => sameLocation(locate(start, end), value.location));
  return hole?.values ? { kind: 'reference', module: CHART_VALUES, name: hole.values.join('.'), location: value.location } : value;
}
