import type { EnvironmentBranch } from '../../../vocabulary/facts/index.js';
import type { Condition } from '../../../vocabulary/value.js';
import type { SourceFile } from '../source.js';
import { childrenOf, isCall, keyName, nodesOf, stringOf, unwrap, type Node } from '../tree.js';
import { conditionOf } from '../values/evaluate.js';
import { originOf } from '../origin.js';
import { CONNECTIONS } from '../../../knowledge/javascript/connections.js';
import { secretName } from '../../../values/credential.js';

/** Variables that name an environment or a platform. */
const NAMES: ReadonlySet<string> = new Set([
  'NODE_ENV',
  'APP_ENV',
  'ENVIRONMENT',
  'ENV',
  'STAGE',
  'DYNO',
  'VERCEL_ENV',
  'RAILWAY_ENVIRONMENT',
  'KUBERNETES_SERVICE_HOST',
  'DEPLOY_ENV',
  'NEST_ENV',
]);

/** Decisions by the environment's name that choose a service, a credential or a whole set of settings. Error verbosity and log formats are left alone. */
export function* environmentBranches(file: SourceFile): Generator<EnvironmentBranch> {
  if (file.document.kind === 'test' || file.document.kind === 'development') return;
  for (const unit of file.reader.statementsWith([...NAMES])) {
    for (const node of nodesOf(unit)) {
      const test = node.type === 'ConditionalExpression' || (node.type === 'IfStatement' && node === unit) ? node.test : undefined;
      if (!test || !(node.type === 'ConditionalExpression' || node.type === 'IfStatement')) continue;
      const condition = conditionOf(file, test);
      if (!isName(condition)) continue;
      const selects = selectedBy(file, [node.consequent, ...(node.alternate ? [node.alternate] : [])], node);
      if (selects)
        yield {
          kind: 'environment-branch',
          on: condition.value,
          ...(typeof condition.equals === 'string' ? { equals: condition.equals } : {}),
          selects,
          location: file.locate(test),
        };
    }
  }
}

function isName({ value }: Condition): boolean {
  return value.kind === 'environment' && value.name !== undefined && NAMES.has(value.name);
}

/** What the branches choose: a client or address of a service, a secret, or nothing that matters here. */
function selectedBy(file: SourceFile, branches: readonly Node[], whole: Node): EnvironmentBranch['selects'] | undefined {
  const parent = file.reader.parentOf(whole);
  const bound =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? parent.id.name
      : parent?.type === 'Property'
        ? keyName(parent.key, parent.computed)
        : undefined;
  const inside = branches.flatMap((branch) => [...everything(branch, 0)]);
  if (inside.some((node) => isCall(node) && Object.hasOwn(CONNECTIONS, originOf(file, node.callee) ?? ''))) return 'service';
  const texts = inside.flatMap((node) => stringOf(node) ?? []);
  if (texts.some((text) => /^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|rediss|amqps?):\/\//.test(text))) return 'service';
  if (bound !== undefined && secretName(bound) === 'strong' && texts.length > 0) return 'credential';
  if (
    inside.some(
      (node) =>
        node.type === 'Property' && secretName(keyName(node.key, node.computed) ?? '') === 'strong' && stringOf(node.value) !== undefined,
    )
  )
    return 'credential';
  if (
    bound !== undefined &&
    /^(?:host|.*host|.*url|.*uri|database|db|broker)$/i.test(bound) &&
    texts.length > 0 &&
    texts.length === branches.length
  )
    return 'service';
  return undefined;
}

const MOST = 400;

function* everything(node: Node, depth: number): Generator<Node> {
  yield node;
  if (depth > 12) return;
  let count = 0;
  for (const child of childrenOf(unwrap(node))) {
    count += 1;
    if (count > MOST) return;
    yield* everything(child, depth + 1);
  }
}
