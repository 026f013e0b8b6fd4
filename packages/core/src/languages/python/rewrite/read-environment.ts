import type { Change, Edit } from '../../../vocabulary/change.js';
import { sameLocation } from '../../../vocabulary/location.js';
import type { WholeModule } from '../module.js';
import { field, statementOf, type Node } from '../node.js';
import { decodeString } from '../strings.js';
import { environ, writeRead, type Wanted } from './idiom.js';
import { parseSwitch } from './parse-switch.js';
import { requireRead } from './require-read.js';
import { hasComment, replaceNode } from './site.js';

type ReadChange = Extract<Change, { kind: 'read-environment' }>;

/** A constant becomes a read of a variable; a read that something stands in for, one that fails; a string that is taken for a switch, a parsed one. */
export function readEnvironment(module: WholeModule, node: Node, change: ReadChange): Edit | undefined {
  const read = readAt(module, node, change.name);
  if (!read) return fromConstant(module, node, change);
  if (change.coercion === 'boolean') return parseSwitch(module, read, change.name);
  return change.missing === 'fails' ? requireRead(module, read, change.name) : undefined;
}

/** The read of a variable that a place is, or is a part of. */
function readAt(module: WholeModule, node: Node, name: string): Node | undefined {
  const end = statementOf(node);
  for (let current: Node | undefined = node; current && current !== end.parent; current = current.parent) {
    if (/^(?:assignment|expression_statement|argument_list|keyword_argument|tuple|interpolation)$/.test(current.type)) continue;
    if (current.type === 'identifier' && current.field === 'left' && current.parent?.field !== 'definition' && isField(current))
      return current;
    const value = current.type === 'identifier' ? undefined : module.value(current);
    if (value?.kind === 'environment' && value.name === name && !value.via) return current;
  }
  return undefined;
}

/** The name of a field that is declared with a type. */
function isField(node: Node): boolean {
  return node.parent?.type === 'assignment' && node.parent.children.some(({ field }) => field === 'type');
}

/** Where a constant stands that is no value of the running program, or is one for later. */
const NO_VALUE = /^(?:interpolation|default_parameter|typed_default_parameter|type|case_pattern|concatenated_string|decorator)$/;

function fromConstant(module: WholeModule, node: Node, asked: ReadChange): Edit | undefined {
  const change = { ...asked, name: (asked.guessed && ownName(module, node)) ?? asked.name };
  const isWhole = sameLocation(change.place, module.at(node));
  if (!isWhole || !/^(?:string|concatenated_string|integer|true|false)$/.test(node.type) || !isValue(node)) return undefined;
  if (hasComment(module, node.start, node.end)) return undefined;
  const fallback = constantOf(change.missing);
  if (change.missing !== 'fails' && fallback === undefined) return undefined;
  const isText = node.type === 'string' || node.type === 'concatenated_string';
  if (change.coercion === 'integer' && isText) return portInText(module, node, change.name, fallback);
  const coercion = change.coercion === 'integer' || change.coercion === 'boolean' ? change.coercion : undefined;
  if (isText !== (coercion === undefined)) return undefined;
  const wanted: Wanted = {
    name: change.name,
    ...(coercion ? { coercion } : {}),
    ...(fallback === undefined ? {} : { fallback }),
    ...(isText && { written: module.text(node) }),
  };
  if (isText && isBytes(module, node)) return undefined;
  const read = writeRead(module, wanted, node);
  return read && editOf([...read.changes, replaceNode(module, node, read.text)], change.name, fallback);
}

function isValue(node: Node): boolean {
  for (let current: Node | undefined = node; current; current = current.parent) {
    if (current.field === 'key' || (current.parent && NO_VALUE.test(current.parent.type))) return false;
    if (current.parent?.type === 'block' || current.parent?.type === 'module') return true;
  }
  return true;
}

/** `STOCK_HOST = "…"` */
function ownName(module: WholeModule, { parent }: Node): string | undefined {
  const left = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  const name = left?.type === 'identifier' ? module.text(left) : '';
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name) ? name : undefined;
}

function isBytes(module: WholeModule, node: Node): boolean {
  return /^[a-z]*b[a-z]*["']/i.test(module.text(node));
}

function constantOf(missing: ReadChange['missing']): string | number | boolean | undefined {
  const value = typeof missing === 'object' && missing.kind === 'literal' ? missing.value : undefined;
  return value ?? undefined;
}

/** `"8000"` and `"0.0.0.0:8000"`. */
function portInText(module: WholeModule, node: Node, name: string, fallback: Wanted['fallback']): Edit | undefined {
  const decoded = node.type === 'string' ? decodeString(module.file.text, node.start, node.end) : undefined;
  const port = fallback === undefined ? undefined : String(fallback);
  if (!decoded || decoded.bytes || decoded.offsets || port === undefined || !decoded.text.endsWith(port)) return undefined;
  const host = decoded.text.slice(0, -port.length);
  if (host === '') {
    const read = writeRead(module, { name, fallback: port }, node);
    return read && editOf([...read.changes, replaceNode(module, node, read.text)], name, port);
  }
  if (!host.endsWith(':') || /[{}]/.test(host) || !/^["'][^"']/.test(module.text(node))) return undefined;
  const os = environ(module, node);
  if (!os) return undefined;
  const quote = module.text(node)[0] ?? '"';
  const inner = quote === '"' ? "'" : '"';
  const text = `f${quote}${host}{${os.text}.get(${inner}${name}${inner}, ${inner}${port}${inner})}${quote}`;
  return editOf([...os.changes, replaceNode(module, node, text)], name, port);
}

/** With what stood there to fall back to, only a variable of that name that is set already makes a difference. */
function editOf(changes: Edit['changes'], name: string, fallback: Wanted['fallback']): Edit {
  return fallback === undefined
    ? { safe: false, title: `Read ${name} from the environment, which must give it then`, changes }
    : { safe: name === 'PORT', title: `Read ${name} from the environment, ${String(fallback)} where it is missing`, changes };
}
