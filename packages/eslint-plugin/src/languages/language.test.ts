import { Linter, type Rule } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import factorlint, { ready } from '../index.js';
import { KINDS, TYPESCRIPT } from './kinds.js';

/** Reports every BAD, so that there is something to disable in any file. */
const bad: Rule.RuleModule = {
  create({ sourceCode, report }) {
    for (const { index } of sourceCode.text.matchAll(/BAD/g))
      report({ message: 'bad', loc: { start: sourceCode.getLocFromIndex(index), end: sourceCode.getLocFromIndex(index + 3) } });
    return {};
  },
};

/** By kind: a file with a BAD that is disabled, one that is not, and a comment that disables nothing. */
const SAMPLES: Readonly<Record<string, { readonly name: string; readonly text: string; readonly unused: string }>> = {
  python: hash('app.py', 'x = """\n# eslint-disable-next-line test/bad -- no comment\n"""\na = "BAD"', 'b = "BAD"'),
  dockerfile: hash('Dockerfile', 'FROM a\nENV A=BAD', 'ENV B=BAD'),
  yaml: hash('compose.yaml', 'a: BAD', 'b: "# BAD"'),
  procfile: hash('Procfile', 'web: BAD', 'worker: BAD'),
  dotenv: hash('.env', 'A=BAD', 'B=BAD'),
  shell: hash('run.sh', 'echo "BAD"', 'echo BAD'),
  toml: hash('pyproject.toml', 'a = "BAD"', 'b = "BAD"'),
  requirements: hash('requirements.txt', 'BAD==1', 'BAD==2'),
  nginx: hash('nginx.conf', 'user BAD;', 'group BAD;'),
  ini: hash('setup.cfg', '[a]\nb = BAD', 'c = BAD'),
  makefile: hash('Makefile', 'A = BAD', 'B = BAD'),
  justfile: hash('justfile', 'a := "BAD"', 'b := "BAD"'),
  terraform: hash('main.tf', 'a = "BAD"', 'b = "BAD"'),
  json: {
    name: 'devcontainer.json',
    text: '{\n"a": "BAD",\n/* eslint-disable-next-line test/bad -- a reason */\n"b": "BAD",\n// eslint-disable-line test/bad\n"c": 1\n}\n',
    unused: '{\n"a": "BAD",\n/* eslint-disable-next-line test/bad -- a reason */\n"b": "BAD",\n \n"c": 1\n}\n',
  },
  typescript: {
    name: 'a.ts',
    text: 'type A = "BAD";\n// eslint-disable-next-line test/bad -- a reason\ntype B = "BAD";\n// eslint-disable-line test/bad\n',
    unused: 'type A = "BAD";\n// eslint-disable-next-line test/bad -- a reason\ntype B = "BAD";\n \n',
  },
};

function hash(name: string, open: string, disabled: string) {
  const used = `${open}\n# eslint-disable-next-line test/bad -- a reason\n${disabled}\n`;
  return { name, text: `${used}# eslint-disable-line test/bad\n`, unused: `${used} \n` };
}

/** As the presets select the kind, with the rule. */
const configOf = (id: string): Linter.Config => ({
  ...factorlint.configure({ typescript: true }).find(({ name }) => name?.endsWith(`/${id}`)),
  plugins: { factorlint, test: { rules: { bad } } },
  rules: { 'test/bad': 'error' },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
});

/** ESLint's types do not have it. */
const suppressedBy = (linter: Linter) =>
  (linter as Linter & { getSuppressedMessages(): readonly Linter.SuppressedLintMessage[] }).getSuppressedMessages();

beforeAll(() => ready);

it('every kind has a sample', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual([...KINDS, TYPESCRIPT].map(({ id }) => id).sort());
});

describe.each(Object.entries(SAMPLES))('%s', (id, { name, text, unused }) => {
  it('knows comments: they disable with a reason, and one that disables nothing is told and taken away', () => {
    const linter = new Linter({ configType: 'flat' });
    const messages = linter.verify(text, configOf(id), { filename: name });
    expect(messages.map(({ message }) => message)).toEqual([
      'bad',
      "Unused eslint-disable directive (no problems were reported from 'test/bad').",
    ]);
    expect(suppressedBy(linter).map(({ suppressions }) => suppressions)).toEqual([[{ kind: 'directive', justification: 'a reason' }]]);
    expect(linter.verifyAndFix(text, configOf(id), { filename: name }).output).toBe(unused);
  });

  it('shows places as editors count them', () => {
    const linter = new Linter({ configType: 'flat' });
    const twice = linter.verify(`\r\n\r\n😀 BAD`, configOf(id), { filename: name })[0];
    expect({ line: twice?.line, column: twice?.column, endColumn: twice?.endColumn }).toEqual({ line: 3, column: 4, endColumn: 7 });
  });
});

describe('comments for ESLint', () => {
  const verify = (text: string, options?: Linter.LintOptions) =>
    new Linter({ configType: 'flat' }).verify(text, configOf('python'), { filename: 'a.py', ...options });

  it('switch off and on for what stands between them', () => {
    const text = '# eslint-disable test/bad -- why\nBAD\n# eslint-enable test/bad\nBAD\n';
    expect(verify(text).map(({ line }) => line)).toEqual([4]);
    expect(verify(text, { allowInlineConfig: false }).map(({ line }) => line)).toEqual([2, 4]);
  });

  it('set a rule', () => {
    expect(verify('# eslint test/bad: "off"\nBAD\n')).toEqual([]);
    expect(verify('# eslint test/bad: [\nx\n').map(({ line, fatal }) => ({ line, fatal }))).toEqual([{ line: 1, fatal: true }]);
  });

  it('are those of the language, also in a file that does not parse', () => {
    expect(verify('x = "# eslint-disable-line" BAD\n')).toHaveLength(1);
    expect(verify('def (:\n  BAD # eslint-disable-line -- broken\n')).toEqual([]);
  });
});

it('what a preset for JavaScript gives to every file is no fault', () => {
  const linter = new Linter({ configType: 'flat' });
  const config: Linter.Config[] = [
    configOf('python'),
    { languageOptions: { ecmaVersion: 2020, sourceType: 'module' } },
    { rules: { 'no-irregular-whitespace': 'error', 'no-undef': 'error', 'no-unused-vars': 'error', 'no-redeclare': 'error' } },
  ];
  expect(linter.verify('import os\n', config, { filename: 'a.py' })).toEqual([]);
});
