import { serviceOfAddOn } from '../../../knowledge/images/managed-services.js';
import { serviceOfEngine, serviceResource, versionOfEngine, type ServiceResource } from '../../../knowledge/terraform/index.js';
import { blocksOf, type HclBlock, type HclBody } from '../../../syntax/hcl.js';
import { textOf } from '../../../syntax/node.js';
import type { ManagedService } from '../../../vocabulary/facts/index.js';

/** Backing services that the resources of a file make. One whose product is not written here is left out. */
export function* managedServices(file: HclBody): Generator<ManagedService> {
  for (const block of blocksOf(file, 'resource')) {
    const [type = '', name = type] = block.labels;
    const row = serviceResource(type);
    const made = row ? madeBy(row, block, file) : type === 'heroku_addon' ? addOn(block) : undefined;
    if (made) yield { kind: 'managed-service', ...made, form: 'terraform', name, location: block.head };
  }
}

type Made = Pick<ManagedService, 'service' | 'version'>;

function madeBy({ service, version }: ServiceResource, block: HclBlock, file: HclBody): Made | undefined {
  const engine = typeof service === 'object' ? said(block, service.engine, file) : undefined;
  const made =
    typeof service === 'object' ? (engine === undefined ? service.default : (serviceOfEngine(engine) ?? service.default)) : service;
  if (!made) return undefined;
  const written = version === undefined ? undefined : said(block, version, file);
  const number = written === undefined ? undefined : versionOfEngine(written);
  return { service: made, ...(number !== undefined && { version: number }) };
}

/** The text of an attribute; of a variable that the file declares its default. */
function said({ attributes }: HclBlock, key: string, file: HclBody): string | undefined {
  const node = attributes.get(key);
  const expression = node?.holes?.length === 1 ? node.holes[0]?.expression : undefined;
  const name = /^var\.([A-Za-z_][\w-]*)$/.exec(expression ?? '')?.[1];
  return textOf(name === undefined ? node : blocksOf(file, 'variable', name)[0]?.attributes.get('default'));
}

function addOn({ attributes }: HclBlock): Made | undefined {
  const plan = textOf(attributes.get('plan'));
  return plan === undefined ? undefined : { service: serviceOfAddOn(plan) };
}
