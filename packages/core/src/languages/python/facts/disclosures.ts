import { isSecretName } from '../../../values/credential.js';
import { contributors } from '../../../values/walk.js';
import type { Disclosure } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { mentionsEnvironment } from './environment.js';
import { isForDebugging } from './prints.js';

const WORDS = ['print', 'pprint', 'debug', 'info', 'warning', 'warn', 'error', 'critical', 'exception', 'log'];

/** Lines of output that hold the whole environment, or a secret of it. */
export function* disclosures(module: PythonModule): Generator<Disclosure> {
  if (!mentionsEnvironment(module)) return;
  for (const statement of module.reader.statementsWith(WORDS)) {
    if (isForDebugging(statement, module)) continue;
    for (const node of within(statement)) {
      const call = node.type === 'call' ? writerOf(node, module) : undefined;
      if (call === undefined) continue;
      const given = argumentsOf(node, module.text);
      if (given.named.has('file')) continue;
      for (const argument of given.positional) {
        const found = disclosed(argument, module);
        if (!found) continue;
        yield { kind: 'disclosure', call, location: module.at(node), ...found };
        break;
      }
    }
  }
}

/** `print`, or a method of something that is called a logger. */
function writerOf(call: Node, module: PythonModule): string | undefined {
  const callee = field(call, 'function');
  if (!callee) return undefined;
  const name = module.nameOf(callee);
  if (name === 'builtins.print' || name === 'pprint.pprint') return 'print';
  const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
  if (!object || !method || !WORDS.includes(module.text(method))) return undefined;
  return /^logging$/.test(module.nameOf(object) ?? '') || /(?:^|\.|_)log(?:ger)?$/i.test(module.text(object)) ? 'logging' : undefined;
}

function disclosed(argument: Node, module: PythonModule): Pick<Disclosure, 'of' | 'name'> | undefined {
  if (isEnvironment(argument, module)) return { of: 'environment' };
  const name = parts(module.value(argument)).find(isSecretName);
  return name === undefined ? undefined : { of: 'secret', name };
}

/** `os.environ`, a copy of it, or its text. */
function isEnvironment(node: Node, module: PythonModule): boolean {
  if (node.type !== 'call') return module.nameOf(node) === 'os.environ';
  const callee = field(node, 'function');
  const name = callee && module.nameOf(callee);
  if (name === 'os.environ.copy' || name === 'os.environ.items') return true;
  const [first] = argumentsOf(node, module.text).positional;
  return (
    first !== undefined && /^(?:builtins\.(?:dict|str|repr)|json\.dumps|pprint\.pformat)$/.test(name ?? '') && isEnvironment(first, module)
  );
}

/** The variables whose text is written out; what a function made of them is something else. */
function parts(value: Value): readonly string[] {
  return contributors(value).flatMap((each) =>
    each.kind === 'environment' && !each.coercion && each.name !== undefined ? [each.name] : [],
  );
}
