import { beforeAll, describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { SyntaxFault } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import type { Location } from '../vocabulary/location.js';
import { blocksOf, bodyAt, readHcl } from './hcl.js';
import { nodeValue } from './node-value.js';
import { at, isMapping, isScalar, isSequence, textOf } from './node.js';
import { loadGrammars } from './tree-sitter.js';

beforeAll(loadGrammars);

function read(text: string) {
  return readHcl(openDocument('main.tf', inMemory({ 'main.tf': text })));
}

function placed({ range }: Location) {
  return range && [range.start.line, range.start.column, range.end.line, range.end.column];
}

describe('blocks', () => {
  test('with labels, places and comments', () => {
    const file = read('# one\nresource "a" "b" {\n  x = 1 // two\n  inner {\n    y = true\n  }\n}\nz = null\n');
    const [block] = blocksOf(file, 'resource', 'a');
    expect([block!.labels, placed(block!.head), placed(block!.location)]).toEqual([
      ['a', 'b'],
      [2, 1, 2, 17],
      [2, 1, 7, 2],
    ]);
    expect(placed(block!.attributes.entry('x')!.location)).toEqual([3, 3, 3, 8]);
    expect(textOf(bodyAt(block, 'inner')!.attributes.get('y'))).toBe('true');
    expect(bodyAt(block, 'inner', 'none')).toBeUndefined();
    expect(file.comments.map(({ text }) => text)).toEqual(['# one', '// two']);
    expect(file.attributes.get('z')).toMatchObject({ value: null });
  });
});

describe('expressions', () => {
  const value = (expression: string) => read(`a = ${expression}\n`).attributes.get('a')!;

  test('lists, maps and calls that only change the form', () => {
    const node = value('jsonencode([{ name = "web", "port" : 80, tags = tolist(["x"]) }, merge({ b = 1 }, var.more)])');
    expect([textOf(at(node, 0, 'name')), textOf(at(node, 0, 'port')), textOf(at(node, 0, 'tags', 0))]).toEqual(['web', '80', 'x']);
    const merged = at(node, 1);
    expect(isMapping(merged) && [merged.open, textOf(merged.get('b'))]).toEqual([true, '1']);
    const joined = value('concat([1], local.more)');
    expect(isSequence(joined) && joined.items.map((item) => item.holes?.[0]?.expression)).toEqual([undefined, 'local.more']);
  });

  test('what is computed is unknown, with its text', () => {
    for (const expression of ['var.x', 'a ? 1 : 2', '[for k in var.m : k]', 'file("a.json")', 'var.x[0].y']) {
      const node = value(expression);
      expect([node.holes?.[0]?.expression, nodeValue(node).kind, placed(node.location)?.[1]]).toEqual([expression, 'unknown', 5]);
    }
  });

  test('texts with escapes and interpolations, in their places', () => {
    const node = value('"a\\n$${b}\\u00e9${var.x}:${ var.y }"');
    if (!isScalar(node)) throw new Error('no text');
    expect(node.text.replace(/\uE000+/g, '?')).toBe('a\n${b}é?:?');
    expect(node.holes?.map(({ expression }) => expression)).toEqual(['var.x', 'var.y']);
    const read = nodeValue(node);
    expect(read.kind === 'text' && read.parts.map(({ kind, location }) => [kind, placed(location)?.[1], placed(location)?.[3]])).toEqual([
      ['literal', 6, 20],
      ['unknown', 20, 28],
      ['literal', 28, 29],
      ['unknown', 29, 39],
    ]);
  });

  test('heredocs, also indented ones', () => {
    const node = value('<<-EOT\n    [\n      ${var.x}\n    ]\n  EOT');
    if (!isScalar(node)) throw new Error('no text');
    expect(node.text.replace(/\uE000+/g, '?')).toBe('[\n  ?\n]\n');
    expect(placed(node.part().locate(0, 1))).toEqual([2, 5, 2, 6]);
    expect(textOf(value('<<EOF\n  a\nEOF'))).toBe('  a\n');
  });
});

describe('what is broken', () => {
  test('the rest is read', () => {
    const file = read('resource "a" "b" {\n  x = \n  y = 2\n}\nresource "a" "c" {\n  z = 3\n}\n');
    expect(file.blocks.some(({ labels, attributes }) => labels[1] === 'c' && textOf(attributes.get('z')) === '3')).toBe(true);
  });

  test('nothing to read is a fault', () => {
    expect(() => read('{{{{ ]]')).toThrow(SyntaxFault);
    expect(read('').blocks).toEqual([]);
    for (const text of [
      'a = "${',
      'a = <<E\n',
      `a = ${'['.repeat(5_000)}`,
      `a = ${'('.repeat(300)}1${')'.repeat(300)}`,
      'resource "a',
      'a = "\\',
      `${'a {\n'.repeat(20_000)}${'}\n'.repeat(20_000)}`,
    ])
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxFault);
      }
  });
});
