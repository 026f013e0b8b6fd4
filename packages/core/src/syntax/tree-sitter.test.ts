import { beforeAll, describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { SyntaxFault } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { isLoaded, loadGrammar, loadGrammars, parseTree, treeParser } from './tree-sitter.js';

test('a grammar that is not loaded is told', () => {
  expect(isLoaded('hcl')).toBe(false);
  expect(() => parseTree('hcl', 'a {}')).toThrow(/not loaded/);
});

describe('once loaded', () => {
  beforeAll(loadGrammars);

  test('parses with offsets in UTF-16', () => {
    const text = 'x = "ü😀"; y = 1';
    const tree = parseTree('python', text);
    const names = tree.rootNode.descendantsOfType('identifier').map((node) => node && text.slice(node.startIndex, node.endIndex));
    tree.delete();
    expect(names).toEqual(['x', 'y']);
  });

  test('a document is parsed once', () => {
    const document = openDocument('a.py', inMemory({ 'a.py': 'x = 1' }));
    expect(document.parsed(treeParser('python'))).toBe(document.parsed(treeParser('python')));
    document.close();
  });

  test('loads more on demand, and again without harm', async () => {
    await Promise.all([loadGrammar('hcl'), loadGrammar('hcl')]);
    const tree = parseTree('hcl', 'resource "a" "b" {}');
    expect(tree.rootNode.hasError).toBe(false);
    tree.delete();
  });

  test('refuses a text that is too long, and goes on', () => {
    expect(() => parseTree('python', ' '.repeat(5_000_000))).toThrow(SyntaxFault);
    parseTree('python', 'x').delete();
  });

  test('bad Python gives a tree', () => {
    for (const text of ['def (', '"""', '('.repeat(20_000), '\0']) parseTree('python', text).delete();
  });
});
