import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** The top folder of the workspace. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url));

export interface Import {
  readonly specifier: string;
  /** `import type` and `export type`: nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

/** One source file: its path from the root with forward slashes, and what it imports. */
export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
}

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The package folders of the workspace, by name, in order. */
export const packageDirectories: readonly string[] = readdirSync(join(ROOT, 'packages'))
  .filter((name) => existsSync(join(ROOT, 'packages', name, 'package.json')))
  .sort();

/** The manifest of `packages/<directory>`. */
export function manifestOf(directory: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'packages', directory, 'package.json'), 'utf8')) as Manifest;
}

/** Every TypeScript file below `folder` (a path from the root), tests and their kits left out, read by a parser. */
export function modulesIn(folder: string): readonly Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test(?:-kit)?\.ts$/.test(name))
    .sort()
    .map((name) => readModule(`${folder}/${name.split(sep).join('/')}`));
}

/** The path from the root of the file that a relative specifier means, `.js` read as `.ts`. */
export function resolved(from: string, specifier: string): string {
  const target = join(dirname(join(ROOT, from)), specifier.replace(/\.js$/, '.ts'));
  return relative(ROOT, target).split(sep).join('/');
}

function readModule(path: string): Module {
  const { module } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'));
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [])),
  );
  return { path, imports: [...imported, ...exported] };
}
