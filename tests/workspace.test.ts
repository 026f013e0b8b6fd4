import { describe, expect, it } from 'vitest';
import { type Module, manifestOf, modulesIn, packageDirectories, resolved } from './modules.js';

/** Who may import whom. What is missing here is forbidden. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  '@factorlint/scanner': [],
  '@factorlint/core': ['@factorlint/scanner'],
  '@factorlint/factor-*': ['@factorlint/core'],
  '@factorlint/reporters': ['@factorlint/core'],
  '@factorlint/sarif': ['@factorlint/core'],
  '@factorlint/testing': ['@factorlint/core'],
  '@factorlint/api': ['@factorlint/core', '@factorlint/factor-*'],
  'eslint-plugin-factorlint': ['@factorlint/core', '@factorlint/api'],
  factorlint: ['@factorlint/core', '@factorlint/api', '@factorlint/reporters', '@factorlint/sarif'],
};

/** The same for the folders of core. Its `index.ts` may import them all, and they never import it. */
const CORE_LAYERS: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  values: ['vocabulary'],
  knowledge: ['vocabulary', 'values'],
  syntax: ['vocabulary', 'values', 'knowledge'],
  languages: ['vocabulary', 'values', 'knowledge', 'syntax'],
  derivations: ['vocabulary', 'values', 'knowledge', 'syntax'],
  engine: ['vocabulary', 'values', 'quoting'],
  quoting: ['vocabulary', 'values'],
};

const isOurs = (specifier: string) => specifier === 'factorlint' || specifier.startsWith('@factorlint/');
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const layerOf = (name: string) => name.replace(/^@factorlint\/factor-.+/, '@factorlint/factor-*');
const isRelative = (specifier: string) => specifier.startsWith('.');

describe.for(packageDirectories)('packages/%s', (directory) => {
  const manifest = manifestOf(directory);
  const allowed = LAYERS[layerOf(manifest.name)];
  const modules = modulesIn(`packages/${directory}/src`);

  it('depends only on the layers below it', () => {
    const depended = Object.keys(manifest.dependencies ?? {}).filter(isOurs);
    expect(depended.filter((name) => !allowed?.includes(layerOf(name)))).toEqual([]);
  });

  it('imports only what its manifest declares, by its public name', () => {
    // The types of a package that has none come under a name of their own.
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map((name) => name.replace(/^@types\//, ''));
    const strangers = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => !isRelative(specifier) && !specifier.startsWith('node:') && !declared.includes(packageOf(specifier)))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(strangers).toEqual([]);
  });

  it('reaches into no other package by a path', () => {
    const leaving = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => isRelative(specifier) && !resolved(path, specifier).startsWith(`packages/${directory}/src/`))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(leaving).toEqual([]);
  });

  it('has no circle of files that import one another', () => expect(circleIn(modules)).toEqual([]));
});

it('the folders of core import only the layers below them', () => {
  const folderOf = (path: string) => /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
  const wrong = modulesIn('packages/core/src').flatMap(({ path, imports }) => {
    const folder = folderOf(path);
    if (folder === undefined) return [];
    return imports
      .filter(({ specifier }) => isRelative(specifier))
      .map(({ specifier }) => resolved(path, specifier))
      .filter((target) => {
        const layer = folderOf(target);
        return layer === undefined || (layer !== folder && !CORE_LAYERS[folder]?.includes(layer));
      })
      .map((target) => `${path} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

/** The first circle of imports that exist at run time, as paths from one file back to itself; empty where there is none. */
function circleIn(modules: readonly Module[]): readonly string[] {
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ specifier, typeOnly }) => isRelative(specifier) && !typeOnly).map(({ specifier }) => resolved(path, specifier)),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of targets.get(path) ?? []) {
      const circle = visit(target, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  return modules.map(({ path }) => visit(path, [])).find((circle) => circle.length > 0) ?? [];
}
