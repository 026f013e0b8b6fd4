import { environmentsIn } from '../../../values/walk.js';
import type { EnvironmentRead } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { conditionAt } from '../calls.js';
import { functionBehind, originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { calleeName, isCall, stringOf, type AnyCall } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { NEST_NAMESPACE } from '../values/libraries.js';
import { boundName } from './bound-names.js';

/** Calls of functions of this repository with the name of a variable: they are reads where the function turns out to be one. */
export function* helperReads(file: SourceFile): Generator<EnvironmentRead> {
  if (!file.reader.mayBeGiven(VARIABLE)) return;
  for (const node of file.reader.strings()) {
    const text = stringOf(node);
    if (text === undefined || !isVariable(text)) continue;
    const call = file.reader.parentOf(node);
    if (!call || !isCall(call) || call.arguments[0] !== node || !isOwnFunction(file, call) || SPEAKS.has(calleeName(call) ?? '')) continue;
    const value = evaluate(file, call);
    if (value.kind === 'call' ? !holdsRelative(value) : environmentsIn(value).length === 0) continue;
    yield {
      kind: 'environment-read',
      value,
      reader: calleeName(call) ?? 'helper',
      location: file.locate(call),
      ...bound(boundName(file, call)),
      ...conditionAt(file, call),
    };
  }
}

/** Methods that are told a word in capitals and read no variable. */
const SPEAKS: ReadonlySet<string> = new Set([
  'log',
  'debug',
  'info',
  'warn',
  'error',
  'trace',
  'fatal',
  'verbose',
  'emit',
  'on',
  'once',
  'off',
  'dispatch',
  'send',
  'set',
  'has',
  'delete',
  'add',
  't',
  'Error',
]);

function isVariable(text: string): boolean {
  return text.length >= 3 && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(text);
}

const VARIABLE = { fits: isVariable, unless: SPEAKS } as const;

function holdsRelative(value: Value): boolean {
  if (value.kind === 'call') return holdsRelative(value.callee);
  if (value.kind === 'member') return holdsRelative(value.of);
  return value.kind === 'reference' && !value.module.startsWith(NEST_NAMESPACE);
}

function isOwnFunction(file: SourceFile, call: AnyCall): boolean {
  if (functionBehind(file, call.callee)) return true;
  const origin = originOf(file, call.callee);
  return origin !== undefined && /^(?:\.{1,2}(?:\/|$)|[@~#]\/|#|src\/)/.test(origin);
}

function bound(boundTo: string | undefined): { readonly boundTo?: string } {
  return boundTo === undefined ? {} : { boundTo };
}
