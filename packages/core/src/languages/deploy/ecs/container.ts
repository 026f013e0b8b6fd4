import {
  at,
  booleanOf,
  entriesOf,
  isMapping,
  isScalar,
  isSequence,
  itemsOf,
  numberOf,
  textOf,
  type DataNode,
  type MappingNode,
} from '../../../syntax/node.js';
import type { ImageReference, Port, Probe, ServerLog, Supply, Volume, Workload } from '../../../vocabulary/facts/index.js';
import { execCommand, needsProgram, scriptOfWords, shellCommand } from '../command.js';
import { numeric, scalarText, variableValue } from '../data-values.js';
import { imageReference } from '../image.js';
import { purposeOf } from '../purpose.js';
import { wordsOfParts, type Word } from '../words.js';
import { declared } from '../../../values/workload.js';

/** What a task says about all of its containers. */
export interface Task {
  /** Volumes by name. */
  readonly volumes: ReadonlyMap<string, Volume['form']>;
  /** Where a volume by that name is a folder of the machine. */
  readonly folders: ReadonlyMap<string, string>;
  readonly common: Partial<Workload>;
}

/**
 * The containers of an ECS task as workloads, with their images and logs.
 * Source: docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html.
 */
export function* containerFacts(node: DataNode | undefined, task: Task): Generator<Workload | ImageReference | ServerLog> {
  const containers = itemsOf(node).filter(isMapping);
  const ended = new Set(containers.flatMap((container) => itemsOf(container.get('dependsOn')).flatMap(awaitedEnd)));
  for (const container of containers) {
    const image = container.get('image');
    const name = textOf(container.get('name')) ?? 'container';
    if (!image && !container.get('name')) continue;
    const workload = workloadOf(container, name, task, ended.has(name));
    yield workload;
    if (workload.image && image && textOf(image) !== undefined)
      yield imageReference(workload.image, { use: 'run', of: name, location: image.location });
    yield* logOf(container);
  }
}

/** The container that another one waits for to end. */
function awaitedEnd(node: DataNode): string[] {
  const name = textOf(at(node, 'containerName'));
  return name !== undefined && /^(?:COMPLETE|SUCCESS)$/.test(textOf(at(node, 'condition')) ?? '') ? [name] : [];
}

function workloadOf(container: MappingNode, name: string, task: Task, ends: boolean): Workload {
  const image = container.get('image');
  const grace = container.entry('stopTimeout');
  const seconds = numberOf(grace?.value);
  const workload = declared({
    ...task.common,
    name,
    form: 'ecs',
    type: 'task',
    location: container.location,
    ...(image && { image: scalarText(image) }),
    ...commandsOf(container),
    ...(ends && { once: true }),
    environment: [...literalsOf(container.get('environment')), ...secretsOf(container.get('secrets'))],
    open: opennessOf(container),
    ports: portsOf(container.get('portMappings')),
    volumes: volumesOf(container.get('mountPoints'), task),
    probes: probesOf(container),
    ...(grace && seconds !== undefined && { gracePeriod: { seconds, location: grace.location } }),
    ...(booleanOf(at(container, 'linuxParameters', 'initProcessEnabled')) === true && { init: true }),
    ...(booleanOf(container.get('readonlyRootFilesystem')) === true && { readOnly: true }),
    dependsOn: itemsOf(container.get('dependsOn')).flatMap(dependencyOf),
  });
  const purpose = purposeOf(workload);
  return purpose ? { ...workload, purpose } : workload;
}

function commandsOf(container: MappingNode): Pick<Workload, 'entrypoint' | 'command'> {
  const entrypoint = container.entry('entryPoint');
  const command = container.entry('command');
  const head = wordsIn(entrypoint?.value);
  const tail = wordsIn(command?.value);
  const inFront = { purpose: 'entrypoint', from: 'ecs' } as const;
  const behind = { purpose: 'start', from: 'ecs' } as const;
  if (entrypoint && command && needsProgram(head)) return { entrypoint: execCommand([...head, ...tail], inFront, entrypoint.location) };
  return {
    ...(entrypoint && head.length > 0 && { entrypoint: execCommand(head, inFront, entrypoint.location, entrypoint.value.location) }),
    ...(command && tail.length > 0 && { command: execCommand(tail, behind, command.location, command.value.location) }),
  };
}

/** The words of a list of texts, each one word. */
export function wordsIn(node: DataNode | undefined): readonly Word[] {
  const parts = itemsOf(node).flatMap((item) => (isScalar(item) && item.value !== null ? [item.part()] : []));
  return wordsOfParts(parts, 'none');
}

