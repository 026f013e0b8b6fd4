import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { SyntaxFault, type Document } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { formatLocation } from '../vocabulary/location.js';
import { readJson } from './json.js';
import { at, entriesOf, isMapping, isScalar, isSequence, textOf, type DataNode } from './node.js';
import { readToml } from './toml.js';

function open(text: string): Document {
  return openDocument('a', inMemory({ a: text }));
}

function plain(node: DataNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

/** What stands at the place of a word inside a scalar. */
function sourceOf(text: string, node: DataNode | undefined, word: string): string {
  if (!isScalar(node)) throw new Error('no scalar');
  const from = node.text.indexOf(word);
  const { start, end } = node.locate(from, from + word.length).range!;
  const lines = text.split('\n');
  return start.line === end.line ? lines[start.line - 1]!.slice(start.column - 1, end.column - 1) : '';
}

describe('JSON', () => {
  const root = (text: string) => readJson(open(text)).roots[0];

  test('nodes, places and comments', () => {
    const text = '{\n  // one\n  "a": {"b": [1, true, null, "x"]}, /* two */\n  "c": 3.10,\n}';
    const file = readJson(open(text));
    expect(plain(file.roots[0])).toEqual({ a: { b: [1, true, null, 'x'] }, c: 3.1 });
    expect(file.comments.map((comment) => comment.text)).toEqual(['// one', '/* two */']);
    expect(file.faults).toEqual([]);
    expect(textOf(at(file.roots[0], 'c'))).toBe('3.10');
    const [entry] = entriesOf(file.roots[0]);
    expect([formatLocation(entry!.keyLocation), formatLocation(at(entry!.value, 'b', -1)!.location)]).toEqual(['a:3:3', 'a:3:30']);
  });

  test('the text of a string has exact places behind escapes', () => {
    const text = '{"a": "\\u00fc\\n\\"\\ud83d\\ude00 node server.js"}';
    expect(sourceOf(text, at(root(text), 'a'), 'server.js')).toBe('server.js');
    expect(sourceOf('{"a":"node x"}', at(root('{"a":"node x"}'), 'a'), 'x')).toBe('x');
  });

  test('of a key that stands twice the last counts', () => expect(textOf(at(root('{"a":1,"a":2}'), 'a'))).toBe('2'));

  test('templates are holes', () => {
    const data = root('{"name": "{{ cookiecutter.slug }}", "port": {{ port }}, {% if x %}"a": 1{% endif %}}');
    expect([textOf(at(data, 'name')), textOf(at(data, 'port')), at(data, 'port')?.holes?.length]).toEqual([undefined, undefined, 1]);
  });

  test('what is left of broken JSON is read, with the fault', () => {
    const file = readJson(open('{"a": 1, "b": }'));
    expect(textOf(at(file.roots[0], 'a'))).toBe('1');
    expect(file.faults[0]?.message).toBe('Not valid JSON: value expected.');
  });

  test.each([
    ['an empty file', ''],
    ['only a comment', '// a'],
    ['deep', '['.repeat(100_000)],
  ])('%s is a fault', (_, text) => expect(() => readJson(open(text))).toThrow(SyntaxFault));

  test('one string of 5 MB is read', () => expect(isScalar(at(root(`{"a":"${'x'.repeat(5_000_000)}`), 'a'))).toBe(true));
});

describe('TOML', () => {
  const root = (text: string) => readToml(open(text)).roots[0];

  test('tables, dotted keys, arrays of tables and inline tables nest', () => {
    const text = [
      'a.b = "x" # c',
      '[t."q.r"]',
      'k = 1_000',
      '[[arr]]',
      'x = [1, 2.5, true, 1979-05-27]',
      '[arr.sub]',
      'y = 1',
      '[[arr]]',
      'z = {v = "1", w.u = 2}',
      '[t]',
      'l = 2',
    ].join('\n');
    const file = readToml(open(text));
    expect(plain(file.roots[0])).toEqual({
      a: { b: 'x' },
      t: { 'q.r': { k: 1000 }, l: 2 },
      arr: [{ x: [1, 2.5, true, '1979-05-27'], sub: { y: 1 } }, { z: { v: '1', w: { u: 2 } } }],
    });
    expect(file.comments.map((comment) => comment.text)).toEqual(['# c']);
    expect(
      [at(file.roots[0], 'a', 'b'), at(file.roots[0], 'arr', 1, 'z', 'w', 'u'), at(file.roots[0], 't')].map((node) =>
        formatLocation(node!.location),
      ),
    ).toEqual(['a:1:7', 'a:9:21', 'a:2:1']);
    expect(entriesOf(at(file.roots[0], 't')).map(({ key, keyLocation }) => `${key} ${formatLocation(keyLocation)}`)).toEqual([
      'q.r a:2:4',
      'l a:11:1',
    ]);
  });

  test.each([
    ['basic', 'a = "\\t\\"x\\u00fc node server.js"'],
    ['literal', "a = 'C:\\x node server.js'"],
    ['over lines', 'a = """\none\\\n   node server.js"""'],
    ['literal over lines', "a = '''\none 'x'\nnode server.js'''"],
  ])('the text of a string has exact places: %s', (_, text) => {
    expect(sourceOf(text, at(root(text), 'a'), 'server.js')).toBe('server.js');
  });

  test('templates are holes, in keys, values and lines', () => {
    const data = root(
      '[tool.{{ name }}]\nport = {{ port }}\nname = "{{ cookiecutter.slug }}-x"\nlist = [\n  {%- if x %}\n  "a",\n  {%- endif %}\n  {{ more }}\n]\n',
    );
    const table = entriesOf(at(data, 'tool'))[0]?.value;
    expect([textOf(at(table, 'port')), textOf(at(table, 'name')), textOf(at(table, 'list', 0))]).toEqual([undefined, undefined, 'a']);
    const list = at(table, 'list');
    expect(isSequence(list) && list.open).toBe(true);
  });

  test.each([
    ['an open value', 'a = '],
    ['a key twice', 'a = 1\na = 2'],
    ['deep arrays', `x = ${'['.repeat(100_000)}`],
    ['deep keys', `${'a.'.repeat(20_000)}b = 1`],
    ['a deep table', `[${'a.'.repeat(20_000)}b]`],
  ])('%s is a fault', (_, text) => expect(() => readToml(open(text))).toThrow(SyntaxFault));

  test('an empty file is an empty table', () => {
    const data = root('');
    expect(isMapping(data) && data.entries).toEqual([]);
  });
});
