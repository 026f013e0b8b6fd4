import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { isString, literal } from './place.js';

/** Values one after the other as text; neighbouring constants become one. */
export function concatenate(parts: readonly Value[], location: Location): Value {
  const joined: Value[] = [];
  for (const part of parts.flatMap((each) => (each.kind === 'text' && !each.via ? each.parts : [each]))) {
    const last = joined.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal')
      joined[joined.length - 1] = { ...last, value: toText(last.value) + toText(part.value) };
    else joined.push(part);
  }
  const [only] = joined;
  if (!only) return literal('', location);
  if (joined.length === 1 && only.kind === 'literal')
    return { ...literal(toText(only.value), location), ...(only.via ? { via: only.via } : {}) };
  return { kind: 'text', parts: joined, location };
}

/** What `str()` makes of a constant. */
export function toText(value: string | number | boolean | null): string {
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

/** `template % values`. Source: docs.python.org/3/library/stdtypes.html#printf-style-string-formatting */
export function formatPercent(template: Value, given: Value, location: Location): Value | undefined {
  if (!isString(template)) return undefined;
  const list = given.kind === 'list' ? given.items : [given];
  let position = 0;
  const pick = (name: string | undefined) => {
    if (name !== undefined) return given.kind === 'record' ? given.entries.findLast(({ key }) => key === name)?.value : undefined;
    position += 1;
    return list[position - 1];
  };
  return fill(
    template,
    /%(?:\((?<name>\w+)\))?[#0\- +]*[\d.*]*[diouxXeEfFgGcrsa%]/g,
    (match) => (match[0] === '%%' ? '%' : pick(match.groups?.['name'])),
    location,
  );
}

/** `template.format(…)`. Source: docs.python.org/3/library/string.html#format-string-syntax */
export function formatBraces(
  template: Value,
  positional: readonly Value[],
  named: Readonly<Record<string, Value>>,
  location: Location,
): Value | undefined {
  if (!isString(template)) return undefined;
  let position = 0;
  return fill(
    template,
    /\{\{|\}\}|\{(?<name>\w*)[^{}]*\}/g,
    (match) => {
      if (match[0] === '{{' || match[0] === '}}') return match[0][0];
      const name = match.groups?.['name'] ?? '';
      if (name === '') return positional[position++];
      return /^\d+$/.test(name) ? positional[Number(name)] : named[name];
    },
    location,
  );
}

function fill(
  template: Value & { readonly value: string },
  pattern: RegExp,
  pick: (match: RegExpMatchArray) => Value | string | undefined,
  location: Location,
): Value {
  const parts: Value[] = [];
  let end = 0;
  for (const match of template.value.matchAll(pattern)) {
    if (match.index > end) parts.push(literal(template.value.slice(end, match.index), template.location));
    const value = pick(match) ?? { kind: 'unknown' as const, location };
    parts.push(typeof value === 'string' ? literal(value, template.location) : value);
    end = match.index + match[0].length;
  }
  if (end < template.value.length) parts.push(literal(template.value.slice(end), template.location));
  return concatenate(parts, location);
}
