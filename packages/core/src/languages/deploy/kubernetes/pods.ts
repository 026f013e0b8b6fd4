import { table } from '../../../vocabulary/table.js';
import { hasHole } from '../../../syntax/hole.js';
import { at, isMapping, isScalar, itemsOf, textOf, type MappingNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';
import type { ImageReference, Workload } from '../../../vocabulary/facts/index.js';
import { imageReference } from '../image.js';
import { declared } from '../../../values/workload.js';
import { workloadOf, type Pod } from './container.js';
import { annotationsOf, type Resource } from './resource.js';
import { valueOf } from './values.js';

type Locate = Document['locate'];

/** Kinds that run pods, with the way from the object to the pod. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = table({
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  DeploymentConfig: ['spec', 'template', 'spec'],
  Rollout: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
});

/** The way from an object to its pod; undefined where it runs none. */
function wayOf({ kind, group }: Pick<Resource, 'kind' | 'group'>): readonly string[] | undefined {
  return kind === 'Service' && group === 'serving.knative.dev' ? ['spec', 'template', 'spec'] : POD_SPECS[kind];
}

/** Whether objects of a kind run pods. */
export function runsPods(kind: string): boolean {
  return Object.hasOwn(POD_SPECS, kind);
}

/**
 * The containers of an object that runs pods, as workloads; of one that has none, and only says how many there are, a patch of
 * another one by its name. Nothing for other objects.
 */
export function* podFacts(
  resource: Resource,
  form: Workload['form'],
  scaled: ReadonlySet<string>,
  locate: Locate,
): Generator<Workload | ImageReference> {
  const { node, name, kind } = resource;
  const way = wayOf(resource);
  const spec = way && at(node, ...way);
  const count = way && at(node, 'spec', 'replicas');
  if (form === 'kubernetes' && count && at(spec, 'containers') === undefined && at(spec, 'initContainers') === undefined)
    yield declared({ name, form: 'kustomize', type: kind, replicas: valueOf(count, locate), location: count.location });
  if (!isMapping(spec)) return;
  const claims = itemsOf(at(node, 'spec', 'volumeClaimTemplates')).flatMap((claim) => textOf(at(claim, 'metadata', 'name')) ?? []);
  const pod: Pod = { name, type: kind, form, spec, common: commonOf(resource, spec, scaled.has(name), locate), claims, locate };
  for (const [key, isInit] of [
    ['initContainers', true],
    ['containers', false],
  ] as const) {
    for (const container of itemsOf(spec.get(key)).filter(isMapping)) {
      const workload = workloadOf(container, pod, isInit);
      yield workload;
      const image = container.get('image');
      if (workload.image && isScalar(image) && !hasHole(image.text))
        yield imageReference(workload.image, { use: 'run', of: workload.name, location: image.location });
    }
  }
}

/** What the object says about all of its containers. */
function commonOf({ node, kind }: Resource, spec: MappingNode, isScaled: boolean, locate: Locate): Partial<Workload> {
  const replicas = at(node, 'spec', 'replicas');
  const restart = textOf(spec.get('restartPolicy'));
  const hooks = annotationsOf(node).find(({ key }) => key === 'helm.sh/hook' || key === 'argocd.argoproj.io/hook')?.value;
  const isRelease = hooks !== undefined && /(?:pre|post)-(?:install|upgrade)|PreSync|PostSync|(?:^|,)Sync\b/.test(hooks);
  return {
    ...(replicas && { replicas: valueOf(replicas, locate) }),
    ...(isScaled && { autoscaled: true }),
    ...(restart !== undefined && { restart }),
    ...((kind === 'Job' || kind === 'CronJob' || restart === 'Never') && { once: true }),
    ...(isRelease && { release: true }),
    ...(hooks !== undefined && /(?:^|,)\s*test/.test(hooks) && { purpose: 'test' as const }),
    ...(textOf(spec.get('shareProcessNamespace')) === 'true' && { init: true }),
  };
}
