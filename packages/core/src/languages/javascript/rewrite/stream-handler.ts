import { SINKS } from '../../../knowledge/javascript/logging.js';
import type { Edit, TextChange } from '../../../vocabulary/change.js';
import { callsIn } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, isCall, keyName, type AnyCall, type Node } from '../tree.js';
import { withoutItems } from './items.js';
import { hasComment, replaceNode, textOf } from './site.js';

/** A transport that writes a file becomes one that writes to standard output; beside one that does so already it is taken away. */
export function streamHandler(file: SourceFile, node: Node): Edit | undefined {
  if (!isCall(node) || hasComment(file, node)) return undefined;
  const origin = originOf(file, node.callee);
  const changes =
    origin === 'winston.transports.File' ? fromWinston(file, node) : origin === 'pino.destination' ? fromPino(file, node) : undefined;
  return changes && { safe: false, title: 'Write the log to the stream of the process', changes };
}

/** Options of a transport that concern its file. https://github.com/winstonjs/winston/blob/master/docs/transports.md#file-transport */
const OF_THE_FILE: ReadonlySet<string> = new Set([
  'filename',
  'dirname',
  'maxsize',
  'maxFiles',
  'tailable',
  'zippedArchive',
  'options',
  'stream',
  'rotationFormat',
  'lazy',
]);

function fromWinston(file: SourceFile, node: AnyCall): readonly TextChange[] | undefined {
  const others = callsIn(file, SINKS).filter((each) => each.node !== node && each.row.library === 'winston');
  const consoles = others.filter(({ row }) => row.to === 'stdout');
  const parent = file.reader.parentOf(node);
  const beside = parent?.type === 'ArrayExpression' ? parent.elements.filter((each) => each !== null) : [];
  if (consoles.some((each) => beside.some((item) => item === each.node))) return withoutItems(file, [node], beside);
  // Two transports on one stream write every line twice.
  const [options] = node.arguments;
  const { callee } = node;
  if (others.length > 0 || callee.type !== 'MemberExpression' || callee.computed) return undefined;
  if (node.arguments.length !== 1 || options?.type !== 'ObjectExpression') return undefined;
  const all = options.properties;
  const items = all.filter((each) => each.type === 'Property' && OF_THE_FILE.has(keyName(each.key, each.computed) ?? ''));
  if (all.some(({ type }) => type !== 'Property')) return undefined;
  const renamed = replaceNode(file, callee.property, 'Console');
  if (items.length === all.length) return [renamed, replaceNode(file, options, '')];
  const dropped = withoutItems(file, items, all);
  return dropped && [renamed, ...dropped];
}

/** `pino.destination(1)` is standard output. https://getpino.io/#/docs/api?id=pino-destination */
function fromPino(file: SourceFile, node: AnyCall): readonly TextChange[] | undefined {
  const given = argumentOf(node, 0);
  if (!given || node.arguments.length !== 1) return undefined;
  if (given.type !== 'ObjectExpression') return textOf(file, given) === '1' ? undefined : [replaceNode(file, given, '1')];
  const all = given.properties;
  const items = all.filter(
    (each) => each.type === 'Property' && /^(?:dest|append|mkdir|mode)$/.test(keyName(each.key, each.computed) ?? ''),
  );
  if (items.length === 0 || all.some(({ type }) => type !== 'Property')) return undefined;
  return items.length === all.length ? [replaceNode(file, given, '1')] : withoutItems(file, items, all);
}
