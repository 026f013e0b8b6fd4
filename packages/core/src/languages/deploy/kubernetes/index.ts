import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { operatorService } from '../../../knowledge/images/managed-services.js';
import { at, isScalar, textOf } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Autoscaler, Fact, ManagedService, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { imageParts } from '../image.js';
import { waivers } from '../waivers.js';
import { isYamlName } from '../yaml-files.js';
import { chartValuesFile } from './chart.js';
import { podFacts } from './pods.js';
import { resourcesIn, type Resource } from './resource.js';
import { affinityFacts, networkNames } from './routing.js';
import { configMapFacts, sealedFacts, secretFacts } from './supplies.js';
import { CHART_VALUES } from './values.js';

type Locate = Document['locate'];

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

  rewrite: rewriteCommand,
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
  yield* podFacts(resource, form, scaled, locate);
  if (kind === 'ConfigMap' && group === '') yield* configMapFacts(resource, locate);
  if (kind === 'Secret' && group === '') yield* secretFacts(resource, locate);
  if (kind === 'SealedSecret' || kind === 'ExternalSecret') yield* sealedFacts(resource);
  yield* autoscalers(resource);
  yield* affinityFacts(resource);
  yield* networkNames(resource, form, locate);
  yield* managedServices(resource, form);
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
