import { basename } from 'node:path';
import { findNodeAtLocation, parse as parseJson, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { parse as parseToml, TomlError } from 'smol-toml';
import type { ConfigurationFault } from './configuration.js';
import type { Keys, Locate } from './validate.js';

/** What a configuration file of plain data says. */
export interface DataFile {
  readonly data: unknown;
  readonly locate?: Locate;
}

/** Whether a file of this name holds plain data, and no program. */
export function isData(file: string): boolean {
  return /\.(?:jsonc?|toml)$/.test(file);
}

/** Whether the file belongs to somebody else, and only a part of it may be for us. */
export function isShared(file: string): boolean {
  return /^(?:package\.json|pyproject\.toml)$/.test(basename(file));
}

/**
 * Reads the text of a configuration file of plain data.
 * @returns undefined where the file is somebody else's (`package.json`, `pyproject.toml`) and has no part for us
 */
export function readData(file: string, text: string): DataFile | { readonly faults: readonly ConfigurationFault[] } | undefined {
  const name = basename(file);
  if (name === 'package.json') return readJson(text, ['factorlint']);
  if (name === 'pyproject.toml') return readToml(text, ['tool', 'factorlint']);
  return name.endsWith('.toml') ? readToml(text, []) : readJson(text, []);
}

function readJson(text: string, part: readonly string[]) {
  if (part.length > 0 && !text.includes(part.at(-1) ?? '')) return undefined;
  const errors: ParseError[] = [];
  const data: unknown = parseJson(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error)
    return { faults: [{ message: `It is no JSON: ${sentence(printParseErrorCode(error.error))}`, ...placeOf(text, error.offset) }] };
  const own = partOf(data, part);
  if (own === undefined && part.length > 0) return undefined;
  const root = parseTree(text, [], { allowTrailingComma: true });
  return { data: own, locate: locateIn(text, root, part) };
}

/** `CommaExpected` → `Comma expected.` */
function sentence(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`;
}

function locateIn(text: string, root: Node | undefined, part: readonly string[]): Locate {
  return (keys: Keys, what) => {
    const node = root && findNodeAtLocation(root, [...part, ...keys]);
    const shown = what === 'key' ? node?.parent : node;
    return shown && placeOf(text, shown.offset);
  };
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function readToml(text: string, part: readonly string[]) {
  if (part.length > 0 && !text.includes(part.at(-1) ?? '')) return undefined;
  try {
    const own = partOf(parseToml(text), part);
    return own === undefined && part.length > 0 ? undefined : { data: own };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    return { faults: [{ message: `It is no TOML: ${message}.`, line: error.line, column: error.column }] };
  }
}

function partOf(data: unknown, part: readonly string[]): unknown {
  return part.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
    data,
  );
}
