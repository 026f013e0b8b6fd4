import type { Change, Edit } from '../../../vocabulary/change.js';
import { sameLocation } from '../../../vocabulary/location.js';
import { boundName } from '../facts/bound-names.js';
import type { SourceFile } from '../source.js';
import { stringOf, unwrap, type Node } from '../tree.js';
import { environmentRead } from '../values/environment.js';
import { evaluation } from '../values/evaluate.js';
import { alternative, readOf } from './idiom.js';
import { parseSwitch } from './parse-switch.js';
import { requireRead } from './require-read.js';
import { isTypeScript, replaceNode, textOf } from './site.js';

type ReadChange = Extract<Change, { kind: 'read-environment' }>;

/** A constant becomes a read of a variable; a read that something stands in for, one without; a string that is taken for a switch, a compared one. */
export function readEnvironment(file: SourceFile, node: Node, change: ReadChange): Edit | undefined {
  const constant = constantOf(node);
  if (constant !== undefined && sameLocation(change.place, file.locate(node))) return fromConstant(file, node, constant, change);
  if (change.coercion === 'boolean') return parseSwitch(file, node, change.name);
  return change.missing === 'fails' ? requireRead(file, node, change.name) : undefined;
}

function constantOf(node: Node): string | number | undefined {
  if (node.type === 'Literal' && typeof node.value === 'number') return node.value;
  return unwrap(node) === node ? stringOf(node) : undefined;
}

function fromConstant(file: SourceFile, node: Node, constant: string | number, asked: ReadChange): Edit | undefined {
  const own = asked.guessed ? boundName(file, node) : undefined;
  const change = own !== undefined && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(own) ? { ...asked, name: own } : asked;
  const read = isValue(file, node) ? readOf(file, change.name, node) : undefined;
  if (read === undefined) return undefined;
  if (change.missing === 'fails') {
    if (typeof constant !== 'string') return undefined;
    const title = `Read ${change.name} from the environment, which must give it then`;
    // A type that a string had before: the compiler knows a variable as `string | undefined`.
    return { safe: false, title, changes: [replaceNode(file, node, isTypeScript(file) ? `${read}!` : read)] };
  }
  const fallback = typeof change.missing === 'object' && change.missing.kind === 'literal' ? change.missing.value : undefined;
  if (fallback === undefined || String(fallback) !== String(constant)) return undefined;
  const either = `${read} ${alternative(file)} ${textOf(file, node)}`;
  const text = typeof constant === 'number' ? `Number(${either})` : standsAlone(file, node) ? either : `(${either})`;
  const title = `Read ${change.name} from the environment, ${String(constant)} where it is missing`;
  return { safe: change.name === 'PORT', title, changes: [replaceNode(file, node, text)] };
}

/** Whether a constant is a value of the running program that may be another: no key, type, member of an enum or stand-in of a parameter. */
function isValue(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  switch (parent?.type) {
    case 'Property':
      return parent.value === node;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node;
    case 'VariableDeclarator':
      return parent.init === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node && !isRead(file, parent);
    case 'AssignmentExpression':
      return parent.right === node;
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'ArrayExpression':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'TSSatisfiesExpression':
      return true;
    case 'TSAsExpression':
      return !/^const$/.test(file.document.text.slice(parent.typeAnnotation.start, parent.typeAnnotation.end));
    default:
      return false;
  }
}

/** The name that `Deno.env.get` is given. */
function isRead(file: SourceFile, call: Node): boolean {
  return environmentRead(evaluation(file), call) !== undefined;
}

function standsAlone(file: SourceFile, node: Node): boolean {
  return /^(?:Property|PropertyDefinition|VariableDeclarator|CallExpression|NewExpression|AssignmentExpression|ArrayExpression|ReturnStatement|ArrowFunctionExpression)$/.test(
    file.reader.parentOf(node)?.type ?? '',
  );
}
