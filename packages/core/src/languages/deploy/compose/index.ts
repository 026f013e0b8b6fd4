import { readYaml } from '../../../syntax/yaml.js';
import { at, entriesOf, isMapping, itemsOf, textOf, type DataNode, type MappingEntry, type MappingNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Affinity, ImageReference, NetworkName, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { isYamlName } from '../yaml-files.js';
import { inclusionsOf } from './include.js';
import { rewrite } from './rewrite.js';
import { affinityOf, workloadOf, type Others } from './service.js';
import { basename } from '../../../vocabulary/paths.js';

const NAME = /^(?:(?:docker|podman)[-_.])?(?:compose|stack)(?:[-_.][\w.-]*)?\.ya?ml(?:\.\w+)?$|[-_.](?:docker-)?compose\.ya?ml(?:\.\w+)?$/i;

/** What people write above services that no deploy uses. */
const NOT_PRODUCTION =
  /\b(?:not|never|don'?t)\b[^.]{0,60}\bproduction\b|\b(?:for|local|during)\s+(?:local\s+)?(?:development|dev|testing|debugging)\b|\blocal environment\b|\bdevelopment (?:only|stack|environment|set-?up)\b/i;

type Service = MappingEntry & { readonly value: MappingNode };

/** Compose files and stacks for Swarm: each service as a workload. */
export const compose = defineLanguage({
  id: 'compose',
  version: 1,
  provides: ['workload', 'image-reference', 'affinity', 'network-name', 'inclusion', 'waiver'],

  reads(path, head) {
    if (!isYamlName(path)) return false;
    return NAME.test(basename(path)) || (/^services:[ \t]*(?:#.*)?$/m.test(head()) && /^[ \t]+(?:image|build):/m.test(head()));
  },

  rewrite,
  *extract(document) {
    const { roots, comments } = readYaml(document);
    const services = roots.flatMap(servicesOf);
    const included = roots.flatMap((root) => [...inclusionsOf(root, document.path)]);
    if (services.length === 0 && (included.length === 0 || !NAME.test(basename(document.path)))) return;
    yield* waivers(document, comments);
    yield* included;
    const others: Others = {
      endsFor: new Set(services.flatMap(awaited)),
      doubted: comments.some(({ text }) => NOT_PRODUCTION.test(text)),
    };
    for (const service of services) yield* factsOf(service, document, others);
  },
});

/** The services of a document that is a compose file: a map of maps that have an image or a build, or refine such ones. */
function servicesOf(root: DataNode): Service[] {
  const services = isMapping(root) ? root.get('services') : undefined;
  if (!isMapping(services)) return [];
  const all = services.entries.filter((entry): entry is Service => isMapping(entry.value));
  const isCompose = all.some(({ value }) => KEYS.some((key) => value.get(key) !== undefined));
  return isCompose ? all : [];
}

/** Keys of a service that no other format with `services:` has. */
const KEYS = [
  'image',
  'build',
  'command',
  'environment',
  'env_file',
  'ports',
  'volumes',
  'depends_on',
  'restart',
  'extends',
  'deploy',
  'profiles',
];

function awaited({ value }: Service): string[] {
  const node = value.get('depends_on');
  if (!isMapping(node)) return [];
  return node.entries.flatMap(({ key, value: how }) =>
    isMapping(how) && textOf(how.get('condition')) === 'service_completed_successfully' ? [key] : [],
  );
}

function* factsOf(service: Service, document: Document, others: Others): Generator<Workload | ImageReference | Affinity | NetworkName> {
  const workload = workloadOf(service, document.path, others);
  const affinity = affinityOf(service.value);
  yield affinity ? { ...workload, affinity } : workload;
  const image = service.value.get('image');
  if (workload.image && image) {
    const built = workload.build ? { built: true as const } : {};
    yield imageReference(workload.image, { use: 'run', of: workload.name, ...built, location: image.location });
  }
  yield* aliasesOf(service.value);
  if (affinity) yield { kind: 'affinity', form: affinity.form, of: workload.name, location: affinity.location };
}

/** Further names of a service in its networks. */
function* aliasesOf(service: MappingNode): Generator<NetworkName> {
  for (const { value } of entriesOf(service.get('networks'))) {
    for (const item of itemsOf(at(value, 'aliases'))) {
      const name = textOf(item);
      if (name !== undefined) yield { kind: 'network-name', name, form: 'compose', ports: [], location: item.location };
    }
  }
}
