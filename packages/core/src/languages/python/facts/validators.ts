import type { Location } from '../../../vocabulary/location.js';
import { decorators, descendants, field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';

/**
 * Where a settings class refuses a field's value: the test before the exception in a validator that reads the field, or in a method
 * that the validator hands it to. Source: docs.pydantic.dev/latest/concepts/validators
 */
export function validatorOf(settings: Node, name: string, module: PythonModule): Location | undefined {
  const methods = methodsOf(settings, module);
  for (const method of methods.values()) {
    const decorated = decorators(method);
    if (!decorated.some((each) => /(?:model|field|root)_validator|(?:^|\.)validator/.test(module.text(each)))) continue;
    const own = decorated.some((each) => stringsIn(each, module).includes(name));
    const reads = own || [...descendants(method)].some((node) => node.type === 'attribute' && module.text(node) === `self.${name}`);
    const test = reads ? (handedTo(method, name, own, methods, module) ?? refusal(method)) : undefined;
    if (test) return module.at(test);
  }
  return undefined;
}

function methodsOf(settings: Node, module: PythonModule): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const [name, effects] of module.reader.scopes.of(settings).effects) {
    const defined = effects.findLast(({ operation }) => operation === 'define')?.value;
    if (defined?.type === 'function_definition') found.set(name, defined);
  }
  return found;
}

/** The refusal in a method of the class that a validator gives the field to. */
function handedTo(method: Node, name: string, own: boolean, methods: ReadonlyMap<string, Node>, module: PythonModule): Node | undefined {
  for (const call of descendants(method)) {
    const callee = call.type === 'call' ? field(call, 'function') : undefined;
    const called = callee && methods.get(/^self\.(\w+)$/.exec(module.text(callee))?.[1] ?? '');
    if (!called || !(own || module.text(field(call, 'arguments') ?? call).includes(`self.${name}`))) continue;
    const test = refusal(called);
    if (test) return test;
  }
  return undefined;
}

function stringsIn(node: Node, module: PythonModule): readonly string[] {
  return [...descendants(node)].filter(({ type }) => type === 'string').map((each) => module.text(each).replace(/^["']|["']$/g, ''));
}

/** The outermost test of a function that leads to an exception. */
function refusal(method: Node): Node | undefined {
  const raised = [...descendants(method)].find(({ type }) => type === 'raise_statement');
  let test: Node | undefined;
  for (let node = raised?.parent; node && node !== method; node = node.parent) {
    if (node.type === 'if_statement') test = field(node, 'condition') ?? test;
  }
  return test;
}
