import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { entriesOf, isMapping, isScalar, itemsOf, numberOf, textOf, at, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { EnvironmentSupply, EnvironmentVariant, Port, Probe, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { execCommand } from '../command.js';
import { numeric, scalarText, variableValue } from '../data-values.js';
import { secondsOf } from '../durations.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { splitWords } from '../words.js';
import { declared } from '../../../values/workload.js';
import { basename, folderOf } from '../../../vocabulary/paths.js';

/** `fly.toml` and its variants. Source: fly.io/docs/reference/configuration. */
export const flyToml = defineLanguage({
  id: 'fly',
  version: 1,
  provides: ['workload', 'environment-supply', 'environment-variant', 'image-reference', 'waiver'],
  reads: (path) => /^fly(?:[.-][\w-]+)*\.toml$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readToml(document);
    const root = roots[0];
    if (
      !isMapping(root) ||
      !(root.get('app') ?? root.get('services') ?? root.get('http_service') ?? root.get('processes') ?? root.get('build'))
    )
      return;
    yield* waivers(document, comments);
    for (const { key, value, location } of entriesOf(root.get('env'))) {
      const read = variableValue(value, key);
      yield {
        kind: 'environment-supply',
        form: 'fly',
        of: document.path,
        name: key,
        value: read,
        source: 'literal',
        location,
      } satisfies EnvironmentSupply;
    }
    const variant = /^fly[.-]([\w-]+)\.toml$/.exec(basename(document.path))?.[1];
    if (variant !== undefined) {
      yield {
        kind: 'environment-variant',
        name: variant,
        form: 'fly',
        location: root.entry('app')?.location ?? { path: document.path },
      } satisfies EnvironmentVariant;
    }
    const image = at(root, 'build', 'image');
    if (image) yield imageReference(scalarText(image), { use: 'run', of: textOf(root.get('app')) ?? 'app', location: image.location });
    yield* workloads(root, document);
  },
});

function* workloads(root: MappingNode, document: Document): Generator<Workload> {
  const processes = entriesOf(root.get('processes'));
  const shared = sharedOf(root, document);
  const ports = servicesOf(root);
  const place = root.entry('app')?.location ?? { path: document.path };
  if (processes.length === 0) yield declared({ name: 'app', form: 'fly', location: place, ...shared, ...reachedBy(ports, undefined) });
  for (const { key, value, location } of processes) {
    const command =
      isScalar(value) && value.text.trim() !== ''
        ? execCommand(splitWords(value.part(), 'none'), { purpose: 'start', from: 'fly', name: key }, location, value.location)
        : undefined;
    yield declared({ name: key, form: 'fly', location, ...shared, ...reachedBy(ports, key), ...(command && { command }) });
  }
  const deploy = root.get('deploy');
  const release = isMapping(deploy) ? deploy.entry('release_command') : undefined;
  if (release && isScalar(release.value) && textOf(release.value) !== undefined) {
    const { location, value } = release;
    const command = execCommand(
      splitWords(release.value.part(), 'none'),
      { purpose: 'release', from: 'fly', name: 'release' },
      location,
      value.location,
    );
    yield declared({
      name: 'release',
      form: 'fly',
      location,
      ...(shared.build && { build: shared.build }),
      ...(shared.image && { image: shared.image }),
      command,
      release: true,
      once: true,
    });
  }
}

type Shared = Pick<Workload, 'build' | 'image' | 'gracePeriod' | 'volumes'>;

/** What all processes of the file have. */
function sharedOf(root: MappingNode, { path }: Document): Shared {
  const build = root.entry('build');
  const dockerfile = textOf(at(build?.value, 'dockerfile'));
  const target = textOf(at(build?.value, 'build-target'));
  const image = at(build?.value, 'image');
  const timeout = root.entry('kill_timeout');
  const seconds = timeout && secondsOf(textOf(timeout.value));
  const mounts = root.get('mounts') ?? root.get('mount');
  return {
    ...(build && (dockerfile !== undefined || target !== undefined)
      ? {
          build: {
            context: folderOf(path),
            ...(dockerfile !== undefined && { dockerfile }),
            ...(target !== undefined && { target }),
            location: build.location,
          },
        }
      : {}),
    ...(image && { image: scalarText(image) }),
    ...(timeout && seconds !== undefined && { gracePeriod: { seconds, location: timeout.location } }),
    volumes: (isMapping(mounts) ? [mounts] : itemsOf(mounts)).flatMap((mount) => {
      const source = textOf(at(mount, 'source'));
      const target_ = textOf(at(mount, 'destination'));
      return [
        {
          form: 'named' as const,
          ...(source !== undefined && { source }),
          ...(target_ !== undefined && { target: target_ }),
          location: mount.location,
        },
      ];
    }),
  };
}

interface Service {
  /** Process groups; none: all that there are. */
  readonly processes: readonly string[];
  readonly ports: readonly Port[];
  readonly probes: readonly Probe[];
}

/** `[http_service]`, `[[services]]` and `[checks]`. */
function servicesOf(root: MappingNode): readonly Service[] {
  const services = root.get('services');
  const nodes = [root.get('http_service'), ...(isMapping(services) ? [services] : itemsOf(services))].filter(isMapping);
  const own = nodes.map((node): Service => ({
    processes: itemsOf(node.get('processes')).flatMap((item) => textOf(item) ?? []),
    ports: portOf(node),
    probes: [
      ...checksIn(node.get('checks'), 'http'),
      ...checksIn(node.get('http_checks'), 'http'),
      ...checksIn(node.get('tcp_checks'), 'tcp'),
    ],
  }));
  const global = entriesOf(root.get('checks')).flatMap(({ value }): Service[] => {
    const request = textOf(at(value, 'type')) === 'tcp' ? 'tcp' : 'http';
    const processes = itemsOf(at(value, 'processes')).flatMap((item) => textOf(item) ?? []);
    return [{ processes, ports: [], probes: [probe(value, request)] }];
  });
  return [...own, ...global];
}

function portOf(node: MappingNode): Port[] {
  const entry = node.entry('internal_port');
  return entry && numberOf(entry.value) !== undefined ? [{ container: numeric(scalarText(entry.value)), location: entry.location }] : [];
}

function checksIn(node: DataNode | undefined, request: 'http' | 'tcp'): Probe[] {
  return (isMapping(node) ? [node] : itemsOf(node)).map((item) => probe(item, request));
}

function probe(node: DataNode, request: 'http' | 'tcp'): Probe {
  const route = textOf(at(node, 'path'));
  const port = at(node, 'port');
  return {
    form: 'health',
    request,
    ...(route !== undefined && { route }),
    ...(port && { port: numeric(scalarText(port)) }),
    location: node.location,
  };
}

function reachedBy(services: readonly Service[], process: string | undefined): Pick<Workload, 'ports' | 'probes'> {
  const own = services.filter(({ processes }) => processes.length === 0 || process === undefined || processes.includes(process));
  return { ports: own.flatMap(({ ports }) => ports), probes: own.flatMap(({ probes }) => probes) };
}
