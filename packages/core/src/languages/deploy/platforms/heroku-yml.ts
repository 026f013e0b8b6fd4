import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { entriesOf, isMapping, isScalar, itemsOf, textOf, at, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, EnvironmentSupply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { commandOf, shellCommand, type CommandRole } from '../command.js';
import { readScript } from '../../../syntax/shell/index.js';
import { sourceOf, variableValue } from '../data-values.js';
import { waivers } from '../waivers.js';
import { declared } from '../../../values/workload.js';
import { addOns } from './app-json.js';
import { basename, folderOf } from '../../../vocabulary/paths.js';

/** `heroku.yml`: images that the platform builds, processes, the release command. Source: devcenter.heroku.com/articles/build-docker-images-heroku-yml. */
export const herokuYml = defineLanguage({
  id: 'heroku.yml',
  version: 1,
  provides: ['workload', 'managed-service', 'environment-supply', 'waiver'],
  reads: (path) => /^heroku(?:\.[\w-]+)?\.ya?ml$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readYaml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    yield* addOns(at(root, 'setup', 'addons'), 'heroku');
    for (const { key, value, location } of entriesOf(at(root, 'setup', 'config'))) {
      const read = variableValue(value, key);
      yield {
        kind: 'environment-supply',
        form: 'heroku',
        of: document.path,
        name: key,
        value: read,
        source: sourceOf(read),
        location,
      } satisfies EnvironmentSupply;
    }
    yield* workloads(root, document);
  },
});

function* workloads(root: MappingNode, document: Document): Generator<Workload> {
  const builds = buildsOf(at(root, 'build', 'docker'), document);
  const run = entriesOf(root.get('run'));
  const names = new Set(run.map(({ key }) => key));
  for (const { key, value, location } of run) {
    const build = builds.get(imageOf(value) ?? key) ?? builds.get('web');
    const command = commandIn(isMapping(value) ? value.get('command') : value, { purpose: 'start', from: 'heroku', name: key }, location);
    yield declared({ name: key, form: 'heroku', location, ...(build && { build }), ...(command && { command }) });
  }
  for (const [name, build] of builds) {
    if (!names.has(name)) yield declared({ name, form: 'heroku', location: build.location, build });
  }
  const release = root.entry('release');
  const command =
    release &&
    commandIn(
      isMapping(release.value) ? release.value.get('command') : release.value,
      { purpose: 'release', from: 'heroku', name: 'release' },
      release.location,
    );
  if (!release || !command) return;
  const build = builds.get(imageOf(release.value) ?? 'web');
  yield declared({
    name: 'release',
    form: 'heroku',
    location: command.script.location,
    command,
    release: true,
    once: true,
    ...(build && { build }),
  });
}

function buildsOf(node: DataNode | undefined, { path }: Document): ReadonlyMap<string, NonNullable<Workload['build']>> {
  return new Map(
    entriesOf(node).flatMap(({ key, value, location }) => {
      const dockerfile = textOf(isMapping(value) ? value.get('dockerfile') : value);
      const target = isMapping(value) ? textOf(value.get('target')) : undefined;
      if (dockerfile === undefined) return [];
      return [[key, { context: folderOf(path), dockerfile, ...(target !== undefined && { target }), location }] as const];
    }),
  );
}

function imageOf(node: DataNode): string | undefined {
  return isMapping(node) ? textOf(node.get('image')) : undefined;
}

/** A text, or a list of commands that run one after another in a shell. */
function commandIn(node: DataNode | undefined, role: CommandRole, location: Workload['location']): Command | undefined {
  if (isScalar(node)) return textOf(node) === undefined ? undefined : shellCommand(node.part(), role, location);
  const parts = itemsOf(node).filter(isScalar);
  if (!node || parts.length === 0) return undefined;
  const statements = parts.flatMap((item) => readScript(item.part()).statements);
  return commandOf({ statements, location: parts.length === 1 ? parts[0]!.location : node.location }, 'shell', role, location);
}
