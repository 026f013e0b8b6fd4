import { table } from '../../vocabulary/table.js';
import type { Files } from '../../vocabulary/language.js';
import { NEST_NAMESPACE } from './values/libraries.js';
import { mappedPaths } from './tsconfig.js';
import { packageImports, workspaceFile } from './packages.js';
import { join } from './paths.js';
import { folderOf } from '../../vocabulary/paths.js';

/** In the order in which TypeScript and bundlers try them. */
const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts'] as const;

/** What a written extension stands for in a TypeScript project. https://www.typescriptlang.org/docs/handbook/modules/reference.html#file-extension-substitution */
const SOURCES: Readonly<Record<string, readonly string[]>> = table({
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
});

/**
 * The file of the repository that a specifier means in `from`: relative, mapped by tsconfig, an `imports` entry of
 * package.json, a package of the workspace, or a configuration namespace of Nest. Undefined for packages from outside.
 */
export function resolveSpecifier(specifier: string, from: string, files: Files): string | undefined {
  if (specifier.startsWith(NEST_NAMESPACE)) return nestNamespace(specifier.slice(NEST_NAMESPACE.length), from, files);
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
    const target = join(folderOf(from), specifier);
    return target === undefined ? undefined : fileAt(target, files);
  }
  if (specifier.startsWith('node:') || specifier.startsWith('/')) return undefined;
  for (const candidate of mappedPaths(specifier, from, files)) {
    const found = fileAt(candidate, files);
    if (found) return found;
  }
  if (specifier.startsWith('#')) {
    const target = packageImports(specifier, from, files);
    return target === undefined ? undefined : fileAt(target, files);
  }
  for (const candidate of workspaceFile(specifier, from, files)) {
    const found = fileAt(candidate, files);
    if (found) return found;
  }
  return undefined;
}

/** The file of a path without its extension, with the extension of what it is built to, or of a folder. */
function fileAt(path: string, files: Files): string | undefined {
  if (isCode(path) && files.has(path)) return path;
  const written = /\.[cm]?jsx?$/.exec(path)?.[0];
  for (const extension of written === undefined ? [] : (SOURCES[written] ?? [])) {
    const source = `${path.slice(0, -(written ?? '').length)}${extension}`;
    if (files.has(source)) return source;
  }
  for (const extension of EXTENSIONS) if (files.has(`${path}${extension}`)) return `${path}${extension}`;
  const folder = path === '' ? '' : `${path}/`;
  for (const extension of EXTENSIONS) if (files.has(`${folder}index${extension}`)) return `${folder}index${extension}`;
  return undefined;
}

function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** Where Nest projects keep the file of a namespace: the first such file that registers it, then the one configuration file. */
function nestNamespace(namespace: string, from: string, files: Files): string | undefined {
  if (!/^[\w-]+$/.test(namespace)) return undefined;
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const at = (path: string) => (folder === '' ? path : `${folder}/${path}`);
    for (const candidate of [
      `config/${namespace}.config.ts`,
      `${namespace}/config/${namespace}.config.ts`,
      `config/${namespace}.ts`,
      `configs/${namespace}.config.ts`,
      `${namespace}/${namespace}.config.ts`,
      `${namespace}.config.ts`,
    ]) {
      if (files.has(at(candidate)) && files.text(at(candidate)).includes('registerAs')) return at(candidate);
    }
    if (folder === '') return undefined;
  }
}
