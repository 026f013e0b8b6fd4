import type { Command } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { CommandIndex } from '../commands/world.js';
import type { Tree } from './file-views.js';
import { basename } from '../../vocabulary/paths.js';

/** The repository's named commands and its files, indexed once for a derivation. */
export function indexRepository(facts: Facts<'command' | 'manifest'>): { readonly commands: CommandIndex; readonly tree: Tree } {
  const scripts = new Map<string, Command>();
  const scriptNames = new Map<string, string[]>();
  const packages = new Map<string, Map<string, Command>>();
  const targets = new Map<string, Map<string, Command[]>>();
  for (const command of facts.of('command')) {
    const { path } = command.location;
    if (command.from === 'shell' && command.purpose === 'script' && !scripts.has(path)) {
      scripts.set(path, command);
      scriptNames.set(basename(path), [...(scriptNames.get(basename(path)) ?? []), path]);
    } else if (command.name !== undefined && command.from === 'package.json') {
      groupOf(packages, path).set(command.name, command);
    } else if (command.name !== undefined && (command.from === 'makefile' || command.from === 'justfile')) {
      const group = groupOf(targets, path);
      group.set(command.name, [...(group.get(command.name) ?? []), command]);
    }
  }
  const byName = new Map(
    facts
      .of('manifest')
      .flatMap(({ name, format, location }) => (format === 'package.json' && name !== undefined ? [[name, location.path] as const] : [])),
  );
  const folders = new Set(facts.paths.flatMap(foldersAbove));
  return {
    commands: {
      script: (path) => scripts.get(path),
      packageScript: (manifest, name) => packages.get(manifest)?.get(name),
      packageScripts: (manifest) => [...(packages.get(manifest)?.keys() ?? [])],
      manifestNamed: (name) => byName.get(name),
      target: (file, name) => targets.get(file)?.get(name) ?? [],
      firstTarget: (file) => targets.get(file)?.keys().next().value,
    },
    tree: {
      paths: facts.paths,
      has: (path) => facts.has(path),
      isFolder: (path) => path === '' || folders.has(path),
      scriptsNamed: (name) => scriptNames.get(name) ?? [],
    },
  };
}

function groupOf<K, V>(groups: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const group = groups.get(key) ?? new Map<K, V>();
  groups.set(key, group);
  return group;
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) folders.push(path.slice(0, cut));
  return folders;
}
