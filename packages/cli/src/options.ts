import { parseArgs } from 'node:util';
import { nearestNames } from '@factorlint/api';
import { UsageError } from './io.js';

/** One option of a command, as help shows it. */
export interface Option {
  /** What stands for its value in help; absent: it takes none. */
  readonly value?: string;
  readonly short?: string;
  /** It may be given more than once. */
  readonly multiple?: true;
  /** A sentence. */
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options given, by name, values in order. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** The last value of an option. */
  last(name: string): string | undefined;
  /** All values, as they were given. */
  all(name: string): readonly string[];
  /** All values, lists at commas taken apart; undefined where the option was not given. */
  list(name: string): readonly string[] | undefined;
}

/**
 * Reads the words after the command's name.
 * @throws {UsageError} for an option that does not exist, lacks its value, or takes none
 */
export function readArguments(words: readonly string[], options: Options): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) },
      ]),
    ),
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const value = checkedValue(token, options);
    const before = values.get(token.name);
    if (before) before.push(value);
    else values.set(token.name, [value]);
  }
  return {
    positionals,
    has: (name) => values.has(name),
    last: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
    list: (name) =>
      values.get(name)?.flatMap((value) =>
        value
          .split(',')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ),
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkedValue({ name, rawName, value, inlineValue }: OptionToken, options: Options): string {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) {
    const near = nearestNames(name, Object.keys(options));
    throw new UsageError(`There is no option ${rawName}.`, near.length > 0 ? `Did you mean --${near.join(' or --')}?` : undefined);
  }
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`The option ${rawName} takes no value.`);
    return '';
  }
  const isMissing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if (isMissing) throw new UsageError(`The option ${rawName} needs a value: ${rawName} ${option.value}.`);
  return value;
}

/**
 * One of several words.
 * @throws {UsageError} for any other
 */
export function oneOf<const T extends string>(option: string, given: string | undefined, words: readonly [T, ...T[]]): T {
  if (given === undefined) return words[0];
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const near = nearestNames(given, words);
  const all = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  throw new UsageError(`--${option} is ${all}, not ${given}.`, near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  kb: 1000,
  kib: 1024,
  m: 1024 ** 2,
  mb: 1000 ** 2,
  mib: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1000 ** 3,
  gib: 1024 ** 3,
};

/**
 * Bytes: `2MiB`, `500kB`, `1000`.
 * @throws {UsageError}
 */
export function sizeOf(option: string, given: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(given) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  const bytes = Math.floor(Number(digits) * (factor ?? 0));
  if (digits === '' || factor === undefined || !(bytes > 0))
    throw new UsageError(`--${option} is a size such as 500kB or 4MiB, not ${given}.`);
  return bytes;
}
