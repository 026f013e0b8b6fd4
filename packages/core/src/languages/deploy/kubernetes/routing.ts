import { at, isMapping, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import type { Affinity, NetworkName } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import { annotationsOf, type Resource } from './resource.js';
import { valueOf } from './values.js';

/** Annotations that pin a visitor to one pod. Sources: the controllers' documentation. */
const STICKY: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [/^nginx\.ingress\.kubernetes\.io\/affinity$/, /^cookie$/],
  [/^nginx\.org\/sticky-cookie-services$/, /./],
  [/^traefik\.ingress\.kubernetes\.io\/(?:service\.)?sticky\.cookie$|^traefik\.ingress\.kubernetes\.io\/affinity$/, /^true$/],
  [/^alb\.ingress\.kubernetes\.io\/target-group-attributes$/, /stickiness\.enabled=true/],
  [/^haproxy(?:-ingress\.github\.io|\.org)\/(?:affinity|cookie-persistence)$/, /./],
  [/^konghq\.com\/hash-on$/, /cookie|ip|header/],
];

/** Session affinity of Services, Ingresses and Istio's DestinationRules. */
export function* affinityFacts({ kind, group, name, node }: Resource): Generator<Affinity> {
  if (kind === 'Service' && group === '') {
    const entry = isMapping(node.get('spec'))
      ? (node.get('spec') as Extract<DataNode, { kind: 'mapping' }>).entry('sessionAffinity')
      : undefined;
    if (entry && textOf(entry.value) === 'ClientIP')
      yield { kind: 'affinity', form: 'sessionAffinity: ClientIP', of: name, location: entry.location };
  }
  for (const annotation of annotationsOf(node)) {
    if (STICKY.some(([key, value]) => key.test(annotation.key) && value.test(annotation.value))) {
      yield { kind: 'affinity', form: annotation.key, of: name, location: annotation.node.location };
    }
  }
  if (kind !== 'DestinationRule') return;
  const hash = at(node, 'spec', 'trafficPolicy', 'loadBalancer', 'consistentHash');
  if (hash && (at(hash, 'httpCookie') ?? at(hash, 'useSourceIp'))) {
    yield { kind: 'affinity', form: 'consistentHash', of: textOf(at(node, 'spec', 'host')) ?? name, location: hash.location };
  }
}

/** The names under which pods are reached. */
export function* networkNames(
  { kind, group, name, node }: Resource,
  form: NetworkName['form'],
  locate: (start: number, end: number) => Location,
): Generator<NetworkName> {
  const location = at(node, 'metadata', 'name')?.location ?? node.location;
  if (group === 'postgresql.cnpg.io' && kind === 'Cluster') {
    // Source: cloudnative-pg.io/documentation/current/service_management.
    for (const suffix of ['rw', 'ro', 'r']) yield { kind: 'network-name', name: `${name}-${suffix}`, form, ports: [], location };
  }
  if (kind !== 'Service' || (group !== '' && group !== 'serving.knative.dev')) return;
  const ports = itemsOf(at(node, 'spec', 'ports')).flatMap((item) => {
    const port = at(item, 'port');
    const target = at(item, 'targetPort');
    return port ? [{ host: valueOf(port, locate), container: valueOf(target ?? port, locate), location: item.location }] : [];
  });
  yield { kind: 'network-name', name, form, ports, location };
}
