import { blocksOf, type HclBlock, type HclBody } from '../../../syntax/hcl.js';
import { entriesOf, isScalar, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import { classifyCredential, literalValue } from '../../../values/credential.js';
import type { Secret } from '../../../vocabulary/facts/index.js';

/** Blocks that hold a name and a value: of a variable, of a chart's setting. */
const NAMED = /^(?:set|set_sensitive|env|environment_variable|environment|setting)$/;
/** Keys that name a secret elsewhere where their value looks like words. */
const NAMES_ANOTHER = /^(?:secrets?|credentials?|account_key|access_key)$/;
/** Containers are workloads, whose environment says the same. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['container_definitions', 'runtime_environment_variables']);

/** Secrets that a file of Terraform holds as literals: defaults of variables, arguments of resources, environments. */
export function* secretFacts(file: HclBody, isValues: boolean): Generator<Secret> {
  for (const variable of blocksOf(file, 'variable')) {
    const fallback = variable.attributes.get('default');
    if (fallback) yield* secretsIn(fallback, variable.labels[0] ?? '', 0);
  }
  if (isValues) for (const { key, value } of file.attributes.entries) yield* secretsIn(value, key, 0);
  for (const block of file.blocks) if (block.type !== 'variable' && block.type !== 'output') yield* inBlock(block);
}

function* inBlock(block: HclBlock): Generator<Secret> {
  const name = NAMED.test(block.type) ? textOf(block.attributes.get('name')) : undefined;
  const isContainerEnvironment = block.type === 'env';
  for (const { key, value } of block.attributes.entries) {
    if (TOLD_ELSEWHERE.has(key) || (isContainerEnvironment && key === 'value')) continue;
    yield* secretsIn(value, key === 'value' && name !== undefined ? name : key, 0);
  }
  for (const inner of block.blocks) yield* inBlock(inner);
}

const DEEPEST = 12;

function* secretsIn(node: DataNode, name: string, depth: number): Generator<Secret> {
  if (depth > DEEPEST) return;
  if (!isScalar(node)) {
    for (const { key, value } of entriesOf(node)) yield* secretsIn(value, key, depth + 1);
    for (const item of itemsOf(node)) yield* secretsIn(item, name, depth + 1);
    return;
  }
  const text = typeof node.value === 'string' ? textOf(node) : undefined;
  if (text === undefined || text === '') return;
  const looks = classifyCredential(text, name);
  if (looks && NAMES_ANOTHER.test(name) && looks.looks !== 'random' && looks.looks !== 'issued') return;
  const part = (start: number, end: number) => node.locate(start, end);
  const value = literalValue(text, node.location, { name, part });
  if (value.kind === 'literal') return;
  yield { kind: 'secret', name, value, sink: value.kind === 'text' ? 'url' : 'assignment', location: node.location };
}
