import { table } from '../../../vocabulary/table.js';
import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { SyntaxFault, type Document } from '../../../vocabulary/document.js';
import type { Dependency, DependencyGroup, Manifest, RuntimeVersion } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { at, booleanOf, entriesOf, isMapping, itemsOf, textOf, type MappingEntry, type MappingNode } from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import { masked, redactions } from '../masking.js';
import { waivers } from '../waivers.js';
import { nodePin } from './pins.js';
import { scriptFacts } from './scripts.js';
import { basename } from '../../../vocabulary/paths.js';

/** Source: docs.npmjs.com/cli/configuring-npm/package-json. */
const GROUPS: Readonly<Record<string, DependencyGroup>> = table({
  dependencies: 'runtime',
  optionalDependencies: 'optional',
  devDependencies: 'development',
  peerDependencies: 'peer',
});

/** What only a package that others install says of itself. */
const PUBLISHING = ['files', 'exports', 'publishConfig', 'module', 'types', 'typings'];

/** package.json: the unit, what it depends on, the runtime that it wants, and its scripts. */
export const packageJson = defineLanguage({
  id: 'package.json',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version', 'command', 'admin-command', 'redaction', 'waiver'],
  reads: (path) => basename(path) === 'package.json',
  rewrite: rewriteCommand,
  *extract(document) {
    const root = rootOf(document);
    const dependencies = [...dependenciesOf(root)];
    yield manifestOf(document, root, dependencies);
    yield* dependencies;
    yield* runtimesOf(root);
    yield* scriptFacts(root);
    yield* redactions(document);
    yield* waivers(document, readJson(document).comments);
  },
});

function rootOf(document: Document): MappingNode {
  if (document.text.trim() === '')
    throw new SyntaxFault('The file is empty: a package.json must hold a JSON object.', { path: document.path });
  const root = readJson(document).roots[0];
  if (!isMapping(root)) throw new SyntaxFault('A package.json must hold a JSON object.', { path: document.path });
  return root;
}

function manifestOf(document: Document, root: MappingNode, dependencies: readonly Dependency[]): Manifest {
  const name = textOf(root.get('name'));
  const version = textOf(root.get('version'));
  const isPrivate = booleanOf(root.get('private')) === true;
  const commands = commandsOf(root, name);
  const members = membersOf(root);
  const manager = managerOf(root);
  const publishable = !isPrivate && name !== undefined && version !== undefined && PUBLISHING.some((key) => root.get(key) !== undefined);
  return {
    kind: 'manifest',
    location: { path: document.path },
    ecosystem: 'node',
    format: 'package.json',
    ...(name !== undefined && name !== '' && { name }),
    ...(version !== undefined && { version }),
    ...(isPrivate && { private: true }),
    ...(publishable && { publishable: true }),
    ...(commands.length > 0 && { commands }),
    ...(members.length > 0 && { members }),
    ...(manager !== undefined && { manager }),
    dependencies: dependencies.filter(({ group }) => group === 'runtime').length,
  };
}

/** `bin` is a file, then the command has the package's own name, or a mapping of commands to files. */
function commandsOf(root: MappingNode, name: string | undefined): readonly string[] {
  const bin = root.get('bin');
  if (textOf(bin) !== undefined) return name === undefined ? [] : [name.slice(name.lastIndexOf('/') + 1)];
  return entriesOf(bin).map(({ key }) => key);
}

function membersOf(root: MappingNode): readonly string[] {
  const workspaces = root.get('workspaces');
  const items = isMapping(workspaces) ? itemsOf(workspaces.get('packages')) : itemsOf(workspaces);
  return items.flatMap((item) => textOf(item) ?? []);
}

function managerOf(root: MappingNode): string | undefined {
  const named = textOf(root.get('packageManager')) ?? textOf(at(root, 'devEngines', 'packageManager', 'name'));
  return named === undefined ? undefined : (named.split('@')[0] ?? named);
}

function* dependenciesOf(root: MappingNode): Generator<Dependency> {
  for (const [key, group] of Object.entries(GROUPS)) {
    for (const entry of entriesOf(root.get(key))) yield dependencyOf(entry, group);
  }
}

function dependencyOf({ key, value, location }: MappingEntry, group: DependencyGroup): Dependency {
  const specifier = textOf(value);
  return {
    kind: 'dependency',
    location,
    name: key,
    ecosystem: 'node',
    group,
    ...(specifier !== undefined && { specifier: masked(specifier) }),
    pin: nodePin(specifier ?? ''),
  };
}

/** `engines.node`, Volta's pin, `devEngines.runtime`. */
function* runtimesOf(root: MappingNode): Generator<RuntimeVersion> {
  for (const key of ['engines', 'volta']) {
    const entry = entriesOf(root.get(key)).find((each) => each.key === 'node');
    const version = textOf(entry?.value);
    if (entry && version !== undefined)
      yield { kind: 'runtime-version', location: entry.location, runtime: 'node', version, source: 'declaration' };
  }
  const runtime = at(root, 'devEngines', 'runtime');
  for (const each of isMapping(runtime) ? [runtime] : itemsOf(runtime)) {
    const version = textOf(at(each, 'version'));
    if (version === undefined || textOf(at(each, 'name')) !== 'node') continue;
    yield { kind: 'runtime-version', location: each.location, runtime: 'node', version, source: 'declaration' };
  }
}
