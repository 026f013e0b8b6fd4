import { WINSTON_FORMATS, WINSTON_LOGGERS } from '../../../knowledge/javascript/logging.js';
import type { LogFormat } from '../../../vocabulary/facts/index.js';
import { callsIn, conditionAt } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, isFunction, nodesOf, propertyOf, unwrap, type AnyCall, type Node } from '../tree.js';

const LOGGERS: Readonly<Record<string, true>> = Object.fromEntries(WINSTON_LOGGERS.map((origin) => [origin, true] as const));
const MAKERS: Readonly<Record<string, true>> = { 'winston.createLogger': true };
const TRANSPORTS: Readonly<Record<string, true>> = { 'winston.transports.Console': true, 'winston.transports.File': true };

/** How winston's loggers write: the last of JSON and text in a combined format counts; without any, it is JSON. */
export function* winstonFormats(file: SourceFile): Generator<LogFormat> {
  let chosen = false;
  for (const { node } of [...callsIn(file, TRANSPORTS), ...callsIn(file, LOGGERS)]) {
    const format = propertyOf(argumentOf(node, 0), 'format');
    for (const fact of format ? formatsIn(file, format) : []) {
      chosen = true;
      yield fact;
    }
  }
  if (chosen) return;
  // Without a format of its own winston writes JSON: https://github.com/winstonjs/winston#formats
  for (const { node, origin } of callsIn(file, MAKERS)) {
    if (origin && propertyOf(argumentOf(node, 0), 'format') === undefined && argumentOf(node, 0)?.type === 'ObjectExpression') {
      yield { kind: 'log-format', format: 'json', library: 'winston', location: file.locate(node), ...conditionAt(file, node) };
    }
  }
}

function* formatsIn(file: SourceFile, node: Node, depth = 0): Generator<LogFormat> {
  const bare = unwrap(node);
  if (depth > 8) return;
  if (bare.type === 'ConditionalExpression') {
    yield* formatsIn(file, bare.consequent, depth + 1);
    yield* formatsIn(file, bare.alternate, depth + 1);
    return;
  }
  if (bare.type === 'Identifier') {
    const declaration = file.reader.lookup(bare.name, bare);
    if (declaration?.node.type === 'VariableDeclarator' && declaration.node.init) yield* formatsIn(file, declaration.node.init, depth + 1);
    return;
  }
  if (!isCall(bare)) return;
  const name = calleeName(bare) ?? '';
  if (name === 'combine') {
    for (const argument of [...bare.arguments].reverse()) {
      const found = [...formatsIn(file, argument, depth + 1)];
      yield* found;
      if (found.length > 0) return;
    }
    return;
  }
  const known = WINSTON_FORMATS[name];
  if (!known || !/^(?:winston|logform|nest-winston)\b/.test(originOf(file, bare.callee) ?? '')) return;
  const format = name === 'printf' && writesJson(file, bare) ? 'json' : known;
  yield { kind: 'log-format', format, library: 'winston', location: file.locate(bare), ...conditionAt(file, bare) };
}

/** A function of one's own that gives JSON text. */
function writesJson(file: SourceFile, call: AnyCall): boolean {
  const formatter = argumentOf(call, 0);
  if (!formatter || !isFunction(unwrap(formatter))) return false;
  const statements = [
    formatter,
    ...file.reader.statementsWith(['stringify']).filter((unit) => formatter.start <= unit.start && unit.end <= formatter.end),
  ];
  return statements.some((unit) => nodesOf(unit).some((each) => isCall(each) && calleeName(each) === 'stringify'));
}
