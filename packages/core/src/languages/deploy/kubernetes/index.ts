import { operatorService } from '../../../knowledge/images/managed-services.js';
import { hasHole } from '../../../syntax/hole.js';
import { at, isMapping, isScalar, itemsOf, textOf, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Autoscaler, Fact, ImageReference, ManagedService, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { imageParts, imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { isYamlName } from '../yaml-files.js';
import { chartValuesFile } from './chart.js';
import { workloadOf, type Pod } from './container.js';
import { annotationsOf, resourcesIn, type Resource } from './resource.js';
import { affinityFacts, networkNames } from './routing.js';
import { configMapFacts, sealedFacts, secretFacts } from './supplies.js';
import { CHART_VALUES, valueOf } from './values.js';

type Locate = Document['locate'];

/** Kinds that run pods, with the way from the object to the pod. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
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
};

/** Manifests of Kubernetes, plain and as templates of Helm: each container as a workload. */
export const kubernetes = defineLanguage({
  id: 'kubernetes',
  version: 1,
  provides: [
    'workload',
    'image-reference',
    'environment-supply',
    'command',
    'affinity',
    'autoscaler',
    'network-name',
    'managed-service',
    'waiver',
  ],

  reads: (path, head) => isYamlName(path) && /^[ -]*apiVersion:/m.test(head()) && /^[ -]*kind:/m.test(head()),

  *extract(document) {
    const { roots, comments, holes } = readYaml(document);
    const resources = roots
      .flatMap((root) => [...resourcesIn(root, document.path)])
      .filter(({ group }) => group !== 'kustomize.config.k8s.io');
    if (resources.length === 0) return;
    yield* waivers(document, comments);
    const form = holes.length > 0 && /(?:^|\/)templates\//.test(document.path) ? 'helm' : 'kubernetes';
    const locate: Locate = (start, end) => document.locate(start, end);
    const scaled = new Set(resources.flatMap((resource) => [...autoscalers(resource)].map(({ of }) => of)));
    for (const resource of resources) yield* factsOf(resource, form, scaled, locate);
  },

  resolve: (specifier, from, files) => (specifier === CHART_VALUES ? chartValuesFile(from, files) : undefined),
});

function* factsOf(resource: Resource, form: Workload['form'], scaled: ReadonlySet<string>, locate: Locate): Generator<Fact> {
  const { kind, group } = resource;
  const way = kind === 'Service' && group === 'serving.knative.dev' ? ['spec', 'template', 'spec'] : POD_SPECS[kind];
  if (way) yield* podFacts(resource, way, form, scaled, locate);
  if (kind === 'ConfigMap' && group === '') yield* configMapFacts(resource, locate);
  if (kind === 'Secret' && group === '') yield* secretFacts(resource, locate);
  if (kind === 'SealedSecret' || kind === 'ExternalSecret') yield* sealedFacts(resource);
  yield* autoscalers(resource);
  yield* affinityFacts(resource);
  yield* networkNames(resource, form, locate);
  yield* managedServices(resource, form);
}

function* podFacts(
  resource: Resource,
  way: readonly string[],
  form: Workload['form'],
  scaled: ReadonlySet<string>,
  locate: Locate,
): Generator<Workload | ImageReference> {
  const { node, name, kind } = resource;
  const spec = at(node, ...way);
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

function* autoscalers({ kind, node }: Resource): Generator<Autoscaler> {
  if (kind !== 'HorizontalPodAutoscaler' && kind !== 'ScaledObject') return;
  const target = at(node, 'spec', 'scaleTargetRef', 'name');
  const of = isScalar(target) ? target.text.replace(/\uE000+/g, '').replace(/^[-._]+|[-._]+$/g, '') : '';
  if (of !== '' && target) yield { kind: 'autoscaler', of, location: target.location };
}

function* managedServices({ group, kind, name, node }: Resource, form: ManagedService['form']): Generator<ManagedService> {
  const found = operatorService(group, kind);
  if (!found) return;
  const text = found.version.map((way) => textOf(at(node, 'spec', ...way))).find((each) => each !== undefined);
  const version =
    text === undefined
      ? undefined
      : text.includes('/') || text.includes(':')
        ? imageParts({ kind: 'literal', value: text, location: node.location }).tag
        : text;
  yield {
    kind: 'managed-service',
    service: found.service,
    ...(version !== undefined && { version }),
    form,
    name,
    location: at(node, 'metadata', 'name')?.location ?? node.location,
  };
}
