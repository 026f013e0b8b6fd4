import { blocksOf, bodyAt, type HclBlock, type HclBody } from '../../../syntax/hcl.js';
import { booleanOf, entriesOf, isScalar, textOf, type MappingEntry } from '../../../syntax/node.js';
import type { Affinity, ImageReference, Port, Supply, Workload } from '../../../vocabulary/facts/index.js';
import { execCommand } from '../command.js';
import { numeric, scalarText, variableValue } from '../data-values.js';
import { wordsIn } from '../ecs/container.js';
import { imageReference } from '../image.js';
import { splitWords } from '../words.js';
import { declared } from '../../../values/workload.js';

type Said = Workload | ImageReference | Affinity;

/** Services and jobs of Cloud Run, and services of App Runner, as workloads. */
export function* serverlessFacts(file: HclBody): Generator<Said> {
  for (const block of blocksOf(file, 'resource')) {
    const [type = ''] = block.labels;
    if (type === 'google_cloud_run_service') yield* cloudRun(block, bodyAt(block, 'template', 'spec'));
    if (type === 'google_cloud_run_v2_service') yield* cloudRun(block, bodyAt(block, 'template'));
    if (type === 'google_cloud_run_v2_job') yield* cloudRun(block, bodyAt(block, 'template', 'template'));
    if (type === 'aws_apprunner_service') yield* appRunner(block);
  }
}

/** Source: registry.terraform.io/providers/hashicorp/google, cloud_run_service and cloud_run_v2_service. */
function* cloudRun(block: HclBlock, template: HclBody | undefined): Generator<Said> {
  const [type = '', label = ''] = block.labels;
  const containers = template ? blocksOf(template, 'containers') : [];
  for (const container of containers) {
    const own = containers.length > 1 ? textOf(container.attributes.get('name')) : undefined;
    const name = own ?? label;
    const image = container.attributes.get('image');
    const entrypoint = container.attributes.entry('command');
    const command = container.attributes.entry('args');
    const words = { head: wordsIn(entrypoint?.value), tail: wordsIn(command?.value) };
    yield declared({
      name,
      form: 'terraform',
      type,
      location: container.location,
      ...(image && { image: scalarText(image) }),
      ...(entrypoint &&
        words.head.length > 0 && {
          entrypoint: execCommand(words.head, { purpose: 'entrypoint', from: 'terraform' }, entrypoint.location, entrypoint.value.location),
        }),
      ...(command &&
        words.tail.length > 0 && {
          command: execCommand(words.tail, { purpose: 'start', from: 'terraform' }, command.location, command.value.location),
        }),
      ...(type.endsWith('_job') ? { once: true } : { autoscaled: true }),
      environment: blocksOf(container, 'env').flatMap(variableOf),
      open: container.blocks.some(({ type: dynamic, labels }) => dynamic === 'dynamic' && labels[0] === 'env') ? ['a dynamic block'] : [],
      ports: blocksOf(container, 'ports').flatMap(({ attributes }) => portOf(attributes.entry('container_port'))),
    });
    yield* imageFact(image && textOf(image) !== undefined ? scalarText(image) : undefined, name);
  }
  const affinity = template && 'attributes' in template ? template.attributes.entry('session_affinity') : undefined;
  if (affinity && booleanOf(affinity.value) === true)
    yield { kind: 'affinity', form: 'session_affinity = true', of: label, location: affinity.location };
}

function variableOf({ attributes, location }: HclBlock): Supply[] {
  const name = textOf(attributes.get('name'));
  const value = attributes.get('value');
  if (name === undefined) return [];
  if (value) return [{ name, value: variableValue(value, name), source: 'literal', location }];
  return [{ name, value: { kind: 'unknown', location }, source: 'secret', location }];
}

function portOf(entry: MappingEntry | undefined): Port[] {
  return entry ? [{ container: numeric(scalarText(entry.value)), location: entry.location }] : [];
}

function* imageFact(image: ImageReference['image'] | undefined, name: string): Generator<ImageReference> {
  if (image) yield imageReference(image, { use: 'run', of: name, location: image.location });
}

/** Source: registry.terraform.io/providers/hashicorp/aws, apprunner_service. */
function* appRunner(block: HclBlock): Generator<Said> {
  const [type = '', name = ''] = block.labels;
  const repository = bodyAt(block, 'source_configuration', 'image_repository');
  const settings =
    bodyAt(repository, 'image_configuration') ??
    bodyAt(block, 'source_configuration', 'code_repository', 'code_configuration', 'code_configuration_values');
  const image = repository?.attributes.get('image_identifier');
  const start = settings?.attributes.entry('start_command');
  const port = settings?.attributes.entry('port');
  const variables = settings?.attributes.get('runtime_environment_variables');
  yield declared({
    name,
    form: 'terraform',
    type,
    location: block.location,
    ...(image && { image: scalarText(image) }),
    ...(start &&
      isScalar(start.value) &&
      textOf(start.value) !== undefined && {
        command: execCommand(
          splitWords(start.value.part(), 'none'),
          { purpose: 'start', from: 'terraform' },
          start.location,
          start.value.location,
        ),
      }),
    autoscaled: true,
    environment: [
      ...entriesOf(variables).map(({ key, value, location }): Supply => ({
        name: key,
        value: variableValue(value, key),
        source: 'literal',
        location,
      })),
      ...entriesOf(settings?.attributes.get('runtime_environment_secrets')).map(({ key, location }): Supply => ({
        name: key,
        value: { kind: 'unknown', location },
        source: 'secret',
        location,
      })),
    ],
    open: variables && (variables.kind !== 'mapping' || variables.open) ? ['a Terraform expression'] : [],
    ports: portOf(port),
  });
  yield* imageFact(image && textOf(image) !== undefined ? scalarText(image) : undefined, name);
}
