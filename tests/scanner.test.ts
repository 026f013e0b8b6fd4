import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scanPython, WordTable } from '@factorlint/scanner';
import { ROOT } from './modules.js';

/** Prints, for each file, the row of each logical line and the names on it, as CPython's own tokenizer has them. */
const TOKENIZER = `
import io, json, sys, tokenize
for path in sys.argv[1:]:
    lines, names, fresh = [], [], True
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    try:
        for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
            kind = tokenize.tok_name[token.type]
            if kind in ("COMMENT", "NL", "INDENT", "DEDENT", "ENDMARKER", "ENCODING"):
                continue
            if kind == "NEWLINE":
                fresh = True
                continue
            if fresh:
                lines.append(token.start[0])
                fresh = False
            if kind == "NAME":
                names.append([len(lines) - 1, token.string])
    except (tokenize.TokenError, SyntaxError):
        lines = None
    print(json.dumps([path, lines, names]))
`;

describe("the scanner agrees with CPython's tokenizer", () => {
  const paths = readdirSync(`${ROOT}/test-fixtures`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py'))
    .map((path) => `${ROOT}/test-fixtures/${path}`);
  const { status, stdout } = spawnSync('python3', ['-c', TOKENIZER, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const answers = (status === 0 ? stdout : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as readonly [string, readonly number[] | null, readonly (readonly [number, string])[]]);

  it('about every fixture', ({ skip }) => {
    if (status !== 0) skip('needs python3 3.8 or later');
    expect(answers.map(([path]) => path)).toEqual(paths);
  });

  it.for(answers)('%s', ([path, lines, names]) => {
    const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    const all = () => new WordTable(() => true);
    const found = scanPython(text, { words: all(), strings: { argument: all(), key: all(), other: all() } });
    // What is no Python for CPython may be anything for the scanner.
    if (!found || !lines) return;
    expect(found.lines.starts.map((start) => text.slice(0, start).split('\n').length)).toEqual(lines);
    expect(names.filter(([line, name]) => !found.words.get(name)?.includes(line))).toEqual([]);
  });
});