/** `environment`: a list of names and values. */
function literalsOf(node: DataNode | undefined): Supply[] {
  return itemsOf(node).flatMap((item): Supply[] => {
    const name = textOf(at(item, 'name'));
    const value = at(item, 'value');
    if (name === undefined || !value) return [];
    return [{ name, value: variableValue(value, name), source: 'literal', location: item.location }];
  });
}

/** `secrets`: names, and where each value is kept. */
function secretsOf(node: DataNode | undefined): Supply[] {
  return itemsOf(node).flatMap((item): Supply[] => {
    const name = textOf(at(item, 'name'));
    const { location } = item;
    return name === undefined ? [] : [{ name, value: { kind: 'unknown', location }, source: 'secret', location }];
  });
}

/** Names come from elsewhere where an expression or a file gives them. */
function opennessOf(container: MappingNode): string[] {
  const isOpen = ['environment', 'secrets'].some((key) => isComputed(container.get(key)));
  const files = itemsOf(container.get('environmentFiles')).map((item) => textOf(at(item, 'value')) ?? 'an environment file in S3');
  return [...files, ...(isOpen ? ['a template'] : [])];
}

/** A part of a list is computed, or all of it. */
function isComputed(node: DataNode | undefined): boolean {
  if (isSequence(node))
    return (
      node.open || node.items.some((item) => !isMapping(item) || (item.get('name') !== undefined && textOf(item.get('name')) === undefined))
    );
  return (isScalar(node) && node.value !== null) || (isMapping(node) && node.open);
}

function portsOf(node: DataNode | undefined): Port[] {
  return itemsOf(node).flatMap((item): Port[] => {
    const container = at(item, 'containerPort');
    const host = at(item, 'hostPort');
    if (!container) return [];
    const isPublished = host && numberOf(host) !== 0;
    return [
      { container: numeric(scalarText(container)), ...(isPublished && { host: numeric(scalarText(host)) }), location: item.location },
    ];
  });
}

function volumesOf(node: DataNode | undefined, { volumes, folders }: Task): Volume[] {
  return itemsOf(node).flatMap((item): Volume[] => {
    const name = textOf(at(item, 'sourceVolume'));
    const target = textOf(at(item, 'containerPath'));
    const source = name === undefined ? undefined : (folders.get(name) ?? name);
    const isReadOnly = booleanOf(at(item, 'readOnly')) === true;
    return [
      {
        form: volumes.get(name ?? '') ?? 'named',
        ...(source !== undefined && { source }),
        ...(target !== undefined && { target }),
        ...(isReadOnly && { readOnly: true }),
        location: item.location,
      },
    ];
  });
}

function probesOf(container: MappingNode): Probe[] {
  const entry = container.entry('healthCheck');
  const test = at(entry?.value, 'command');
  const [kind, ...rest] = wordsIn(test);
  const [kindNode] = itemsOf(test);
  if (!entry || !test || !kind) return [];
  const word = textOf(kindNode);
  if (word === 'NONE') return [];
  const [text] = rest;
  const command =
    word === 'CMD-SHELL' && text
      ? shellCommand(text.part, { purpose: 'health', from: 'ecs' }).script
      : scriptOfWords(word === 'CMD' ? rest : [kind, ...rest], test.location);
  return [{ form: 'health', request: 'command', command, location: entry.location }];
}

function dependencyOf(node: DataNode): Workload['dependsOn'] {
  const name = textOf(at(node, 'containerName'));
  const condition = textOf(at(node, 'condition'));
  return name === undefined ? [] : [{ name, ...(condition !== undefined && { condition }) }];
}

/** Every driver takes what the process writes to its standard streams. */
function* logOf(container: MappingNode): Generator<ServerLog> {
  const driver = at(container, 'logConfiguration', 'logDriver');
  if (driver && textOf(driver) !== undefined)
    yield { kind: 'server-log', to: 'stdout', target: scalarText(driver), server: 'ecs', location: driver.location };
}

/** The volumes that a task definition in JSON declares. */
export function taskVolumes(node: DataNode | undefined): Pick<Task, 'volumes' | 'folders'> {
  const volumes = new Map<string, Volume['form']>();
  const folders = new Map<string, string>();
  for (const item of itemsOf(node)) {
    const name = textOf(at(item, 'name'));
    if (name === undefined) continue;
    const folder = textOf(at(item, 'host', 'sourcePath'));
    if (folder !== undefined) folders.set(name, folder);
    const keys = entriesOf(item).map(({ key }) => key);
    const isKept = keys.some((key) => /^(?:efs|fsxWindowsFileServer|docker)VolumeConfiguration$|^configuredAtLaunch$/.test(key));
    volumes.set(name, folder !== undefined ? 'bind' : isKept ? 'claim' : 'ephemeral');
  }
  return { volumes, folders };
}
