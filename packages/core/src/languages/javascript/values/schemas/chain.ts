import type { SourceFile } from '../../source.js';
import { requiredModule } from '../../origin.js';
import { memberName, unwrap, type Node } from '../../tree.js';

/** One step of `a.b().c.d(x)`: a member, with arguments where it is called. */
export interface Step {
  readonly name: string;
  readonly arguments?: readonly Node[];
}

/** A chain of members and calls: its root and its steps in order. A name in between that stands for a chain of its own is put in. */
export interface Chain {
  readonly root: Node;
  readonly steps: readonly Step[];
}

const LONGEST = 40;

/** Takes a chain apart. A node that is none is a chain without steps. */
export function chainOf(file: SourceFile, node: Node, budget = LONGEST): Chain {
  const bare = unwrap(node);
  if (budget === 0) return { root: bare, steps: [] };
  if (bare.type === 'CallExpression' || bare.type === 'NewExpression') {
    const callee = unwrap(bare.callee);
    if (callee.type === 'MemberExpression') {
      const name = memberName(callee);
      if (name === undefined) return { root: bare, steps: [] };
      const { root, steps } = chainOf(file, callee.object, budget - 1);
      return { root, steps: [...steps, { name, arguments: bare.arguments }] };
    }
    if (callee.type === 'Identifier') return { root: callee, steps: [{ name: '', arguments: bare.arguments }] };
    return { root: bare, steps: [] };
  }
  if (bare.type === 'MemberExpression') {
    const name = memberName(bare);
    if (name === undefined) return { root: bare, steps: [] };
    const { root, steps } = chainOf(file, bare.object, budget - 1);
    return { root, steps: [...steps, { name }] };
  }
  if (bare.type === 'Identifier') {
    const declaration = file.reader.lookup(bare.name, bare);
    const init = declaration?.node.type === 'VariableDeclarator' && declaration.path.length === 0 ? declaration.node.init : undefined;
    const inner = init ? unwrap(init) : undefined;
    if (
      inner &&
      requiredModule(inner) === undefined &&
      (inner.type === 'CallExpression' || inner.type === 'MemberExpression' || inner.type === 'Identifier')
    ) {
      const chain = chainOf(file, inner, budget - 1);
      if (chain.steps.length > 0) return chain;
    }
  }
  return { root: bare, steps: [] };
}
