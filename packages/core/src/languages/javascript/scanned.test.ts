import { describe, expect, it } from 'vitest';
import { scanJavaScript, WordTable } from '@factorlint/scanner';
import { openDocument } from '../../engine/document.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import { filesIn, told } from '../asking/both-ways.test-kit.js';
import { javascript, wholeJavascript } from './index.js';
import { dialectOf } from './parser.js';
import { sourceFile } from './values/evaluate.js';

const same = (path: string, text: string) => expect(told(javascript, path, text)).toEqual(told(wholeJavascript, path, text));

describe('the scanner finds every word and every module of the tree', () => {
  it.for(filesIn('test-fixtures', /\.[cm]?[jt]sx?$/))('%s', ([path, text]) => {
    const document = openDocument(path, inMemory({ [path]: text }));
    const all = () => new WordTable(() => true);
    const interest = { words: all(), strings: all(), arguments: all(), binds: () => false, isLongString: () => true };
    const scan = scanJavaScript(text, dialectOf(path), interest);
    expect(scan).toBeDefined();
    const { reader } = document.parsed(sourceFile);
    expect([...reader.identifiers()].filter((word) => !scan?.words.has(word))).toEqual([]);
    expect(scan?.loads.map(({ module, start, end }) => ({ module, start, end }))).toEqual(
      reader
        .loads()
        .map(({ module, start, end }) => ({ module, start, end }))
        .sort((a, b) => a.start - b.start),
    );
  });
});

describe('scanning a file says what parsing it says', () => {
  it.for(filesIn('test-fixtures', /\.[cm]?[jt]sx?$/))('%s', ([path, text]) => same(path, text));

  const examples = filesIn('docs/rules', /\.md$/).flatMap(([page, text]) =>
    [...text.matchAll(/^```(?:js|javascript|ts|typescript|jsx|tsx)\b[^\n]*\n([^]*?)^```/gm)].map(
      (match, index) => [`${page} ${index + 1}`, match[1] ?? ''] as const,
    ),
  );
  it.for(examples)('of the example %s', ([, text]) => {
    same('shop/server/app.js', text);
    same('shop/server/app.ts', text);
  });

  it.for([
    [
      'imports of every form',
      "import 'a';\nimport b from 'b'\nimport * as c from \"c\";\nimport d, { e as f } from 'd';\nimport { default as g } from 'g'\n",
    ],
    [
      'imports of types',
      "import type A from 'a';\nimport { type B, type C as D } from 'b';\nimport { type E, F } from 'c';\nimport type, { G } from 'd';\n",
    ],
    [
      'exports from modules, of types too',
      "export * from 'a';\nexport * as b from 'b';\nexport { c, d as e } from 'c';\nexport type { F } from 'f';\nexport const h = 1;\n",
    ],
    ['an import in a comment', "// import 'a';\n/* require('b') */\nconst text = `import 'c'`;\nimport 'd';\n"],
    [
      'requires',
      "const a = require('a');\nconst { b } = require('b').c;\nfunction f() { return require('d'); }\ntry { require('e'); } catch {}\nrequire(name);\n",
    ],
    [
      'dynamic imports',
      "const a = await import('a');\nconst b = () => import('./b').then((m) => m.default);\nimport(`c`);\nimport(name);\n",
    ],
    ['types of modules', "type A = import('a').A;\ntype B = typeof import('b');\nconst c = (await import('c')).default;\n"],
    ['module state in braces', 'const cache = {};\nexport function f(req) {\n  if (req.user) cache[req.user.id] = 1;\n}\n'],
    [
      'module state of a map',
      'const a = 1, seen: Map<string, number> = new Map();\nexport const f = (userId) => { seen!.set(userId, 1); };\n',
    ],
    ['a collection that nobody changes', 'const table = { a: 1 };\nexport const f = (key) => table[key];\n'],
    [
      'a division and a regular expression',
      "const a = b / c / process.env.A;\nconst d = /'/.test(x) ? process.env.B : 1 / 2;\nif (x) /`/.exec(process.env.C);\n",
    ],
    ['templates in templates', 'const url = `a ${b ? `c ${process.env.A}` : "}"} d`;\n'],
    ['a secret in a template', 'const url = `postgres://shop:Tr0ub4dor3xyz@${host}/shop`;\n'],
    [
      'a secret with escapes',
      "const key = 'sk_live_\\x34eC39HqLyjWDarjtT1zdp7dc';\nconst other = { 'api_key': '4eC39HqLyjWDarjtT1zdp7dc' };\n",
    ],
    [
      'a name with a type and a value',
      "class A { private token: string = 'x8Kq29vLmPz7Rt4W'; }\nconst password: string | null = 'x8Kq29vLmPz7Rt4W';\n",
    ],
    ['a computed key', "const options = {};\noptions['secret'] = 'x8Kq29vLmPz7Rt4W';\noptions.secret ||= 'x8Kq29vLmPz7Rt4Y';\n"],
    ['a waiver', 'const a = process.env.A; // factorlint-disable-line config -- it may\n'],
    ['a use of the console', "console . log('started');\nif (x) { console?.info(y) }\n"],
    ['no JavaScript', 'const a = ;\nprocess.env.A;\n'],
    ['a bracket too many', 'const a = f(1));\n'],
    ['an escaped identifier', 'const a = process.\\u0065nv.A;\n'],
    ['a space of another width', 'const a =\u00a0process.env.A;\u2028import "b";\n'],
    ['a first line for the system', "#!/usr/bin/env node\nimport 'a';\n"],
    ['a directive', "'use client';\nconsole.log(1);\n"],
  ] as const)('%s', ([name, text]) => {
    // Types are a syntax fault in JavaScript, which only the grammar sees.
    for (const path of ['shop/server/app.ts', 'shop/server/app.test.ts', 'shop/server/app.js'])
      if (!/type/.test(name) || !path.endsWith('.js')) same(path, text);
  });

  it.for([
    ['text with quotes', "const a = <p title='x'>It's {process.env.A} and <b>don't</b></p>;\n"],
    ['a generic function', 'const f = <T,>(x: T) => x;\nconst g = <T extends A>(x: T) => <p>{process.env.A}</p>;\n'],
    ['a comparison', 'const a = b < c && d > process.env.A;\n'],
    ['elements in attributes', 'const a = <A b={<C />} {...d} e="f"><></></A>;\nconst x = process.env.A;\n'],
  ] as const)('of JSX: %s', ([, text]) => {
    same('shop/server/app.tsx', text);
    same('shop/server/app.jsx', text);
  });
});
