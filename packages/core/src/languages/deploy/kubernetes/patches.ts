import { at, isMapping, isScalar, isSequence, itemsOf, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import { SyntaxFault, type Document } from '../../../vocabulary/document.js';
import type { ImageReference, Workload } from '../../../vocabulary/facts/index.js';
import { declared } from '../../../values/workload.js';
import { commandsOf, supplyOf } from './container.js';
import { podFacts, runsPods } from './pods.js';
import { resourcesIn } from './resource.js';
import { valueOf } from './values.js';

/** What a patch is for, where that is said beside it. */
interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/**
 * What a kustomization changes in workloads of other files: `replicas:`, and patches that stand in it. Each is a workload of the
 * form `kustomize` by the name that it changes, of which only the changes are said.
 * Source: kubectl.docs.kubernetes.io/references/kustomize/kustomization.
 */
export function* patchFacts(root: MappingNode, document: Document): Generator<Workload | ImageReference> {
  for (const item of itemsOf(root.get('replicas'))) {
    const name = textOf(at(item, 'name'));
    const count = at(item, 'count');
    if (name === undefined || !count) continue;
    yield declared({
      name,
      form: 'kustomize',
      replicas: valueOf(count, (start, end) => document.locate(start, end)),
      location: item.location,
    });
  }
  for (const item of itemsOf(root.get('patchesStrategicMerge'))) yield* inlinePatch(item, {});
  for (const key of ['patches', 'patchesJson6902']) {
    for (const item of itemsOf(root.get(key))) yield* inlinePatch(at(item, 'patch'), targetOf(at(item, 'target')));
  }
}

function targetOf(node: DataNode | undefined): Target {
  const kind = textOf(at(node, 'kind'));
  const name = textOf(at(node, 'name'));
  return { ...(kind !== undefined && { kind }), ...(name !== undefined && { name }) };
}

/** A patch as a text: operations, or a part of an object. */
function* inlinePatch(node: DataNode | undefined, target: Target): Generator<Workload | ImageReference> {
  if (!isScalar(node) || !node.text.includes(':')) return;
  const part = node.part();
  for (const root of rootsIn(part)) {
    if (isSequence(root)) yield* operationFacts(root.items, target, part);
    else yield* mergeFacts(root, target, part);
  }
}

function rootsIn(part: Document): readonly DataNode[] {
  try {
    return readYaml(part).roots;
  } catch (error) {
    if (error instanceof SyntaxFault) return [];
    throw error;
  }
}

/** A part of an object: its containers by their names. One that is taken away says nothing. */
function* mergeFacts(root: DataNode, target: Target, part: Document): Generator<Workload | ImageReference> {
  for (const resource of resourcesIn(root, part.path)) {
    if (resource.node.get('$patch')) continue;
    const named = { ...resource, ...(isPlain(target.name) && { name: target.name }) };
    for (const fact of podFacts(named, 'kubernetes', new Set(), (start, end) => part.locate(start, end)))
      yield fact.kind === 'workload' ? { ...fact, form: 'kustomize' } : fact;
  }
}

/** Targets are patterns; only plain names are followed. */
function isPlain(name: string | undefined): name is string {
  return name !== undefined && /^[a-z\d-]+$/.test(name);
}

const FIRST = '/spec/template/spec/containers/0/';

/** Operations on the count of pods, and on the image, environment and commands of the first container. */
function* operationFacts(operations: readonly DataNode[], { kind, name }: Target, part: Document): Generator<Workload> {
  if (!isPlain(name) || kind === undefined || !runsPods(kind)) return;
  const locate: Document['locate'] = (start, end) => part.locate(start, end);
  for (const operation of operations) {
    const path = textOf(at(operation, 'path')) ?? '';
    const value = at(operation, 'value');
    if (!value || !/^(?:add|replace)$/.test(textOf(at(operation, 'op')) ?? '')) continue;
    const said = saidBy(path, value, operation, locate);
    if (said) yield declared({ name, form: 'kustomize', type: kind, location: operation.location, ...said });
  }
}

function saidBy(path: string, value: DataNode, operation: DataNode, locate: Document['locate']): Partial<Workload> | undefined {
  if (path === '/spec/replicas') return { replicas: valueOf(value, locate) };
  if (!path.startsWith(FIRST)) return undefined;
  const rest = path.slice(FIRST.length);
  if (rest === 'image') return { image: valueOf(value, locate) };
  if (rest === 'env') return { environment: itemsOf(value).flatMap((item) => supplyOf(item, locate)) };
  // Another place in the list would replace a variable that is not named here.
  if (rest === 'env/-') return { environment: supplyOf(value, locate) };
  if (rest !== 'command' && rest !== 'args') return undefined;
  const entry = isMapping(operation) ? operation.entry('value') : undefined;
  return entry && commandsOf({ entry: (key) => (key === rest ? entry : undefined) }, locate);
}
