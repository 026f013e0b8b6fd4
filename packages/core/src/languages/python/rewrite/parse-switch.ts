import type { Edit } from '../../../vocabulary/change.js';
import type { WholeModule } from '../module.js';
import { argumentsOf, bare, field, type Node } from '../node.js';
import { readCall } from '../values/environment/index.js';
import { writeRead, type Wanted } from './idiom.js';
import { hasComment, replaceNode } from './site.js';

/** `bool(os.environ.get("X"))` and `os.getenv("X", False)`: the text is compared with the words that mean yes. */
export function parseSwitch(module: WholeModule, read: Node, name: string): Edit | undefined {
  const call = callIn(module, read);
  const access = call && readCall(call, module);
  if (!call || access?.reader !== 'os.environ') return undefined;
  const whole = converted(module, call);
  if (hasComment(module, whole.start, whole.end)) return undefined;
  const value = access.value.kind === 'environment' ? access.value.missing : undefined;
  const standIn = typeof value === 'object' ? (value.kind === 'literal' ? value.value : undefined) : '';
  if (standIn === undefined || (typeof standIn === 'string' && standIn !== '')) return undefined;
  const wanted: Wanted = { name, coercion: 'boolean', fallback: Boolean(standIn) };
  const written = writeRead(module, wanted, whole);
  if (!written) return undefined;
  const text = needsParentheses(whole) ? `(${written.text})` : written.text;
  const title = `Take only words that mean yes in ${name} for yes`;
  return { safe: false, title, changes: [...written.changes, replaceNode(module, whole, text)] };
}

function callIn(module: WholeModule, read: Node): Node | undefined {
  const node = bare(read);
  if (node.type !== 'call') return undefined;
  if (readCall(node, module)) return node;
  const inner = isBool(module, node) ? argumentsOf(node, module.text).positional[0] : undefined;
  return inner && readCall(bare(inner), module) ? bare(inner) : undefined;
}

function converted(module: WholeModule, call: Node): Node {
  const outer = call.parent?.parent;
  return outer?.type === 'call' && isBool(module, outer) && call.parent?.children.length === 1 ? outer : call;
}

function isBool(module: WholeModule, call: Node): boolean {
  const callee = field(call, 'function');
  return callee !== undefined && module.nameOf(callee) === 'builtins.bool';
}

/** Whether an operator, a call or an attribute binds tighter than a comparison. */
function needsParentheses({ parent }: Node): boolean {
  return /^(?:attribute|subscript|comparison_operator|binary_operator|unary_operator|await|not_operator)$/.test(parent?.type ?? '');
}
