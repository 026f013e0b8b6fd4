import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { SyntaxFault, type Document } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { formatLocation } from '../vocabulary/location.js';
import { interpolate } from './interpolation.js';
import { at, booleanOf, entriesOf, isMapping, isScalar, itemsOf, numberOf, textOf, type DataNode, type ScalarNode } from './node.js';
import { nodeValue } from './node-value.js';
import { readYaml } from './yaml.js';

function open(text: string): Document {
  return openDocument('a.yaml', inMemory({ 'a.yaml': text }));
}

function rootOf(text: string): DataNode | undefined {
  return readYaml(open(text)).roots[0];
}

function scalarAt(root: DataNode | undefined, ...path: (string | number)[]): ScalarNode {
  const node = at(root, ...path);
  if (!isScalar(node)) throw new Error('no scalar');
  return node;
}

function plain(node: DataNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(node.entries.toReversed().map(({ key, value }) => [key, plain(value)]));
}

describe('nodes', () => {
  test('values have their types, texts stay as written', () => {
    const root = rootOf('a: 3.10\nb: yes\nc: "8000"\nd: ~\ne:\nf: [1, x]\ng: {h: true}\n');
    expect(plain(root)).toEqual({ a: 3.1, b: 'yes', c: '8000', d: null, e: null, f: [1, 'x'], g: { h: true } });
    expect([
      textOf(at(root, 'a')),
      booleanOf(at(root, 'b')),
      numberOf(at(root, 'c')),
      textOf(at(root, 'd')),
      textOf(at(root, 'f', -1)),
    ]).toEqual(['3.10', true, 8000, undefined, 'x']);
    expect([at(root, 'f', 'x'), at(root, 'a', 'b'), at(undefined, 0), itemsOf(root), entriesOf(at(root, 'f'))]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
      [],
    ]);
  });

  test('keys and values have places, in UTF-16, after CRLF', () => {
    const root = rootOf('x: 1\r\n"ü😀": {b: 2}\r\nlist:\r\n  - c: "d"\r\n');
    const entry = entriesOf(root)[1];
    expect([entry?.key, formatLocation(entry!.keyLocation), formatLocation(at(root, 'ü😀', 'b')!.location)]).toEqual([
      'ü😀',
      'a.yaml:2:1',
      'a.yaml:2:12',
    ]);
    expect(entry?.location.range?.end).toEqual({ line: 2, column: 14 });
    expect(at(root, 'list', 0, 'c')?.location.range).toEqual({ start: { line: 4, column: 8 }, end: { line: 4, column: 11 } });
  });

  test('a file holds several documents; empty ones are left out', () => {
    const file = readYaml(open('# first\n---\na: 1\n---\n---\nb: 2 # two\n...\n'));
    expect(file.roots.map(plain)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(file.comments.map(({ text }) => text)).toEqual(['# first', '# two']);
    expect(readYaml(open('')).roots).toEqual([]);
    expect(readYaml(open('# only\n')).comments).toHaveLength(1);
  });

  test('comments are found everywhere but in strings', () => {
    const text = 'a: # 1\n  b: |  # 2\n    # text\n  c: "# text"  # 3\n# 4\nd: [ # 5\n  x, # 6\n  y ]\n- # bad\n';
    const { comments } = readYaml(open(text));
    expect(comments.map((comment) => comment.text)).toEqual(['# 1', '# 2', '# 3', '# 4', '# 5', '# 6', '# bad']);
    expect(comments.every(({ text: comment, start, end }) => text.slice(start, end) === comment)).toBe(true);
  });

  test('anchors and merge keys are resolved; own keys win, wherever they stand', () => {
    const root = rootOf('x: &x\n  a: 1\n  b: &b [2]\ny:\n  b: 3\n  <<: *x\n  c: *b\nz:\n  <<: [*x, {a: 9, d: 4}]\n');
    expect(plain(root)).toEqual({ x: { a: 1, b: [2] }, y: { b: 3, a: 1, c: [2] }, z: { a: 1, b: [2], d: 4 } });
    const merged = at(root, 'y');
    expect(isMapping(merged) && merged.entry('a')?.merged).toBe(true);
    expect(formatLocation(at(root, 'y', 'a')!.location)).toBe('a.yaml:2:6');
  });

  test('of a key that stands twice the last counts', () => {
    expect(textOf(at(rootOf('a: 1\na: 2\n'), 'a'))).toBe('2');
  });

  test('tags stay, and what is tagged is read', () => {
    const root = rootOf('a: !Ref x\nb: !Sub [y, z]\nc: !reset null\n');
    expect([at(root, 'a')?.tag, textOf(at(root, 'a')), at(root, 'b')?.tag, plain(at(root, 'b')), at(root, 'c')?.tag]).toEqual([
      '!Ref',
      'x',
      '!Sub',
      ['y', 'z'],
      '!reset',
    ]);
  });

  test('a pattern that looks like an alias is a text', () => {
    expect(plain(rootOf('files:\n  - *.txt\n  - a\n'))).toEqual({ files: ['*.txt', 'a'] });
  });
});

