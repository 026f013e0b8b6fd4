import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import type { Value } from '../vocabulary/value.js';
import { interpolate, type InterpolationStyle } from './interpolation.js';

function read(text: string, style: InterpolationStyle): Value {
  return interpolate(openDocument('a', inMemory({ a: text })), style);
}

function show(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'environment':
      return `${value.name}(${typeof value.missing === 'string' ? value.missing : show(value.missing)})`;
    case 'text':
      return value.parts.map(show).join(' ');
    case 'choice':
      return value.options.map(({ when, value: option }) => `${when ? `if ${show(when.value)} ` : ''}${show(option)}`).join(' else ');
    default:
      return value.kind;
  }
}

test.each<[InterpolationStyle, string, string]>([
  ['compose', 'plain', '"plain"'],
  ['compose', '', '""'],
  ['compose', '$A-${B}', 'A(empty) "-" B(empty)'],
  ['compose', '${A:-x}${A-x}${A:-}', 'A("x") A("x") A(empty)'],
  ['compose', '${A:?no A}${A?}', 'A(fails) A(fails)'],
  ['compose', '${A:+y}', 'if A(empty) "y" else ""'],
  ['compose', '${A:-${B:-http://$C:80}}', 'A(B("http://" C(empty) ":80"))'],
  ['compose', '$$A and $${B}', '"$A and ${B}"'],
  ['compose', '$ 5$ ${ ${A ${1}', '"$ 5$ ${ ${A ${1}"'],
  ['compose', "'${A}'", '"\'" A(empty) "\'"'],
  ['dockerfile', '${A:-x}/$B \\$C', 'A("x") "/" B(empty) " $C"'],
  ['dockerfile', '${A%.*}', 'A(empty) unknown'],
  ['systemd', '-b ${A} $B $$C %i %%', '"-b " A(empty) " " B(empty) " $C %i %"'],
  ['systemd', '${A:-x}', 'A(empty) unknown'],
  ['dotenv', '${A:-x} \\$B $C', 'A("x") " $B " C(empty)'],
  ['supervisord', '%(ENV_A)s:%(here)s %% $B', 'A(fails) ":" unknown " % $B"'],
  ['shell', '$1 $@ $(x) `y` $$ ${A:=z}', 'parameter " " parameter " " unknown " " unknown " " unknown " " A("z")'],
  ['none', '$A %(ENV_B)s', '"$A %(ENV_B)s"'],
  ['none', 'a\uE000\uE000b', '"a" unknown "b"'],
])('%s: %s', (style, text, expected) => expect(show(read(text, style))).toBe(expected));

test('each part has its place', () => {
  const value = read('é${A:-😀}:$B', 'compose');
  const columns = ({ location }: Value) => [location.range?.start.column, location.range?.end.column];
  expect(value.kind === 'text' && value.parts.map(columns)).toEqual([
    [1, 2],
    [2, 10],
    [10, 11],
    [11, 13],
  ]);
  const [, first] = value.kind === 'text' ? value.parts : [];
  expect(first?.kind === 'environment' && typeof first.missing === 'object' && columns(first.missing)).toEqual([7, 9]);
});

describe('bounds', () => {
  test('defaults in defaults are read to a depth', () =>
    expect(read('${A:-'.repeat(50) + '}'.repeat(50), 'compose').kind).toBe('environment'));
  test('a long text is not looked into', () => expect(read(`$A${'x'.repeat(5_000_000)}`, 'compose').kind).toBe('unknown'));
  test('a text of braces ends', () => expect(read('${'.repeat(30_000), 'compose').kind).toBe('literal'));
});
