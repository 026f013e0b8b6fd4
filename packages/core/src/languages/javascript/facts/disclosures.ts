import { isSecretName } from '../../../values/credential.js';
import { contributors } from '../../../values/walk.js';
import type { Disclosure } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { callsNamed } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { isCall, unwrap, type Node } from '../tree.js';
import { mayReadEnvironment } from '../values/environment.js';
import { evaluate } from '../values/evaluate.js';
import { isFrontEnd } from './front-end.js';

const WORDS = ['log', 'debug', 'info', 'warn', 'error', 'dir', 'table', 'trace', 'fatal', 'verbose'];

/** Lines of output that hold the whole environment, or a secret of it. */
export function* disclosures(file: SourceFile): Generator<Disclosure> {
  if (file.document.kind === 'test' || !mayReadEnvironment(file) || isFrontEnd(file)) return;
  for (const { node, origin } of callsNamed(file, WORDS)) {
    const call = writerOf(node, origin);
    if (call === undefined || isForDevelopment(file, node)) continue;
    for (const argument of node.arguments) {
      const found = argument.type === 'SpreadElement' ? undefined : disclosed(file, argument);
      if (!found) continue;
      yield { kind: 'disclosure', call, location: file.locate(node), ...found };
      break;
    }
  }
}

/** `console.log`, or a method of something that is called a logger. */
function writerOf({ callee }: { readonly callee: Node }, origin: string | undefined): string | undefined {
  if (origin !== undefined && /^console\.\w+$/.test(origin)) return origin;
  if (callee.type !== 'MemberExpression') return undefined;
  const { object } = callee;
  const name =
    object.type === 'Identifier'
      ? object.name
      : object.type === 'MemberExpression' && object.property.type === 'Identifier'
        ? object.property.name
        : '';
  return /^log(?:ger)?$/i.test(name) ? 'logger' : undefined;
}

function isForDevelopment(file: SourceFile, node: Node): boolean {
  return file.reader
    .enclosing(node)
    .some(({ condition }) => condition?.value.kind === 'environment' && /^(?:NODE_ENV|DEBUG)$/.test(condition.value.name ?? ''));
}

function disclosed(file: SourceFile, argument: Node): Pick<Disclosure, 'of' | 'name'> | undefined {
  const bare = unwrap(argument);
  const inner = isCall(bare) && originOf(file, bare.callee) === 'JSON.stringify' ? bare.arguments[0] : bare;
  if (inner && inner.type !== 'SpreadElement' && /^(?:node:)?process\.env$/.test(originOf(file, unwrap(inner)) ?? ''))
    return { of: 'environment' };
  const name = written(evaluate(file, bare)).find(isSecretName);
  return name === undefined ? undefined : { of: 'secret', name };
}

/** The variables whose text is written out. */
function written(value: Value): readonly string[] {
  return contributors(value).flatMap((each) =>
    each.kind === 'environment' && each.coercion === undefined && each.name !== undefined ? [each.name] : [],
  );
}