describe('the text of a scalar has exact places', () => {
  const wordAt = (yaml: string, word: string, ...path: (string | number)[]): string => {
    const scalar = scalarAt(rootOf(yaml), ...path);
    const from = scalar.text.indexOf(word);
    expect(from).toBeGreaterThanOrEqual(0);
    const { range } = scalar.locate(from, from + word.length);
    const lines = yaml.split(/\r?\n/);
    expect(range?.start.line).toBe(range?.end.line);
    return `${range?.start.line}: ${lines[range!.start.line - 1]!.slice(range!.start.column - 1, range!.end.column - 1)}`;
  };

  test.each([
    ['plain', 'a: one two\n', 'two', '1: two'],
    ['plain over lines', 'a: one\n  two\n\n  three four\n', 'four', '4: four'],
    ['single', "a: 'it''s two'\n", 'two', '1: two'],
    ['double', 'a: "\\u00fc \\"x\\" \\U0001F600 two"\n', 'two', '1: two'],
    ['double over lines', 'a: "one \\\n  two\n  three"\n', 'three', '3: three'],
    ['literal', 'a: |\n  one\n    two\n\n  three\n', 'three', '5: three'],
    ['literal, deeper', 'a: |\n  one\n    two two\n', 'two two', '3: two two'],
    ['literal, stripped, commented', 'b:\n  a: |- # c\n    one\n    two\n', 'two', '4: two'],
    ['folded', 'a: >\n  one\n  two\n\n  three\n    four\n  five\n', 'five', '7: five'],
    ['folded, CRLF', 'a: >-\r\n  one\r\n  two\r\n', 'two', '3: two'],
    ['literal, CRLF', 'a: |\r\n  one\r\n  two\r\n', 'two', '3: two'],
  ])('%s', (_, yaml, word, expected) => {
    expect(wordAt(yaml, word, ...(yaml.startsWith('b:') ? ['b', 'a'] : ['a']))).toBe(expected);
  });

  test('a variable in a quoted text', () => {
    const value = interpolate(scalarAt(rootOf('a: "x\\ty: ${PORT:-80}"\n'), 'a').part(), 'compose');
    expect(value.kind === 'text' && value.parts[1]?.location.range).toEqual({
      start: { line: 1, column: 11 },
      end: { line: 1, column: 22 },
    });
  });
});

