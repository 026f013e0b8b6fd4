import { blocksOf, type HclBlock, type HclBody } from '../../../syntax/hcl.js';
import { readJson } from '../../../syntax/json.js';
import { isScalar, isSequence, textOf, type DataNode } from '../../../syntax/node.js';
import { SyntaxFault, type Document } from '../../../vocabulary/document.js';
import type { Affinity, Fact, Workload } from '../../../vocabulary/facts/index.js';
import { numeric, scalarText } from '../data-values.js';
import { containerFacts, type Task } from '../ecs/container.js';
import { containersIn } from '../ecs/index.js';
import { templatedJson } from '../ecs/templated.js';
import { followingLocals } from './locals.js';
import { referredTo } from './references.js';

/** ECS tasks of a file: their containers as workloads, with what their services and schedules say about them. */
export function* taskFacts(file: HclBody, document: Document): Generator<Fact> {
  const follow = followingLocals(file, document);
  const services = blocksOf(file, 'resource', 'aws_ecs_service');
  const scaled = scaledServices(file);
  const scheduled = new Set(
    blocksOf(file, 'resource', 'aws_cloudwatch_event_target').flatMap((target) =>
      blocksOf(target, 'ecs_target').map(({ attributes }) => referredTo(attributes.get('task_definition_arn'), 'aws_ecs_task_definition')),
    ),
  );
  for (const task of blocksOf(file, 'resource', 'aws_ecs_task_definition')) {
    const containers = containersOf(follow(task.attributes.get('container_definitions')));
    const name = task.labels[1];
    const service = services.find(({ attributes }) => referredTo(attributes.get('task_definition'), 'aws_ecs_task_definition') === name);
    const count = service?.attributes.get('desired_count');
    const common: Partial<Workload> = {
      ...(count && { replicas: numeric(scalarText(count)) }),
      ...(service && scaled.has(service.labels[1] ?? '') && { autoscaled: true as const }),
      ...(!service && scheduled.has(name) && { once: true as const }),
    };
    yield* containerFacts(containers, { ...volumesOf(task), common });
  }
}

/** A list, or a text that is JSON. */
function containersOf(node: DataNode | undefined): DataNode | undefined {
  if (isSequence(node)) return node;
  if (!isScalar(node) || !node.text.includes('[')) return undefined;
  try {
    return containersIn(readJson(templatedJson(node.part())).roots[0]);
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined;
    throw error;
  }
}

function volumesOf(task: HclBlock): Pick<Task, 'volumes' | 'folders'> {
  const volumes = new Map<string, 'bind' | 'claim' | 'ephemeral'>();
  const folders = new Map<string, string>();
  for (const volume of blocksOf(task, 'volume')) {
    const name = textOf(volume.attributes.get('name'));
    if (name === undefined) continue;
    const folder = textOf(volume.attributes.get('host_path'));
    if (folder !== undefined) folders.set(name, folder);
    const isKept = volume.blocks.some(({ type }) => /_volume_configuration$/.test(type));
    volumes.set(name, folder !== undefined ? 'bind' : isKept ? 'claim' : 'ephemeral');
  }
  return { volumes, folders };
}

/** Services whose count of tasks follows the load. */
function scaledServices(file: HclBody): ReadonlySet<string> {
  const targets = blocksOf(file, 'resource', 'aws_appautoscaling_target');
  return new Set(targets.flatMap(({ attributes }) => referredTo(attributes.get('resource_id'), 'aws_ecs_service') ?? []));
}

/**
 * Load balancers that send a visitor to one server for ever.
 * Source: registry.terraform.io/providers/hashicorp/aws, lb_target_group: a `stickiness` block is enabled unless it says otherwise.
 */
export function* affinityFacts(file: HclBody): Generator<Affinity> {
  const balancers = blocksOf(file, 'resource', 'aws_ecs_service').flatMap((service) => blocksOf(service, 'load_balancer'));
  for (const { labels, attributes, location, blocks } of blocksOf(file, 'resource')) {
    const [resource = '', name = ''] = labels;
    if (/^aws_a?lb_target_group$/.test(resource)) {
      for (const block of blocks.filter((each) => each.type === 'stickiness')) {
        if (textOf(block.attributes.get('enabled')) === 'false' || isUnknown(block.attributes.get('enabled'))) continue;
        const balancer = balancers.find((each) => referredTo(each.attributes.get('target_group_arn'), resource) === name);
        const of = textOf(balancer?.attributes.get('container_name'));
        const form = ['stickiness', textOf(block.attributes.get('type'))].filter((word) => word !== undefined).join(' ');
        yield { kind: 'affinity', form, ...(of !== undefined && { of }), location: block.location };
      }
    }
    if (/^aws_(?:lb|app)_cookie_stickiness_policy$/.test(resource)) yield { kind: 'affinity', form: resource, location };
    const setting = attributes.entry('session_affinity') ?? attributes.entry('client_affinity_enabled');
    const value = textOf(setting?.value);
    if (setting && value !== undefined && isPinning(resource, value))
      yield { kind: 'affinity', form: `${setting.key} = ${value}`, location: setting.location };
  }
}

function isUnknown(node: DataNode | undefined): boolean {
  return node !== undefined && textOf(node) === undefined;
}

/** Sources: registry.terraform.io/providers/hashicorp/google compute_backend_service, …/azurerm linux_web_app. */
function isPinning(resource: string, value: string): boolean {
  if (/^google_compute_(?:region_)?backend_service$/.test(resource)) return value !== 'NONE';
  return /^azurerm_(?:(?:linux|windows)_web_app|app_service)$/.test(resource) && value === 'true';
}
