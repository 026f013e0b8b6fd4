import { underName } from '../../values/credential.js';
import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import { literalText, type Assignment } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { cutName, toValue, type Pieces } from '../pieces.js';
import { childrenOf, type Node } from '../tree-sitter.js';
import { readWord, wordValue } from './word.js';

const LONGEST_SECRET = 4_096;

const WORDS: ReadonlySet<string> = new Set([
  'word',
  'number',
  'string',
  'raw_string',
  'ansi_c_string',
  'translated_string',
  'concatenation',
  'simple_expansion',
  'expansion',
  'command_substitution',
  'arithmetic_expansion',
  'process_substitution',
  'brace_expression',
  'extglob_pattern',
  'regex',
  'command_name',
  'variable_name',
]);

/** Whether a node of the grammar is a word of a command. */
export function isWord({ type }: Node): boolean {
  return WORDS.has(type);
}

/** The value of a word; its inside is read from its characters, which the grammar divides unreliably. */
export function valueOf(node: Node, document: Document): Value {
  return wordValue(document, node.startIndex, node.endIndex);
}

/**
 * The values of the words of a command. What an option or a variable announces as a secret
 * (`--password=…`, `--api-token …`, `env SECRET_KEY=…`) is a credential.
 */
export function valuesOf(nodes: readonly Node[], document: Document): Value[] {
  const values: Value[] = [];
  for (const node of nodes) {
    const option = /^--([a-z][\w-]+)$/.exec(literalText(values.at(-1)) ?? '')?.[1];
    const value = named(node, document) ?? valueOf(node, document);
    values.push(option !== undefined && option !== 'secret' ? underName(value, option) : value);
  }
  return values;
}

/** A word `NAME=value` whose value is a credential because of its name. */
function named({ startIndex: start, endIndex: end }: Node, document: Document): Value | undefined {
  if (end - start > LONGEST_SECRET) return undefined;
  const cut = cutName(readWord(document, start, end, 'shell', true).pieces);
  if (!cut) return undefined;
  const location = document.locate(start, end);
  const value = underName(toValue(cut.value, document, start, end), cut.name);
  if (value.kind !== 'credential') return undefined;
  const prefix = toValue(cut.prefix, document, start, start + cut.name.length);
  return { kind: 'text', parts: [prefix, { ...value, location: placeOfValue(cut.value, document, location) }], location };
}

function placeOfValue({ items: [first] }: Pieces, document: Document, location: Location): Location {
  if (!first || !('text' in first)) return location;
  return document.locate(first.offsets[0] ?? 0, (first.offsets.at(-1) ?? 0) + 1);
}

/** `NAME=value`; an array is a list. */
export function readAssignment(node: Node, document: Document): Assignment {
  const value = node.childForFieldName('value');
  const name = node.childForFieldName('name')?.text ?? '';
  const isAppended = childrenOf(node).some(({ type }) => type === '+=');
  return {
    name,
    value: value ? underName(assigned(value, document), name) : emptyAt(node, document),
    location: document.locate(node.startIndex, node.endIndex),
    ...(isAppended && { append: true }),
  };
}

function assigned(value: Node, document: Document): Value {
  if (value.type !== 'array') return valueOf(value, document);
  const items = childrenOf(value).filter((child) => isWord(child));
  const location = document.locate(value.startIndex, value.endIndex);
  return { kind: 'list', items: items.map((item) => valueOf(item, document)), open: false, location };
}

function emptyAt(node: Node, document: Document): Value {
  return { kind: 'literal', value: '', location: document.locate(node.endIndex, node.endIndex) };
}
