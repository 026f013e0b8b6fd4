import type { Program } from '../../knowledge/servers/index.js';
import type { Listen, Supply } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import type { Value } from '../../vocabulary/value.js';
import { literal } from '../commands/argument.js';
import { optionValue, splitAddress } from './options.js';

/** Where a server listens and how many workers it has. */
export interface Listening {
  readonly host?: Value;
  readonly port?: Value;
  readonly workers?: Value;
}

/** What the server's settings file says, by key. */
export type ServerSettings = ReadonlyMap<string, Value>;

/**
 * Options first, then the settings file, then variables that the server reads by itself, then its defaults.
 * @param words the words after the program
 * @param location where a default is told: the program's words
 */
export function listeningOf(
  program: Program,
  words: readonly Value[],
  settings: ServerSettings,
  given: ReadonlyMap<string, Supply>,
  location: Location,
): Listening {
  const extra = argumentsFromVariable(program, given);
  const all = [...extra, ...words];
  const bind = optionValue(all, program.bind) ?? settings.get('bind') ?? positional(program, words);
  const address = bind ? splitAddress(bind) : {};
  const host = address.host ?? optionValue(all, program.host) ?? settings.get('host');
  const port = address.port ?? optionValue(all, program.port) ?? settings.get('port');
  const workers = optionValue(all, program.workers) ?? settings.get('workers') ?? readBy(program.reads?.workers, 'empty', given, location);
  const defaults = bind && !address.port && !address.host ? {} : defaultListening(program, given, bind !== undefined, location);
  return {
    ...defaults,
    ...(host ? { host } : {}),
    ...(port ? { port } : {}),
    ...(workers && workers.kind !== 'unknown' ? { workers } : {}),
  };
}

/** Where it listens when nothing says so. */
function defaultListening(
  { listens, reads, openWithPort }: Program,
  given: ReadonlyMap<string, Supply>,
  isBound: boolean,
  location: Location,
): Listening {
  if (isBound) return {};
  const number = listens?.port === undefined ? undefined : literal(listens.port, location);
  const port = reads?.port === undefined ? number : readBy(reads.port, number ?? 'empty', given, location);
  const isOpen = openWithPort && reads?.port !== undefined && given.has(reads.port);
  const host = isOpen
    ? literal('0.0.0.0', location)
    : listens?.host === undefined
      ? undefined
      : hostBy(reads?.host, listens.host, openWithPort ? reads?.port : undefined, location);
  return { ...(host ? { host } : {}), ...(port ? { port } : {}) };
}

function hostBy(variable: string | undefined, otherwise: string, portVariable: string | undefined, location: Location): Value {
  const fallback = literal(otherwise, location);
  if (portVariable !== undefined) {
    const when = { value: { kind: 'environment', name: portVariable, missing: 'empty', location } as const, negated: false };
    return { kind: 'choice', options: [{ when, value: literal('0.0.0.0', location) }, { value: fallback }], location };
  }
  return variable === undefined ? fallback : { kind: 'environment', name: variable, missing: fallback, location };
}

/** A variable that the server reads by itself: it stands where it is given, if it is. */
function readBy(
  name: string | undefined,
  missing: 'empty' | Value,
  given: ReadonlyMap<string, Supply>,
  location: Location,
): Value | undefined {
  return name === undefined ? undefined : { kind: 'environment', name, missing, location: given.get(name)?.location ?? location };
}

/** `GUNICORN_CMD_ARGS="--bind=0.0.0.0 --workers=3"`. */
function argumentsFromVariable({ reads }: Program, given: ReadonlyMap<string, Supply>): readonly Value[] {
  const supply = reads?.arguments === undefined ? undefined : given.get(reads.arguments);
  if (supply?.value.kind !== 'literal') return [];
  const { location } = supply.value;
  return String(supply.value.value)
    .trim()
    .split(/\s+/)
    .map((text) => literal(text, location));
}

/** `runserver 0.0.0.0:8000`. */
function positional({ positionalBind, words: subcommand = [] }: Program, words: readonly Value[]): Value | undefined {
  if (!positionalBind) return undefined;
  const own = words.slice(words.findIndex((value) => value.kind === 'literal' && subcommand[0]?.includes(String(value.value))) + 1);
  return own.find((value) => {
    if (value.kind === 'text' || value.kind === 'environment') return true;
    return value.kind === 'literal' && /^(?:[\w.[\]:-]*:)?\d+$/.test(String(value.value));
  });
}

/** Where code listens, as one answer: that of the program's own file first. */
export function listeningOfCode(listens: readonly Listen[]): Listening {
  const [first] = [...listens].sort((a, b) => Number(b.port !== undefined) - Number(a.port !== undefined));
  return first ? { ...(first.host ? { host: first.host } : {}), ...(first.port ? { port: first.port } : {}) } : {};
}
