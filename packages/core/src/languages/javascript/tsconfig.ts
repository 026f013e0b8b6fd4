import { parse } from 'jsonc-parser';
import type { Files } from '../../vocabulary/language.js';
import { join } from './paths.js';
import { folderOf } from '../../vocabulary/paths.js';

interface Mapping {
  /** Where names without a mapping are looked up; absent: nowhere. */
  readonly baseUrl?: string;
  /** Patterns with at most one `*`, and the paths that they stand for, the most exact first. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const NOTHING: Mapping = { paths: [] };
const known = new WeakMap<Files, Map<string, Mapping>>();

/** The paths that a specifier may mean by the nearest tsconfig.json or jsconfig.json above `from`. https://www.typescriptlang.org/tsconfig/#paths */
export function mappedPaths(specifier: string, from: string, files: Files): readonly string[] {
  const { baseUrl, paths } = mappingFor(folderOf(from), files);
  for (const [pattern, targets] of paths) {
    const part = matched(pattern, specifier);
    if (part !== undefined) return targets.map((target) => target.replace('*', part));
  }
  const plain = baseUrl === undefined ? undefined : join(baseUrl, specifier);
  return plain === undefined ? [] : [plain];
}

function matched(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : undefined;
}

function mappingFor(folder: string, files: Files): Mapping {
  let folders = known.get(files);
  if (!folders) known.set(files, (folders = new Map()));
  const found = folders.get(folder);
  if (found) return found;
  const name = ['tsconfig.json', 'jsconfig.json']
    .map((each) => (folder === '' ? each : `${folder}/${each}`))
    .find((path) => files.has(path));
  const own = name === undefined ? undefined : readMapping(name, files, 0);
  const mapping =
    own && (own.paths.length > 0 || own.baseUrl !== undefined)
      ? own
      : folder === ''
        ? (own ?? NOTHING)
        : mappingFor(folderOf(folder), files);
  folders.set(folder, mapping);
  return mapping;
}

function readMapping(path: string, files: Files, depth: number): Mapping {
  const settings = asRecord(parse(files.text(path), [], { allowTrailingComma: true }));
  if (!settings || depth > 8) return NOTHING;
  const folder = folderOf(path);
  const inherited = [settings['extends']].flat().reduce<Mapping>((mapping, parent) => {
    const base = typeof parent === 'string' ? baseFile(parent, folder, files) : undefined;
    return base === undefined ? mapping : { ...mapping, ...readMapping(base, files, depth + 1) };
  }, NOTHING);
  const options = asRecord(settings['compilerOptions']);
  const baseUrl = typeof options?.['baseUrl'] === 'string' ? join(folder, options['baseUrl']) : inherited.baseUrl;
  const own = asRecord(options?.['paths']);
  const paths = own ? pathsOf(own, baseUrl ?? folder) : inherited.paths;
  return { paths: paths.length > 0 ? paths : referenced(settings, folder, files, depth), ...(baseUrl === undefined ? {} : { baseUrl }) };
}

/** A tsconfig.json that only refers to others (`references`) is searched through them. */
function referenced(settings: Readonly<Record<string, unknown>>, folder: string, files: Files, depth: number): Mapping['paths'] {
  const references = Array.isArray(settings['references']) ? settings['references'].slice(0, 8) : [];
  for (const reference of references) {
    const path = asRecord(reference)?.['path'];
    const target = typeof path === 'string' ? join(folder, path) : undefined;
    const file = target?.endsWith('.json') ? target : undefined;
    const paths = file !== undefined && files.has(file) ? readMapping(file, files, depth + 1).paths : [];
    if (paths.length > 0) return paths;
  }
  return [];
}

function pathsOf(own: Readonly<Record<string, unknown>>, base: string): Mapping['paths'] {
  return Object.entries(own)
    .map(
      ([pattern, targets]) =>
        [
          pattern,
          (Array.isArray(targets) ? targets : []).flatMap((target) => (typeof target === 'string' ? [join(base, target) ?? target] : [])),
        ] as const,
    )
    .sort(([a], [b]) => b.replace('*', '').length - a.replace('*', '').length);
}

function baseFile(parent: string, folder: string, files: Files): string | undefined {
  if (!parent.startsWith('.')) return undefined;
  const target = join(folder, parent);
  if (target === undefined) return undefined;
  return [target, `${target}.json`, `${target}/tsconfig.json`].find((path) => path.endsWith('.json') && files.has(path));
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}
