import { table } from '../vocabulary/table.js';
import { defineDerivation } from '../vocabulary/derivation.js';
import type { App, Ecosystem, Manifest } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { signalsOf, type Signals } from './apps/signals.js';
import { isPart, typeOf } from './apps/type.js';
import { candidatesOf, isMember, ownerOf, type Needs, type Unit } from './apps/units.js';
import { basename, folderOf } from '../vocabulary/paths.js';

/** The ecosystem of a program by its extension, where no manifest says it. */
const BY_EXTENSION: Readonly<Record<string, Ecosystem>> = table({
  py: 'python',
  js: 'node',
  mjs: 'node',
  cjs: 'node',
  ts: 'node',
  tsx: 'node',
  jsx: 'node',
  go: 'go',
  rs: 'rust',
  rb: 'ruby',
  java: 'java',
  kt: 'java',
  php: 'php',
  cs: 'dotnet',
});
/** Which of several manifests gives the name. */
const NAMING: readonly Manifest['format'][] = [
  'pyproject',
  'package.json',
  'setup.cfg',
  'setup.py',
  'other',
  'pipfile',
  'environment.yml',
  'requirements',
];

/** Finds the units of the repository that are deployed, published or run, and says what each is. The root is always one. */
export const apps = defineDerivation({
  id: 'apps',
  needs: ['command', 'dependency', 'entry-point', 'framework', 'image-stage', 'listen', 'manifest', 'workload'],
  provides: ['app'],
  *derive(facts) {
    if (facts.paths.length === 0) return;
    const units = unitsOf(facts);
    const signals = signalsOf(facts, units);
    for (const unit of [...units.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      const own = signals.get(unit.path);
      if (own) yield appOf(unit, own, facts, units);
    }
  },
});

function unitsOf(facts: Facts<Needs>): ReadonlyMap<string, Unit> {
  const candidates = candidatesOf(facts);
  return withoutLoneChild(facts, withoutParts(facts, candidates));
}

/** Manifests inside a unit that show no life of their own belong to it, unless a workspace lists them. */
function withoutParts(facts: Facts<Needs>, candidates: ReadonlyMap<string, Unit>): ReadonlyMap<string, Unit> {
  const signals = signalsOf(facts, candidates);
  const developed = new Set(
    facts
      .of('command')
      .filter(({ from, name }) => from === 'package.json' && (name === 'dev' || name === 'serve' || name === 'preview'))
      .map(({ location }) => folderOf(location.path)),
  );
  const kept = new Map<string, Unit>();
  for (const [path, unit] of [...candidates].sort(([a], [b]) => a.length - b.length)) {
    const own = signals.get(path);
    const around = ownerOf(kept, path === '' ? '' : path);
    const isListed = [...kept.values()].some(({ manifests }) => manifests.some((manifest) => isMember(path, manifest)));
    const hasPrograms = (around?.path === '' ? signals.get('')?.programs : around && signals.get(around.path)?.programs) ?? 0;
    if (
      path === '' ||
      !own ||
      isListed ||
      unit.manifests.length === 0 ||
      hasPrograms === 0 ||
      !isPart(unit.manifests, own, developed.has(path))
    )
      kept.set(path, unit);
  }
  return kept;
}

/** Where the root only holds one unit, with files around it, both are one app. */
function withoutLoneChild(facts: Facts<Needs>, units: ReadonlyMap<string, Unit>): ReadonlyMap<string, Unit> {
  const root = units.get('');
  const [child, ...others] = [...units.values()].filter(({ path }) => path !== '');
  if (!root || !child || others.length > 0) return units;
  const own = signalsOf(facts, units).get('');
  const isBare =
    own?.programs === 0 &&
    own.serves.length + own.manages.length + own.works.length + own.starts.length === 0 &&
    root.manifests.every(({ dependencies, publishable, commands }) => dependencies === 0 && !publishable && !commands);
  return isBare ? new Map([['', { path: '', manifests: [...child.manifests, ...root.manifests] }]]) : units;
}

function appOf(unit: Unit, signals: Signals, facts: Facts<Needs>, units: ReadonlyMap<string, Unit>): App {
  const { type, why, web } = typeOf(unit, signals);
  const named = NAMING.flatMap((format) => unit.manifests.filter((manifest) => manifest.format === format && manifest.name !== undefined));
  const name = named.sort((a, b) => Number(b.dependencies > 0) - Number(a.dependencies > 0))[0]?.name;
  return {
    kind: 'app',
    location: { path: placeOf(unit, facts) },
    path: unit.path,
    name: name ?? (unit.path === '' ? '.' : basename(unit.path)),
    type,
    why,
    ecosystems: ecosystemsOf(unit, facts, units),
    web,
  };
}

function placeOf({ path, manifests }: Unit, facts: Facts<Needs>): string {
  const prefix = path === '' ? '' : `${path}/`;
  const [manifest] = [...manifests].sort((a, b) => b.dependencies - a.dependencies);
  return manifest?.location.path ?? facts.paths.find((each) => each.startsWith(prefix)) ?? path;
}

function ecosystemsOf(unit: Unit, facts: Facts<Needs>, units: ReadonlyMap<string, Unit>): readonly Ecosystem[] {
  const found = new Set(unit.manifests.map(({ ecosystem }) => ecosystem));
  if (found.size > 0) return [...found];
  for (const path of facts.paths) {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    const ecosystem = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
    if (ecosystem && facts.kindOf(path) === 'production' && ownerOf(units, path) === unit) found.add(ecosystem);
  }
  return [...found];
}