describe('templates', () => {
  test('a value with a hole is unknown, with its place and its keys', () => {
    const root = rootOf(
      'image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"\nport: {{ .Values.port }}\nname: app-{{ x }}\n',
    );
    expect(textOf(at(root, 'port'))).toBeUndefined();
    expect(at(root, 'port')?.holes?.map(({ values }) => values)).toEqual([['port']]);
    expect(at(root, 'image')?.holes?.map(({ values }) => values?.join('.'))).toEqual(['image.repository', 'image.tag']);
    expect(nodeValue(at(root, 'port')!).kind).toBe('unknown');
    const name = nodeValue(at(root, 'name')!);
    expect(name.kind === 'text' && name.parts.map((part) => part.kind === 'literal' && part.value)).toEqual(['app-', false]);
    expect(formatLocation(at(root, 'port')!.location)).toBe('a.yaml:2:7');
  });

  test('control lines vanish; what a line puts in opens the collection that it belongs to', () => {
    const root = rootOf(
      [
        '{{- if .Values.enabled }}',
        'spec:',
        '  {{- with .Values.x }}',
        '  replicas: 2',
        '  {{- end }}',
        '  containers:',
        '    - name: app',
        '      env:',
        '        {{- toYaml .Values.env | nindent 8 }}',
        '      {{- include "probes" . | nindent 6 }}',
        '  labels:',
        '    a: b',
        '    {{- include "labels" . | nindent 4 }}',
        '  closed:',
        '    a: b',
        '{{- end }}',
      ].join('\n'),
    );
    expect(plain(at(root, 'spec', 'replicas'))).toBe(2);
    expect(nodeValue(at(root, 'spec', 'containers', 0, 'env')!).kind).toBe('unknown');
    expect(at(root, 'spec', 'containers', 0, 'env')?.holes?.[0]?.values).toEqual(['env']);
    const isOpen = (node: DataNode | undefined) => isMapping(node) && node.open;
    expect(
      [at(root, 'spec', 'containers', 0), at(root, 'spec', 'labels'), at(root, 'spec', 'closed'), at(root, 'spec')].map(isOpen),
    ).toEqual([true, true, false, false]);
  });

  test('expressions of GitHub Actions stay text', () => {
    expect(textOf(at(rootOf('a: ${{ secrets.X }}\n'), 'a'))).toBe('${{ secrets.X }}');
  });
});

describe('values', () => {
  test('a record of texts that are expanded; a secret under its name is a credential', () => {
    const value = nodeValue(rootOf('DB: "${DB:?}"\nDEBUG: true\nSECRET_KEY: kJ8sd7Fhq2LmN0pQ4rT6\n')!, 'compose');
    expect(value.kind === 'record' && value.entries.map(({ value: { kind } }) => kind)).toEqual(['environment', 'literal', 'credential']);
  });
});

describe('bad input', () => {
  test('what can be read is read, and the fault is told', () => {
    const file = readYaml(open('a: 1\nb: "x\n'));
    expect(textOf(at(file.roots[0], 'a'))).toBe('1');
    expect(file.faults[0]?.message).toMatch(/quote/);
    expect(file.faults[0]?.location?.path).toBe('a.yaml');
  });

  test.each([
    ['a cycle of anchors', 'a: &a\n  b: *a\n'],
    ['a cycle by a merge', 'a: &a\n  <<: *a\n'],
    [
      'a bomb of aliases',
      `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i},*a${i},*a${i}]\n`).join('')}`,
    ],
    ['a million aliases', `a: &a 1\nb: [${'*a,'.repeat(400_000)}]`],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a thousand dashes', '- '.repeat(1_000)],
    ['a thousand levels', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('%s is a fault', (_, text) => expect(() => readYaml(open(text))).toThrow(SyntaxFault));

  test.each([
    ['one line of 5 MB', `a: ${'x '.repeat(2_500_000)}`],
    ['holes without end', '{{ '.repeat(100_000)],
    ['holes on one line', `a: ${'{{ x }}'.repeat(20_000)}`],
    ['a template that hides the structure', '{{- range $k, $v := .Values.x }}\n{{ $k }}: {{ $v | quote }}\n{{- end }}\n'],
  ])('%s is bounded', (_, text) => expect(() => readYaml(open(text))).not.toThrow(RangeError));
});
