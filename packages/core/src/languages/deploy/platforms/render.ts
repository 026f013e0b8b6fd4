import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { booleanOf, isMapping, isScalar, itemsOf, textOf, at, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, DeployJob, ImageReference, ManagedService, Supply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import type { Value } from '../../../vocabulary/value.js';
import { shellCommand, type CommandRole } from '../command.js';
import { numeric, scalarText, variableValue } from '../data-values.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { declared } from '../../../values/workload.js';
import { basename, folderOf, joinPath } from '../../../vocabulary/paths.js';

/** `render.yaml`: services, databases and groups of variables. Source: render.com/docs/blueprint-spec. */
export const renderYaml = defineLanguage({
  id: 'render',
  version: 1,
  provides: ['workload', 'command', 'managed-service', 'image-reference', 'deploy-job', 'waiver'],
  reads: (path) => /^render(?:[.-][\w-]+)?\.ya?ml$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readYaml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    const environments = itemsOf(root.get('projects')).flatMap((project) => itemsOf(at(project, 'environments')));
    const groups = new Map(
      [root, ...environments].flatMap((node) => itemsOf(at(node, 'envVarGroups'))).map((group) => [textOf(at(group, 'name')) ?? '', group]),
    );
    for (const node of [root, ...environments]) {
      for (const service of itemsOf(at(node, 'services')).filter(isMapping)) yield* serviceFacts(service, groups, document);
      for (const database of itemsOf(at(node, 'databases')).filter(isMapping)) yield databaseOf(database);
    }
  },
});

type Groups = ReadonlyMap<string, DataNode>;

function* serviceFacts(
  service: MappingNode,
  groups: Groups,
  document: Document,
): Generator<Workload | Command | ManagedService | ImageReference | DeployJob> {
  const name = textOf(service.get('name')) ?? '';
  const type = textOf(service.get('type'));
  const location = service.entry('name')?.location ?? service.location;
  if (type === 'redis' || type === 'keyvalue') {
    yield { kind: 'managed-service', service: 'redis', form: 'render', name, location };
    return;
  }
  const workload = workloadOf(service, name, type, groups, document);
  const branch = service.entry('branch');
  if (branch && textOf(branch.value) !== undefined) {
    yield {
      kind: 'deploy-job',
      name,
      does: 'deploy',
      environment: name,
      branches: [{ name: textOf(branch.value)!, location: branch.location }],
      triggers: ['push'],
      location,
    };
  }
  const image = at(service, 'image', 'url');
  if (workload.image && image) yield imageReference(workload.image, { use: 'run', of: name, location: image.location });
  const build = commandIn(service, 'buildCommand', { purpose: 'build', from: 'render', name });
  if (build) yield build;
  if (type === 'web' && (textOf(service.get('env')) === 'static' || textOf(service.get('runtime')) === 'static')) return;
  if (type === 'static') return;
  yield workload;
  const release = commandIn(service, 'preDeployCommand', { purpose: 'release', from: 'render', name });
  if (release) {
    const { image: own, build: from, environment, open } = workload;
    yield declared({
      name: `${name} release`,
      form: 'render',
      location: release.location,
      command: release,
      release: true,
      once: true,
      environment,
      open,
      ...(own && { image: own }),
      ...(from && { build: from }),
    });
  }
}

function workloadOf(service: MappingNode, name: string, type: string | undefined, groups: Groups, { path }: Document): Workload {
  const runtime = textOf(service.get('runtime')) ?? textOf(service.get('env'));
  const start = commandIn(service, runtime === 'docker' ? 'dockerCommand' : 'startCommand', { purpose: 'start', from: 'render', name });
  const variables = itemsOf(service.get('envVars'));
  const health = service.entry('healthCheckPath');
  const route = textOf(health?.value);
  const instances = service.get('numInstances');
  const disk = service.entry('disk');
  const image = at(service, 'image', 'url');
  const source = textOf(at(disk?.value, 'name'));
  const target = textOf(at(disk?.value, 'mountPath'));
  return declared({
    name,
    form: 'render',
    location: service.location,
    ...(type !== undefined && { type }),
    ...(image && { image: scalarText(image) }),
    ...(runtime === 'docker' && { build: buildOf(service, path) }),
    ...(start && { command: start }),
    ...((type === 'cron' || type === 'job') && { once: true }),
    environment: variables.flatMap((item) => suppliesOf(item, groups)),
    open: variables.flatMap((item) => {
      const group = textOf(at(item, 'fromGroup'));
      return group === undefined || groups.has(group) ? [] : [`the group ${group}`];
    }),
    ...(instances && { replicas: numeric(scalarText(instances)) }),
    ...(service.get('scaling') && { autoscaled: true }),
    volumes: disk
      ? [{ form: 'named', ...(source !== undefined && { source }), ...(target !== undefined && { target }), location: disk.location }]
      : [],
    probes: health && route !== undefined ? [{ form: 'health', request: 'http', route, location: health.location }] : [],
  });
}

function buildOf(service: MappingNode, path: string): NonNullable<Workload['build']> {
  const file = service.entry('dockerfilePath');
  const context = joinPath(folderOf(path), textOf(service.get('dockerContext')) ?? textOf(service.get('rootDir')) ?? '.');
  const dockerfile = textOf(file?.value);
  return {
    context,
    ...(dockerfile !== undefined && { dockerfile: joinPath('', dockerfile) }),
    location: file?.location ?? service.location,
  };
}

/** The platform runs the text with a shell. */
function commandIn(service: MappingNode, key: string, role: CommandRole): Command | undefined {
  const entry = service.entry(key);
  return entry && isScalar(entry.value) && textOf(entry.value) !== undefined
    ? shellCommand(entry.value.part(), role, entry.location)
    : undefined;
}

function suppliesOf(item: DataNode, groups: Groups): Supply[] {
  if (!isMapping(item)) return [];
  const group = textOf(item.get('fromGroup'));
  if (group !== undefined) return itemsOf(at(groups.get(group), 'envVars')).flatMap((inner) => suppliesOf(inner, new Map()));
  const name = textOf(item.get('key'));
  if (name === undefined) return [];
  const given = item.get('value');
  if (given && isScalar(given)) return [{ name, value: variableValue(given, name), source: 'literal', location: item.location }];
  const value: Value = { kind: 'unknown', location: item.location };
  const isGenerated = booleanOf(item.get('generateValue')) === true;
  const isService = item.get('fromDatabase') !== undefined || item.get('fromService') !== undefined;
  return [{ name, value, source: isGenerated ? 'generated' : isService ? 'service' : 'platform', location: item.location }];
}

function databaseOf(database: MappingNode): ManagedService {
  const version = textOf(database.get('postgresMajorVersion'));
  return {
    kind: 'managed-service',
    service: 'postgresql',
    ...(version !== undefined && { version }),
    form: 'render',
    name: textOf(database.get('name')) ?? 'database',
    location: database.entry('name')?.location ?? database.location,
  };
}
