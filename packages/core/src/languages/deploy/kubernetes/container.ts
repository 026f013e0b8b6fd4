import { at, isMapping, isScalar, isSequence, itemsOf, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import type { Command, Port, Probe, Supply, Volume, Workload } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { execCommand, needsProgram, scriptOfWords } from '../command.js';
import { purposeOf } from '../purpose.js';
import type { Word } from '../words.js';
import { declared } from '../../../values/workload.js';
import { textValue, valueOf, wordOf } from './values.js';

type Locate = (start: number, end: number) => Location;

/** What the containers of a pod share. */
export interface Pod {
  readonly name: string;
  readonly type: string;
  readonly form: Workload['form'];
  readonly spec: MappingNode;
  readonly common: Partial<Workload>;
  /** Claims that a StatefulSet makes for each pod, by name. */
  readonly claims: readonly string[];
  readonly locate: Locate;
}

/** A container as a workload of its own. */
export function workloadOf(container: MappingNode, pod: Pod, isInit: boolean): Workload {
  const { name, type, form, common, locate, spec } = pod;
  const image = container.get('image');
  const env = container.get('env');
  const ports = portsOf(container, locate);
  const isSidecar = isInit && textOf(container.get('restartPolicy')) === 'Always';
  const runsOnce = common.once === true || (isInit && !isSidecar);
  const isReadOnly = at(container, 'securityContext', 'readOnlyRootFilesystem');
  const grace = spec.entry('terminationGracePeriodSeconds');
  const seconds = Number(textOf(grace?.value));
  const own = textOf(container.get('name'));
  const workload = declared({
    ...common,
    name: own === undefined ? name : `${name}/${own}`,
    form,
    type: isInit && !isSidecar ? 'initContainer' : type,
    location: container.location,
    ...(image && { image: valueOf(image, locate) }),
    ...commandsOf(container, locate),
    ...(runsOnce && { once: true }),
    environment: itemsOf(env).flatMap((item) => supplyOf(item, locate)),
    open: [...sourcesOf(container), ...(isSequence(env) && env.open ? ['a template'] : []), ...(isScalar(env) ? ['a template'] : [])],
    ports,
    volumes: volumesOf(container, pod),
    probes: probesOf(container, ports, locate),
    ...(grace && Number.isFinite(seconds) && { gracePeriod: { seconds, location: grace.location } }),
    ...(isReadOnly && textOf(isReadOnly) === 'true' && { readOnly: true }),
  });
  const purpose = purposeOf(workload);
  return purpose ? { ...workload, purpose } : workload;
}

/** `command:` replaces the image's entry point, `args:` its command. A shell's program may stand in the second. */
export function commandsOf(container: Pick<MappingNode, 'entry'>, locate: Locate): Pick<Workload, 'entrypoint' | 'command'> {
  const entrypoint = container.entry('command');
  const command = container.entry('args');
  const head = entrypoint ? wordsIn(entrypoint.value, locate) : [];
  const tail = command ? wordsIn(command.value, locate) : [];
  const inFront = { purpose: 'entrypoint', from: 'kubernetes' } as const;
  const behind = { purpose: 'start', from: 'kubernetes' } as const;
  if (entrypoint && command && needsProgram(head)) return { entrypoint: execCommand([...head, ...tail], inFront, entrypoint.location) };
  return {
    ...(entrypoint && head.length > 0 && { entrypoint: execCommand(head, inFront, entrypoint.location, entrypoint.value.location) }),
    ...(command && tail.length > 0 && { command: execCommand(tail, behind, command.location, command.value.location) }),
  } satisfies { entrypoint?: Command; command?: Command };
}

function wordsIn(node: DataNode, locate: Locate): readonly Word[] {
  const items = isScalar(node) ? [node] : itemsOf(node);
  return items.filter(isScalar).map((item) => wordOf(item, locate));
}

/** `env:` of a container: a value, or where one comes from. */
export function supplyOf(item: DataNode, locate: Locate): Supply[] {
  if (!isMapping(item)) return [];
  const name = textOf(item.get('name'));
  if (name === undefined) return [];
  const given = item.get('value');
  const from = item.get('valueFrom');
  if (given) return [{ name, value: textValue(given, locate, name), source: 'literal', location: item.location }];
  if (!isMapping(from))
    return isScalar(from)
      ? [unknownSupply(name, 'platform', item)]
      : [{ name, value: empty(item), source: 'literal', location: item.location }];
  if (from.get('secretKeyRef')) return [unknownSupply(name, 'secret', item)];
  return [unknownSupply(name, from.get('configMapKeyRef') ? 'config-map' : 'platform', item)];
}

function unknownSupply(name: string, source: Supply['source'], { location }: DataNode): Supply {
  return { name, value: { kind: 'unknown', location }, source, location };
}

function empty({ location }: DataNode): Value {
  return { kind: 'literal', value: '', location };
}

/** ConfigMaps and Secrets whose every key becomes a variable. */
function sourcesOf(container: MappingNode): string[] {
  const node = container.get('envFrom');
  const named = itemsOf(node).flatMap((item) => {
    const map = textOf(at(item, 'configMapRef', 'name'));
    const secret = textOf(at(item, 'secretRef', 'name'));
    if (map !== undefined) return [`ConfigMap ${map}`];
    return secret === undefined ? ['a template'] : [`Secret ${secret}`];
  });
  const isOpen = (isSequence(node) && node.open) || isScalar(node);
  return [...named, ...(isOpen ? ['a template'] : [])];
}

function portsOf(container: MappingNode, locate: Locate): (Port & { readonly name?: string })[] {
  return itemsOf(container.get('ports')).flatMap((item) => {
    const port = at(item, 'containerPort');
    const host = at(item, 'hostPort');
    return port ? [{ container: valueOf(port, locate), ...(host && { host: valueOf(host, locate) }), location: item.location }] : [];
  });
}

const PROBES = [
  ['readinessProbe', 'readiness'],
  ['livenessProbe', 'liveness'],
  ['startupProbe', 'startup'],
] as const;

function probesOf(container: MappingNode, ports: readonly Port[], locate: Locate): Probe[] {
  const named = new Map(itemsOf(container.get('ports')).map((item, index) => [textOf(at(item, 'name')), ports[index]?.container]));
  return PROBES.flatMap(([key, form]): Probe[] => {
    const entry = container.entry(key);
    if (!isMapping(entry?.value)) return [];
    const { value: probe } = entry;
    const http = probe.get('httpGet');
    const request = probe.get('exec') ? 'command' : http ? 'http' : probe.get('grpc') ? 'grpc' : 'tcp';
    const place = at(http ?? probe.get('tcpSocket') ?? probe.get('grpc'), 'port');
    const port = place && (named.get(textOf(place)) ?? valueOf(place, locate));
    const route = textOf(at(http, 'path'));
    const words = wordsIn(at(probe, 'exec', 'command') ?? probe, locate);
    return [
      {
        form,
        request,
        ...(route !== undefined && { route }),
        ...(port && { port }),
        ...(request === 'command' && { command: scriptOfWords(words, entry.location) }),
        location: entry.location,
      },
    ];
  });
}

function volumesOf(container: MappingNode, { spec, claims }: Pod): Volume[] {
  const volumes = new Map(itemsOf(spec.get('volumes')).map((volume) => [textOf(at(volume, 'name')) ?? '', volume]));
  return itemsOf(container.get('volumeMounts')).flatMap((mount): Volume[] => {
    const name = textOf(at(mount, 'name'));
    const target = textOf(at(mount, 'mountPath'));
    const isReadOnly = textOf(at(mount, 'readOnly')) === 'true';
    const volume = name === undefined ? undefined : volumes.get(name);
    const { form, source } = volume
      ? kindOf(volume, name)
      : { form: name !== undefined && claims.includes(name) ? ('claim' as const) : ('named' as const), source: name };
    return [
      {
        form,
        ...(source !== undefined && { source }),
        ...(target !== undefined && { target }),
        ...(isReadOnly && { readOnly: true }),
        location: mount.location,
      },
    ];
  });
}

function kindOf(volume: DataNode, name: string | undefined): { readonly form: Volume['form']; readonly source: string | undefined } {
  const claim = at(volume, 'persistentVolumeClaim');
  if (claim ?? at(volume, 'ephemeral')) return { form: 'claim', source: textOf(at(claim, 'claimName')) ?? name };
  const host = at(volume, 'hostPath');
  if (host) return { form: 'bind', source: textOf(at(host, 'path')) };
  if (at(volume, 'configMap')) return { form: 'config', source: textOf(at(volume, 'configMap', 'name')) };
  if (at(volume, 'secret')) return { form: 'secret', source: textOf(at(volume, 'secret', 'secretName')) };
  if (at(volume, 'projected') ?? at(volume, 'downwardAPI')) return { form: 'config', source: name };
  return { form: at(volume, 'emptyDir') ? 'ephemeral' : 'named', source: name };
}
