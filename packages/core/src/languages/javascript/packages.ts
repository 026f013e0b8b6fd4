import { parse } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import type { Files } from '../../vocabulary/language.js';
import { join } from './paths.js';
import { asRecord } from './tsconfig.js';
import { folderOf } from '../../vocabulary/paths.js';

type Manifest = Readonly<Record<string, unknown>>;

const manifests = new WeakMap<Files, Map<string, Manifest | undefined>>();
const workspaces = new WeakMap<Files, Map<string, Map<string, string | undefined>>>();
const patterns = new WeakMap<Files, Map<string, readonly string[]>>();
const withManifests = new WeakMap<Files, readonly string[]>();

/** The package.json of a folder, or undefined. */
function manifestIn(folder: string, files: Files): Manifest | undefined {
  let known = manifests.get(files);
  if (!known) manifests.set(files, (known = new Map()));
  if (!known.has(folder)) {
    const path = folder === '' ? 'package.json' : `${folder}/package.json`;
    known.set(folder, files.has(path) ? asRecord(parse(files.text(path))) : undefined);
  }
  return known.get(folder);
}

/** What a `#name` stands for by the `imports` of the nearest package.json. https://nodejs.org/api/packages.html#imports */
export function packageImports(specifier: string, from: string, files: Files): string | undefined {
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const imports = asRecord(manifestIn(folder, files)?.['imports']);
    if (imports) {
      const target = targetIn(imports, specifier);
      return target === undefined ? undefined : join(folder, target);
    }
    if (folder === '') return undefined;
  }
}

/**
 * The files that a specifier may mean when it names a package of the workspace: its `exports`, its source folder, its `main`. The
 * built file comes after the source that it is built from, since only the source is in the tree.
 */
export function workspaceFile(specifier: string, from: string, files: Files): readonly string[] {
  const [scope, name] = specifier.split('/');
  const root = specifier.startsWith('@') ? `${scope ?? ''}/${name ?? ''}` : (scope ?? '');
  const folder = memberFolder(root, from, files);
  if (folder === undefined) return [];
  const part = specifier === root ? '.' : `./${specifier.slice(root.length + 1)}`;
  const manifest = manifestIn(folder, files);
  const exports = manifest?.['exports'];
  const exported = typeof exports === 'string' ? (part === '.' ? exports : undefined) : targetIn(subpaths(exports), part);
  const main = part === '.' ? [manifest?.['source'], manifest?.['types'], manifest?.['module'], manifest?.['main']] : [];
  const written = [exported, ...main].filter((each): each is string => typeof each === 'string');
  const sources = written.map((each) => each.replace(/^(\.?\/?)(?:dist|build|lib|out)\//, '$1src/').replace(/\.d\.([cm]?)ts$/, '.$1ts'));
  const guesses = part === '.' ? ['src/index', 'index', 'src/main', 'lib/index'] : [part, `src/${part.slice(2)}`];
  return [...sources, ...written, ...guesses].flatMap((each) => join(folder, each) ?? []);
}

/** `exports` with conditions only is the entry `.`. */
function subpaths(exports: unknown): Readonly<Record<string, unknown>> {
  const record = asRecord(exports) ?? {};
  return Object.keys(record).every((key) => key.startsWith('.')) ? record : { '.': record };
}

function targetIn(map: Readonly<Record<string, unknown>>, specifier: string): string | undefined {
  for (const [pattern, target] of Object.entries(map)) {
    const star = pattern.indexOf('*');
    if (star < 0 ? pattern !== specifier : !specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(pattern.slice(star + 1)))
      continue;
    const found = conditional(target, 0);
    return star < 0 ? found : found?.replaceAll('*', specifier.slice(star, specifier.length - (pattern.length - star - 1)));
  }
  return undefined;
}

const CONDITIONS = ['source', 'development', 'types', 'import', 'node', 'module', 'require', 'default'] as const;

function conditional(target: unknown, depth: number): string | undefined {
  if (typeof target === 'string') return target;
  if (depth > 6) return undefined;
  if (Array.isArray(target)) return conditional(target[0], depth + 1);
  const record = asRecord(target);
  for (const condition of record ? CONDITIONS : []) {
    const found = conditional(record?.[condition], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The folder of a package of the workspace: as its root lists it, by the name in its manifest. */
function memberFolder(name: string, from: string, files: Files): string | undefined {
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const listed = patternsIn(folder, files);
    if (listed.length > 0) return membersOf(folder, listed, name, files);
    if (folder === '') return undefined;
  }
}

function membersOf(root: string, listed: readonly string[], name: string, files: Files): string | undefined {
  let known = workspaces.get(files);
  if (!known) workspaces.set(files, (known = new Map()));
  let members = known.get(root);
  if (!members) known.set(root, (members = new Map()));
  if (!members.has(name)) {
    const named = candidates(root, listed, name, files).find((folder) => manifestIn(folder, files)?.['name'] === name);
    members.set(name, named);
  }
  return members.get(name);
}

/** Folders that a glob can mean: every one with a manifest where the tree tells its paths, else the one that is named like the package. */
function candidates(root: string, listed: readonly string[], name: string, files: Files): readonly string[] {
  const short = name.split('/').at(-1) ?? name;
  return listed.flatMap((pattern) => {
    const star = pattern.indexOf('*');
    const base = join(root, star < 0 ? pattern : pattern.slice(0, star));
    if (base === undefined) return [];
    if (star < 0) return [base];
    const inside = foldersWithManifests(files)?.filter((each) => each.startsWith(`${base}/`));
    return inside ?? [`${base}/${short}`];
  });
}

function foldersWithManifests(files: Files): readonly string[] | undefined {
  let known = withManifests.get(files);
  if (!known && files.paths) withManifests.set(files, (known = files.paths.filter((path) => path.endsWith('/package.json')).map(folderOf)));
  return known;
}

/** What a folder lists as the packages of its workspace. */
function patternsIn(folder: string, files: Files): readonly string[] {
  let known = patterns.get(files);
  if (!known) patterns.set(files, (known = new Map()));
  let listed = known.get(folder);
  if (!listed) known.set(folder, (listed = readPatterns(folder, files)));
  return listed;
}

function readPatterns(folder: string, files: Files): readonly string[] {
  const declared = manifestIn(folder, files)?.['workspaces'];
  const listed = Array.isArray(declared) ? declared : (asRecord(declared)?.['packages'] ?? []);
  const path = folder === '' ? 'pnpm-workspace.yaml' : `${folder}/pnpm-workspace.yaml`;
  const pnpm = files.has(path) ? packagesOfPnpm(files.text(path)) : [];
  return [...(Array.isArray(listed) ? listed : []), ...pnpm].filter((each): each is string => typeof each === 'string');
}

function packagesOfPnpm(text: string): readonly unknown[] {
  try {
    const packages = asRecord(parseYaml(text, { maxAliasCount: 10 }))?.['packages'];
    return Array.isArray(packages) ? packages : [];
  } catch {
    return [];
  }
}
