import { describe, expect, it } from 'vitest';
import { LINE, scanPython, WordTable, type PythonScan } from './index.js';

const everything = () => new WordTable(() => true);

function scan(text: string): PythonScan | undefined {
  return scanPython(text, { words: everything(), strings: { argument: everything(), key: everything(), other: everything() } });
}

function linesOf(text: string): readonly string[] | undefined {
  const found = scan(text);
  return found?.lines.starts.map((start, line) => text.slice(start, found.lines.ends[line]));
}

describe('the lines of a Python file', () => {
  it.for([
    ['a statement a line', 'a = 1\nb = 2', ['a = 1', 'b = 2']],
    ['brackets join lines', 'f(\n  1,  # one\n  2)\ng()\n', ['f(\n  1,  # one\n  2)', 'g()']],
    ['a backslash joins lines', 'a = 1 + \\\n  2\nb\n', ['a = 1 + \\\n  2', 'b']],
    ['a comment is no line', '# a\na\n  # b\nb # c\n', ['a', 'b']],
    ['a long string is one line', '"""\nif x:\n"""\na\n', ['"""\nif x:\n"""', 'a']],
    ['heads and what is below them', 'if a:\n    b\nelse:  # no\n    c\n', ['if a:', 'b', 'else:', 'c']],
    ['a head with its body on one line', 'if a: b\nc\n', ['if a: b', 'c']],
    ['an interpolated string with its own quotes', 'f"{d["k"]!r:>{w}}" # x\na\n', ['f"{d["k"]!r:>{w}}"', 'a']],
    ['doubled braces are text', 'f"{{not}} {a}"\nb\n', ['f"{{not}} {a}"', 'b']],
    ['a raw string that ends in a backslash', 'r"\\\\"\nb\n', ['r"\\\\"', 'b']],
    ['lines that end in carriage returns', 'a\r\nif b:\r\n\tc\r\n', ['a', 'if b:', 'c']],
    ['a byte order mark', '\ufeffa\n', ['a']],
    ['nothing', '', []],
  ] as const)('%s', ([, text, expected]) => expect(linesOf(text)).toEqual(expected));

  it('tells what lines begin with', () => {
    const text =
      '@a\ndef f(): pass\nasync def g():\n    async with h: pass\nclass C: pass\ntry:\n    a\nexcept B:\n    c\nmatch x:\n    case 1: pass\nmatch = 2\n';
    expect(scan(text)?.lines.kinds).toEqual([
      LINE.decorator,
      LINE.function,
      LINE.function,
      LINE.other,
      LINE.class,
      LINE.other,
      LINE.other,
      LINE.clause,
      LINE.other,
      LINE.match,
      LINE.other,
      LINE.other,
    ]);
  });

  it('tells where the value of an assignment begins', () => {
    const text = 'a = b = 1\na == 1\nf(a=1)\na: int = 3\na += 1\na <= b\n(c := 1)\n';
    const found = scan(text)!;
    expect(found.lines.values.map((value) => (value ? text.slice(value).split('\n', 1)[0] : undefined))).toEqual([
      ' b = 1',
      undefined,
      undefined,
      ' 3',
      undefined,
      undefined,
      undefined,
    ]);
    expect(found.lines.walruses).toEqual([6]);
  });
});

describe('the words of a Python file', () => {
  it('stand in code and in what strings interpolate, not in comments and strings', () => {
    const found = scan('a = "b"  # c\n"""d"""\nf"e {g} {h:{i}}"\nj.k\n')!;
    expect([...found.words.keys()]).toEqual(['a', 'g', 'h', 'i', 'j', 'k']);
    expect(found.words.get('k')).toEqual([3]);
  });

  it('are told once a line', () => expect(scan('a + a\na\n')?.words.get('a')).toEqual([0, 1]));

  it('are only those that matter', () => {
    const none = new WordTable(() => false);
    const interest = { words: new WordTable((word) => word === 'b'), strings: { argument: none, key: none, other: none } };
    expect(scanPython('a\nb\nbb\n', interest)?.words).toEqual(new Map([['b', [1]]]));
  });

  it('stand in strings at places of their own', () => {
    const found = scan('f("a")\nx["b"] = 1\n{"c": "d"}\n"e"\n')!;
    expect(found.strings).toEqual({ argument: [0], key: [1, 2], other: [2, 3] });
  });
});

describe('the scanner is not sure', () => {
  it.for([
    ['where a bracket is not closed', 'f(\n'],
    ['where a bracket is closed that was not opened', 'a)\n'],
    ['where a string does not end', 'a = "b\nc = 1\n'],
    ['where a long string does not end', '"""a\n'],
    ['where indentation fits nothing', 'if a:\n    b\n  c\n'],
    ['where a block is missing', 'if a:\nb\n'],
    ['where a block is missing at the end', 'if a:\n'],
    ['where a line is indented for no reason', 'a\n  b\n'],
    ['where operands follow each other', 'a b\n'],
    ['where a statement is of the second Python', 'print "a"\n'],
    ['where a value is missing', 'a =\n'],
    ['where an assignment has two signs', 'a = = b\n'],
    ['where a backslash joins nothing', 'a \\ b\n'],
  ] as const)('%s', ([, text]) => expect(scan(text)).toBeUndefined());
});
