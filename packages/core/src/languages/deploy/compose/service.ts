import {
  booleanOf,
  entriesOf,
  isMapping,
  isScalar,
  isSequence,
  itemsOf,
  textOf,
  type DataNode,
  type MappingEntry,
  type MappingNode,
} from '../../../syntax/node.js';
import type { Probe, Workload } from '../../../vocabulary/facts/index.js';
import type { Script } from '../../../vocabulary/script.js';
import { execCommand, needsProgram, scriptOfWords, shellCommand } from '../command.js';
import { numeric, scalarText } from '../data-values.js';
import { secondsOf } from '../durations.js';
import { splitWords, wordsOfParts, type Word } from '../words.js';
import { environmentFilesOf, environmentOf } from './environment.js';
import { portsOf, volumesOf } from './mounts.js';
import { purposeOf } from '../purpose.js';
import { folderOf, joinPath } from '../../../vocabulary/paths.js';

/** What other services of the file say about one. */
export interface Others {
  /** Another waits until it has ended. */
  readonly endsFor: ReadonlySet<string>;
  /** A comment of the file says that it is not for production. */
  readonly doubted: boolean;
}

/** It is never started again: by the policy of a swarm, or because it must be asked for and says so. */
function isOneOff(value: MappingNode, profiles: readonly string[] | undefined): boolean {
  if (textOf(atPath(value, 'deploy', 'restart_policy', 'condition')) === 'none') return true;
  return profiles !== undefined && profiles.length > 0 && textOf(value.get('restart')) === 'no';
}

/** A service as a workload. */
export function workloadOf(
  { key, value, location }: MappingEntry & { readonly value: MappingNode },
  path: string,
  others: Others,
): Workload {
  const image = value.get('image');
  const profiles = namesIn(value.get('profiles'));
  const networks = namesIn(value.get('networks'));
  const workload: Workload = {
    kind: 'workload',
    location,
    name: key,
    form: 'compose',
    ...(image && { image: scalarText(image, 'compose') }),
    ...buildOf(value, path),
    ...commandsOf(value),
    ...(others.endsFor.has(key) || isOneOff(value, profiles) ? { once: true as const } : {}),
    environment: environmentOf(value.get('environment')),
    environmentFiles: environmentFilesOf(value, path),
    open: opennessOf(value),
    ports: portsOf(value),
    ...replicasOf(value),
    volumes: volumesOf(value),
    probes: probesOf(value.get('healthcheck')),
    ...gracePeriodOf(value),
    ...restartOf(value),
    ...(booleanOf(value.get('init')) === true && { init: true }),
    ...containerNameOf(value),
    dependsOn: dependenciesOf(value.get('depends_on')),
    ...(profiles && { profiles }),
    ...(booleanOf(value.get('read_only')) === true && { readOnly: true }),
    ...(networks && { networks }),
    ...(others.doubted && { doubted: true as const }),
    ...extendsOf(value.get('extends'), path),
  };
  const purpose = purposeOf(workload);
  return purpose ? { ...workload, purpose } : workload;
}

function atPath(node: DataNode | undefined, ...keys: readonly string[]): DataNode | undefined {
  return keys.reduce<DataNode | undefined>((current, key) => (isMapping(current) ? current.get(key) : undefined), node);
}

function buildOf(service: MappingNode, path: string): Pick<Workload, 'build'> {
  const entry = service.entry('build');
  if (!entry) return {};
  const { value, location } = entry;
  const context = isMapping(value) ? (textOf(value.get('context')) ?? '.') : textOf(value);
  if (context === undefined) return {};
  const dockerfile = isMapping(value) ? textOf(value.get('dockerfile')) : undefined;
  const target = isMapping(value) ? textOf(value.get('target')) : undefined;
  const isElsewhere = /^[a-z]+:\/\/|^git@|^\$|^\//.test(context);
  return {
    build: {
      context: isElsewhere ? context : joinPath(folderOf(path), context),
      ...(dockerfile !== undefined && { dockerfile }),
      ...(target !== undefined && { target }),
      location,
    },
  };
}

/** A text is split into words, and no shell reads them. A shell's program may stand in the second. */
function commandsOf(service: MappingNode): Pick<Workload, 'command' | 'entrypoint'> {
  const entrypoint = service.entry('entrypoint');
  const command = service.entry('command');
  const head = entrypoint && wordsIn(entrypoint.value);
  const tail = command && wordsIn(command.value);
  const inFront = { purpose: 'entrypoint', from: 'compose' } as const;
  if (entrypoint && head && tail && needsProgram(head))
    return { entrypoint: execCommand([...head, ...tail], inFront, entrypoint.location) };
  return {
    ...(entrypoint && head && { entrypoint: execCommand(head, inFront, entrypoint.location, entrypoint.value.location) }),
    ...(command && tail && { command: execCommand(tail, { purpose: 'start', from: 'compose' }, command.location, command.value.location) }),
  };
}

