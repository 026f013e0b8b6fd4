import { entriesOf, isMapping, isScalar, at, booleanOf, type DataNode } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Affinity } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { isYamlName } from '../yaml-files.js';

/** Dynamic settings of Traefik: `sticky` below a load balancer. Source: doc.traefik.io/traefik/routing/services/#sticky-sessions. */
export const traefik = defineLanguage({
  id: 'traefik',
  version: 1,
  provides: ['affinity'],
  reads: (path, head) =>
    (isYamlName(path) || /\.toml$/.test(path)) && /loadBalancer/i.test(head()) && /sticky/i.test(head()) && !/^kind:/m.test(head()),

  *extract(document) {
    const { roots } = isYamlName(document.path) ? readYaml(document) : readToml(document);
    for (const root of roots) yield* stickyIn(at(root, 'http', 'services'));
  },
});

function* stickyIn(services: DataNode | undefined): Generator<Affinity> {
  for (const { key, value } of entriesOf(services)) {
    const balancer = at(value, 'loadBalancer') ?? at(value, 'loadbalancer');
    const sticky = isMapping(balancer) ? balancer.entry('sticky') : undefined;
    const isOff = sticky && isScalar(sticky.value) && booleanOf(sticky.value) === false;
    if (sticky && !isOff) yield { kind: 'affinity', form: 'sticky', of: key, location: sticky.location };
  }
}
