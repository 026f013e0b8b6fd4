import { isSecretName } from '../../../values/credential.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Environment } from '../../../vocabulary/value.js';
import type { SourceFile } from '../source.js';
import { calleeName, isCall, nodesOf, type Node } from '../tree.js';
import { conditionOf } from '../values/evaluate.js';
import { leaves } from '../values/functions.js';

/** Where the code throws or leaves when the bound name is missing or not allowed. */
export function guardOf(file: SourceFile, at: Node, name: string): Location | undefined {
  const declaration = file.reader.lookup(name, at);
  if (!declaration || declaration.form !== 'variable') return undefined;
  for (const unit of file.reader.statementsWith([name])) {
    if (unit.type === 'IfStatement' && refuses(unit) && nodesOf(unit).some((node) => node.type === 'Identifier' && node.name === name))
      return file.locate(unit.test);
  }
  return undefined;
}

/** Where the code throws or leaves when the variable itself is missing. */
export function guardOfRead(file: SourceFile, read: Environment): Location | undefined {
  if (read.name === undefined) return undefined;
  for (const unit of file.reader.statementsWith([read.name])) {
    if (unit.type === 'IfStatement' && refuses(unit)) {
      const condition = conditionOf(file, unit.test);
      const refused =
        condition.equals === undefined
          ? condition.negated
          : condition.equals === null || condition.equals === '' || isSecretName(read.name);
      if (refused && condition.value.kind === 'environment' && condition.value.name === read.name) return file.locate(unit.test);
    }
    if (
      unit.type === 'ExpressionStatement' &&
      isCall(unit.expression) &&
      /^(?:assert|invariant|ok)$/.test(calleeName(unit.expression) ?? '')
    )
      return file.locate(unit);
  }
  return undefined;
}

function refuses(unit: Extract<Node, { type: 'IfStatement' }>): boolean {
  const { consequent } = unit;
  return leaves(consequent) || (consequent.type === 'BlockStatement' && consequent.body.some(leaves));
}