function wordsIn(node: DataNode): readonly Word[] | undefined {
  if (isSequence(node))
    return wordsOfParts(
      node.items.filter(isScalar).map((item) => item.part()),
      'compose',
    );
  if (!isScalar(node) || node.value === null) return undefined;
  return splitWords(node.part(), 'compose');
}

/** Names come from elsewhere where a template fills the map in. */
function opennessOf(service: MappingNode): string[] {
  const environment = service.get('environment');
  return (isMapping(environment) || isSequence(environment)) && environment.open ? ['a template'] : [];
}

function replicasOf(service: MappingNode): Pick<Workload, 'replicas'> {
  const node = atPath(service, 'deploy', 'replicas') ?? service.get('scale');
  return node ? { replicas: numeric(scalarText(node, 'compose')) } : {};
}

function restartOf(service: MappingNode): Pick<Workload, 'restart'> {
  const restart = service.get('restart');
  const text = isScalar(restart) && restart.value === false ? 'no' : textOf(restart);
  const condition = text ?? textOf(atPath(service, 'deploy', 'restart_policy', 'condition'));
  return condition === undefined ? {} : { restart: condition };
}

function gracePeriodOf(service: MappingNode): Pick<Workload, 'gracePeriod'> {
  const entry = service.entry('stop_grace_period');
  const seconds = secondsOf(textOf(entry?.value));
  return entry && seconds !== undefined ? { gracePeriod: { seconds, location: entry.location } } : {};
}

function containerNameOf(service: MappingNode): Pick<Workload, 'containerName'> {
  const entry = service.entry('container_name');
  return entry && isScalar(entry.value) ? { containerName: { name: entry.value.text, location: entry.location } } : {};
}

function dependenciesOf(node: DataNode | undefined): Workload['dependsOn'] {
  if (isSequence(node)) return node.items.flatMap((item) => (textOf(item) === undefined ? [] : [{ name: textOf(item)! }]));
  return entriesOf(node).map(({ key, value }) => {
    const condition = isMapping(value) ? textOf(value.get('condition')) : undefined;
    return { name: key, ...(condition !== undefined && { condition }) };
  });
}

function namesIn(node: DataNode | undefined): readonly string[] | undefined {
  const names = isSequence(node) ? node.items.flatMap((item) => textOf(item) ?? []) : entriesOf(node).map(({ key }) => key);
  return names.length === 0 ? undefined : names;
}

function extendsOf(node: DataNode | undefined, path: string): Pick<Workload, 'extends'> {
  const name = isMapping(node) ? textOf(node.get('service')) : textOf(node);
  const file = isMapping(node) ? textOf(node.get('file')) : undefined;
  if (name === undefined) return {};
  return { extends: { path: file === undefined ? path : joinPath(folderOf(path), file), name } };
}

function probesOf(node: DataNode | undefined): Probe[] {
  const test = isMapping(node) ? node.get('test') : undefined;
  if (!isMapping(node) || !test || booleanOf(node.get('disable')) === true) return [];
  const command = testOf(test);
  return command ? [{ form: 'health', request: 'command', command, location: node.location }] : [];
}

/** A text and `CMD-SHELL` are the shell's, `CMD` is not; `NONE` is no test. */
function testOf(test: DataNode): Script | undefined {
  if (isScalar(test)) return textOf(test) === undefined ? undefined : shellScript(wordsOfParts([test.part()], 'compose')[0]);
  const [kind, ...rest] = itemsOf(test).filter(isScalar);
  if (!kind || kind.text === 'NONE') return undefined;
  const words = wordsOfParts(
    (kind.text === 'CMD' || kind.text === 'CMD-SHELL' ? rest : [kind, ...rest]).map((item) => item.part()),
    'compose',
  );
  return kind.text === 'CMD-SHELL' ? shellScript(words[0]) : scriptOfWords(words, test.location);
}

function shellScript(word: Word | undefined): Script | undefined {
  return word && shellCommand(word.part, { purpose: 'health', from: 'compose' }).script;
}

/** Labels and keys that make a proxy send a visitor to one container for ever. */
export function affinityOf(service: MappingNode): { readonly form: string; readonly location: Workload['location'] } | undefined {
  for (const node of [service.get('labels'), atPath(service, 'deploy', 'labels')]) {
    for (const { key, value, location } of entriesOf(node)) {
      if (isSticky(key, textOf(value))) return { form: key, location };
    }
    for (const item of itemsOf(node)) {
      const [key = '', ...rest] = textOf(item)?.split('=') ?? [];
      if (isSticky(key, rest.join('='))) return { form: key, location: item.location };
    }
  }
  return undefined;
}

/** Source: doc.traefik.io/traefik/routing/services/#sticky-sessions. */
function isSticky(key: string, value: string | undefined): boolean {
  return /^traefik\..*\.sticky(?:\.cookie)?$/i.test(key) && !/^false$/i.test(value ?? '');
}
