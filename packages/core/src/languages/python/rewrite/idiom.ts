import { argumentsOf, field, within, type Node } from '../node.js';
import type { WholeModule } from '../module.js';
import { readerWords } from '../facts/environment.js';
import { readCall, readSubscript } from '../values/environment/index.js';
import { importedName, moduleName, type Imported } from './imports.js';
import { runsAtLoad, topStatement } from './site.js';

/** A variable to read: what it is made, and what stands in for it where it is missing. */
export interface Wanted {
  readonly name: string;
  readonly coercion?: 'integer' | 'boolean';
  /** Absent: a missing variable is an error. */
  readonly fallback?: string | number | boolean;
  /** A text that stands in, as it is written already. */
  readonly written?: string;
}

/** Writes a read as the file reads its other variables; where it reads none, with `os.environ`. */
export function writeRead(module: WholeModule, wanted: Wanted, use: Node): Imported | undefined {
  const quoted = quoter(module);
  const own = objectReader(module, use);
  if (own) return { text: OBJECTS[own.reader](own.local, wanted, quoted), changes: [] };
  return fromOs(module, wanted, use, quoted);
}

type Quoted = (text: string) => string;
type Reader = keyof typeof OBJECTS;

const OBJECTS = {
  // django-environ.readthedocs.io/en/latest/types.html
  'django-environ': methodCall,
  // github.com/sloria/environs
  environs: methodCall,
  // github.com/HBNetwork/python-decouple
  decouple: castCall,
  // www.starlette.io/config
  starlette: castCall,
};

function methodCall(local: string, { name, coercion, ...standIn }: Wanted, quoted: Quoted): string {
  const method = coercion === 'integer' ? '.int' : coercion === 'boolean' ? '.bool' : '';
  return `${local}${method}(${[quoted(name), ...given('default', standIn, quoted)].join(', ')})`;
}

function castCall(local: string, { name, coercion, ...standIn }: Wanted, quoted: Quoted): string {
  const cast = coercion === 'integer' ? ['cast=int'] : coercion === 'boolean' ? ['cast=bool'] : [];
  return `${local}(${[quoted(name), ...given('default', standIn, quoted), ...cast].join(', ')})`;
}

function given(name: string, { fallback, written }: Omit<Wanted, 'name'>, quoted: Quoted): readonly string[] {
  return fallback === undefined ? [] : [`${name}=${written ?? literalText(fallback, quoted)}`];
}

function literalText(value: string | number | boolean, quoted: Quoted): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' ? String(value) : value ? 'True' : 'False';
}

interface ObjectReader {
  readonly local: string;
  readonly reader: Reader;
}

/** The object that most variables are read with, if it can be used at a place and changes no names. */
function objectReader(module: WholeModule, use: Node): ObjectReader | undefined {
  const counts = new Map<string, ObjectReader & { count: number }>();
  let others = 0;
  for (const node of readsOf(module)) {
    const found = objectOf(module, node, use);
    if (!found) others += 1;
    else counts.set(found.local, { ...found, count: (counts.get(found.local)?.count ?? 0) + 1 });
  }
  const best = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  return best && best.count >= others ? best : undefined;
}

function* readsOf(module: WholeModule): Generator<Node> {
  for (const statement of module.reader.statementsWith(readerWords(module))) {
    for (const node of within(statement)) {
      if (node.type === 'call' ? readCall(node, module) : node.type === 'subscript' && readSubscript(node, module)) yield node;
    }
  }
}

function objectOf(module: WholeModule, read: Node, use: Node): ObjectReader | undefined {
  const callee = field(read, 'function');
  const object = callee?.type === 'attribute' ? field(callee, 'object') : callee;
  const reader = read.type === 'call' ? readCall(read, module)?.reader : undefined;
  if (object?.type !== 'identifier' || reader === undefined || !isKnown(reader)) return undefined;
  return isUsable(module, object, use, read) ? { local: module.text(object), reader } : undefined;
}

function isKnown(reader: string): reader is Reader {
  return Object.hasOwn(OBJECTS, reader);
}

function isUsable(module: WholeModule, object: Node, use: Node, read: Node): boolean {
  const local = module.text(object);
  const made = module.names.definitionOf(object);
  const options = made.type === 'call' ? argumentsOf(made, module.text).named : undefined;
  if (options && [...options.keys()].some((key) => /prefix/.test(key))) return false;
  const binding = module.names.binding(local, use);
  if (binding && (binding.form === 'parameter' || binding.scope !== module.reader.module)) return false;
  if (!runsAtLoad(module, use)) return binding !== undefined || runsAtLoad(module, read);
  const top = topStatement(use);
  const isBound = binding?.effects.some(({ target }) => target.end <= top.start) === true;
  return isBound || (binding === undefined && runsAtLoad(module, read) && read.start < use.start);
}

/** docs.python.org/3/library/os.html#os.environ */
function fromOs(module: WholeModule, { name, coercion, fallback, written }: Wanted, use: Node, quoted: Quoted): Imported | undefined {
  const isSwitch = coercion === 'boolean';
  const standIn = fallback === undefined ? (isSwitch ? '' : undefined) : isSwitch ? (fallback === true ? 'true' : '') : String(fallback);
  const found = standIn === undefined ? environ(module, use) : lookup(module, use);
  if (!found) return undefined;
  const read = standIn === undefined ? `${found.text}[${quoted(name)}]` : `${found.text}(${quoted(name)}, ${written ?? quoted(standIn)})`;
  if (isSwitch) return { ...found, text: `${read}.lower() in (${['1', 'true', 'yes', 'on'].map(quoted).join(', ')})` };
  return { ...found, text: coercion === 'integer' ? `int(${read})` : read };
}

/** `os.environ`, as it is called at a place. */
export function environ(module: WholeModule, use: Node): Imported | undefined {
  const own = importedName(module, 'os', 'environ', use);
  if (own !== undefined) return { text: own, changes: [] };
  const os = moduleName(module, 'os', use);
  return os && { ...os, text: `${os.text}.environ` };
}

/** `os.environ.get` or `os.getenv`, whichever the file has more of. */
function lookup(module: WholeModule, use: Node): Imported | undefined {
  const names = [...module.reader.callsWith(['get', 'getenv'])].map((node) => module.nameOf(field(node, 'function')!));
  const getenvs = names.filter((each) => each === 'os.getenv').length;
  const gets = names.filter((each) => each === 'os.environ.get').length;
  const own = importedName(module, 'os', 'getenv', use);
  if (own !== undefined && getenvs >= gets) return { text: own, changes: [] };
  if (getenvs > gets) {
    const os = moduleName(module, 'os', use);
    return os && { ...os, text: `${os.text}.getenv` };
  }
  const found = environ(module, use);
  return found && { ...found, text: `${found.text}.get` };
}

/** Quotes a text as most strings of the file are quoted. */
export function quoter(module: WholeModule): Quoted {
  const starts = module.file.strings.map((node) => /^[a-z]*(["'])(?!\1\1)/i.exec(module.text(node).slice(0, 6))?.[1]);
  const single = starts.filter((quote) => quote === "'").length;
  const quote = single > starts.filter((each) => each === '"').length ? "'" : '"';
  return (text) => quote + text.replace(/[\\"']/g, (each) => (each === '\\' || each === quote ? `\\${each}` : each)) + quote;
}
