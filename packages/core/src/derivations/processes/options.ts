import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { literal } from '../commands/argument.js';

/** The value of the last of these options: `--port 80`, `--port=80`, `-p80`. */
export function optionValue(words: readonly Value[], names: readonly string[] | undefined): Value | undefined {
  if (!names) return undefined;
  let found: Value | undefined;
  words.forEach((value, index) => {
    const head = headOf(value);
    if (head === undefined) return;
    if (names.includes(head) && value.kind === 'literal') found = words[index + 1] ?? found;
    const name = names.find((each) => head.startsWith(`${each}=`));
    const short =
      name === undefined
        ? names.find((each) => /^-[a-zA-Z]$/.test(each) && head.startsWith(each) && (head.length > 2 || value.kind === 'text'))
        : undefined;
    if (name !== undefined) found = dropStart(value, name.length + 1);
    else if (short !== undefined) found = dropStart(value, short.length);
  });
  return found;
}

/** Whether one of these options stands there. */
export function hasOption(words: readonly Value[], names: readonly string[] | undefined): boolean {
  return names !== undefined && words.some((value) => names.includes(literalText(value)?.split('=', 1)[0] ?? ''));
}

/** Host and port of an address: `0.0.0.0:8000`, `:$PORT`, `[::]:80`, `tcp://0.0.0.0:80`, or a port alone. A socket file has neither. */
export function splitAddress(address: Value): { readonly host?: Value; readonly port?: Value } {
  if (address.kind === 'literal') {
    const text = String(address.value).replace(/^[a-z]+:\/\//i, '');
    if (/^(?:unix:|fd:\/\/|\/)/.test(String(address.value)) || text.startsWith('/') || /\.sock$/.test(text)) return {};
    if (/^\d+$/.test(text)) return { port: { ...address, value: text } };
    const cut = text.lastIndexOf(':');
    if (cut < 0) return text === '' ? {} : { host: { ...address, value: text } };
    const host = text.slice(0, cut).replace(/^\[|\]$/g, '');
    const port = text.slice(cut + 1);
    return { ...(host === '' ? {} : { host: { ...address, value: host } }), ...(port === '' ? {} : { port: { ...address, value: port } }) };
  }
  if (address.kind === 'environment') {
    const isPort =
      /port$/i.test(address.name ?? '') ||
      (typeof address.missing === 'object' && address.missing.kind === 'literal' && /^\d+$/.test(String(address.missing.value)));
    if (isPort) return { port: address };
    if (typeof address.missing !== 'object') return { host: address, port: address };
    const { host, port } = splitAddress(address.missing);
    return { ...(host ? { host: { ...address, missing: host } } : {}), ...(port ? { port: { ...address, missing: port } } : {}) };
  }
  if (address.kind === 'text') return splitText(address);
  return {};
}

function splitText(address: Extract<Value, { kind: 'text' }>): { readonly host?: Value; readonly port?: Value } {
  const at = address.parts.findLastIndex((part) => part.kind === 'literal' && String(part.value).includes(':'));
  const part = address.parts[at];
  if (part?.kind !== 'literal') return {};
  const text = String(part.value);
  const cut = text.lastIndexOf(':');
  const before = text.slice(0, cut).replace(/^[a-z]+:\/\//i, '');
  const host = whole([...address.parts.slice(0, at), ...(before === '' ? [] : [literal(before, part.location)])], address);
  const after = text.slice(cut + 1);
  const port = whole([...(after === '' ? [] : [literal(after, part.location)]), ...address.parts.slice(at + 1)], address);
  return { ...(host ? { host } : {}), ...(port ? { port } : {}) };
}

function whole(parts: readonly Value[], of: Value): Value | undefined {
  const [only, ...more] = parts;
  if (!only) return undefined;
  return more.length === 0 ? only : { kind: 'text', parts, location: of.location };
}

function headOf(value: Value): string | undefined {
  return literalText(value) ?? (value.kind === 'text' ? literalText(value.parts[0]) : undefined);
}

/** A value without the first characters of its text. */
function dropStart(value: Value, length: number): Value {
  if (value.kind === 'literal') return { ...value, value: String(value.value).slice(length), location: shifted(value, length) };
  if (value.kind !== 'text') return value;
  const [first, ...rest] = value.parts;
  if (first?.kind !== 'literal') return value;
  const remaining = String(first.value).slice(length);
  const parts = remaining === '' ? rest : [{ ...first, value: remaining }, ...rest];
  const [only, ...more] = parts;
  return only && more.length === 0 ? only : { ...value, parts };
}

/** The place of what remains, where the text stands there character by character. */
function shifted({ location, value }: Extract<Value, { kind: 'literal' }>, length: number): Value['location'] {
  const { range } = location;
  if (!range || range.start.line !== range.end.line || range.end.column - range.start.column !== String(value).length) return location;
  return { path: location.path, range: { start: { line: range.start.line, column: range.start.column + length }, end: range.end } };
}
