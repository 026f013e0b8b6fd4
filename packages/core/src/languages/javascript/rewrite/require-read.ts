import type { Edit, TextChange } from '../../../vocabulary/change.js';
import { replacing } from '../../../syntax/rewriting/text-change.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, keyName, memberName, unwrap, type AnyCall, type Node } from '../tree.js';
import { environmentRead } from '../values/environment.js';
import { evaluate, evaluation } from '../values/evaluate.js';
import { withoutItems } from './items.js';
import { asserted, hasComment, isTypeScript, replaceNode, textOf } from './site.js';

/** Takes away what stands in for a variable that is missing. */
export function requireRead(file: SourceFile, node: Node, name: string): Edit | undefined {
  const changes = changesFor(file, node, name);
  return changes && { safe: false, title: `Use nothing else where ${name} is missing`, changes };
}

function changesFor(file: SourceFile, node: Node, name: string): readonly TextChange[] | undefined {
  // A property that is written short has the place of its value.
  const property = node.type === 'AssignmentPattern' ? file.reader.parentOf(node) : node;
  if (property?.type === 'Property') return fromProperty(file, property, name);
  const value = evaluate(file, node);
  if (value.kind !== 'environment' || value.name !== name) return undefined;
  if (environmentRead(evaluation(file), node)) return fromAlternative(file, node);
  return isCall(node) ? fromNest(file, node) : undefined;
}

/** `process.env.X || 'd'`: the last alternative goes. */
function fromAlternative(file: SourceFile, read: Node): readonly TextChange[] | undefined {
  const left = asserted(file, read);
  const parent = file.reader.parentOf(left);
  if (parent?.type !== 'LogicalExpression' || parent.operator === '&&' || parent.left !== left) return undefined;
  const right = evaluate(file, parent.right);
  if (!/^(?:credential|literal|text)$/.test(right.kind) || hasComment(file, { start: left.end, end: parent.end })) return undefined;
  const end = isTypeScript(file) && left === read ? '!' : '';
  return [replaceNode(file, parent, textOf(file, left) + end)];
}

/** Nest's `get` gives nothing where `getOrThrow` fails. https://docs.nestjs.com/techniques/configuration */
function fromNest(file: SourceFile, call: AnyCall): readonly TextChange[] | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'get' || callee.computed) return undefined;
  if (originOf(file, call.callee) !== '@nestjs/config.ConfigService().get' || hasComment(file, call)) return undefined;
  const throwing = replaceNode(file, callee.property, 'getOrThrow');
  const preset = argumentOf(call, 1);
  if (preset && call.arguments.length === 2) {
    const dropped = preset.type === 'ObjectExpression' ? undefined : withoutItems(file, [preset], call.arguments);
    return dropped && [throwing, ...dropped];
  }
  const left = asserted(file, call);
  const parent = file.reader.parentOf(left);
  if (parent?.type !== 'LogicalExpression' || parent.operator === '&&' || parent.left !== left || hasComment(file, parent))
    return undefined;
  return [throwing, replacing(file.document, left.end, parent.end, '')];
}

function fromProperty(file: SourceFile, property: Extract<Node, { type: 'Property' }>, name: string): readonly TextChange[] | undefined {
  if (keyName(property.key, property.computed) !== name || hasComment(file, property)) return undefined;
  const { value } = property;
  // `const { X = 'd' } = process.env`
  if (value.type === 'AssignmentPattern') return isTypeScript(file) ? undefined : [replacing(file.document, value.left.end, value.end, '')];
  return isCall(unwrap(value)) ? fromSchema(file, unwrap(value) as AnyCall) : undefined;
}

/** A field of a schema: `z.string().default('d')` of zod, `str({ default: 'd' })` of envalid. Both fail then where the variable is missing. */
function fromSchema(file: SourceFile, field: AnyCall): readonly TextChange[] | undefined {
  const origin = originOf(file, field.callee) ?? '';
  if (origin.startsWith('envalid.')) {
    const options = argumentOf(field, 0);
    const all = options?.type === 'ObjectExpression' ? options.properties : [];
    const preset = all.find((each) => each.type === 'Property' && keyName(each.key, each.computed) === 'default');
    if (!preset || all.some(({ type }) => type !== 'Property')) return undefined;
    return all.length === 1 && options ? [replaceNode(file, options, '')] : withoutItems(file, [preset], all);
  }
  if (!/^zod\./.test(origin)) return undefined;
  for (let step: Node = field; isCall(step);) {
    const callee: Node = unwrap(step.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    if (calleeName(step) === 'default') return [replacing(file.document, callee.object.end, step.end, '')];
    step = unwrap(callee.object);
  }
  return undefined;
}
