import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@factorlint/core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { factorlint } from './command.js';
import { installProject, resultsOf, type EslintProject } from './eslint-project.js';
import { packageDirectories, ROOT } from './modules.js';

const isBuilt = packageDirectories.every((directory) => existsSync(join(ROOT, 'packages', directory, 'dist/index.js')));
const AWS = 'AKIAQ3EGRIVZJ7YHBW2N';
const SECRET = 'factorlint/config/no-hardcoded-secret';
const DJANGO = 'test-fixtures/django-broken';
const NODE = 'test-fixtures/node-broken';
const FIXTURES = [DJANGO, NODE];

const RECOMMENDED = "import factorlint from 'eslint-plugin-factorlint';\nexport default [...factorlint.configs.recommended];\n";
/** All that is found, and a parser for TypeScript. */
const STRICT = `import tseslint from 'typescript-eslint';
import factorlint from 'eslint-plugin-factorlint';
export default [...factorlint.configs.strict, { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } }];
`;
/** Presets that name no files, before ours and after. */
const BESIDE = `import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import { flatConfigs } from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import n from 'eslint-plugin-n';
import perfectionist from 'eslint-plugin-perfectionist';
import sonarjs from 'eslint-plugin-sonarjs';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';
import factorlint from 'eslint-plugin-factorlint';
export default [
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...tseslint.configs.strict,
  unicorn.configs.recommended,
  n.configs['flat/recommended'],
  ...factorlint.configs.strict,
  flatConfigs.recommended,
  sonarjs.configs.recommended,
  jsdoc.configs['flat/recommended'],
  perfectionist.configs['recommended-natural'],
  stylistic.configs.recommended,
];
`;
const OTHER_LANGUAGES = `import json from '@eslint/json';
import toml from 'eslint-plugin-toml';
import yml from 'eslint-plugin-yml';
import factorlint from 'eslint-plugin-factorlint';
export default [
  ...factorlint.configs.recommended,
  { files: ['**/*.json'], plugins: { json }, language: 'json/json', ...json.configs.recommended },
  ...yml.configs.recommended,
  ...toml.configs.recommended,
];
`;

/** What of the fixtures the presets do not lint: data, logs and a language of its own. */
const LEFT_TO_THE_COMMAND = ['.gitignore', 'db.sqlite3', 'npm-debug.log', 'pitch.sqlite3', 'schema.prisma', 'shop.log'];

let installed: EslintProject | { readonly reason: string };

/** The project; a test that needs it is skipped with the reason where there is none. */
function project(skip: TestContext['skip']): EslintProject {
  if ('reason' in installed) return skip(`skipped: ${installed.reason}`);
  return installed;
}

describe.skipIf(!isBuilt)('the packed plugin, in a project with ESLint 9 and 10', { timeout: 120_000 }, () => {
  beforeAll(() => void (installed = installProject()), 300_000);
  afterAll(() => {
    if (!('reason' in installed)) installed.remove();
  }, 60_000);

  it.for([
    ['with ESLint 9', 9, STRICT, FIXTURES, []],
    ['with ESLint 10 in two processes', 10, STRICT, [DJANGO], ['--concurrency', '2']],
    ['beside presets of others that name no files', 10, BESIDE, [NODE], []],
  ] as const)('finds what the command finds, at the same places: %s', async ([, version, config, fixtures, words], { skip }) => {
    const user = project(skip);
    const root = user.repository({ 'eslint.config.js': config }, fixtures);
    const ran = user.eslint(version, root, ['.', '--format', 'json', ...words]);
    expect(ran.status).toBe(1);
    const results = resultsOf(root, ran);
    const linted = new Set(results.map(({ filePath }) => filePath));
    const shown = results.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => ruleId?.startsWith('factorlint/'))
        .map(({ line, column, endLine, endColumn, ruleId, message }) => ({
          at: [filePath, line, column, endLine, endColumn].join(':'),
          ruleId,
          message,
        })),
    );
    const all = await violationsOf(root);
    const found = all.filter(({ path }) => linted.has(path));
    expect(shown.map(({ at, ruleId }) => `${at} ${ruleId}`).sort()).toEqual(found.map(({ at, ruleId }) => `${at} ${ruleId}`).sort());
    expect(found.length).toBeGreaterThan(30);
    for (const { at, ruleId, message } of found)
      expect(shown.some((each) => each.at === at && each.ruleId === ruleId && each.message.startsWith(message))).toBe(true);
    const left = all.filter(({ path }) => !linted.has(path)).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    expect(left.filter((name) => !LEFT_TO_THE_COMMAND.includes(name))).toEqual([]);
    // Nothing of others about files that only we lint.
    const foreign = results.filter(({ filePath }) => !/\.[cm]?[jt]sx?$/.test(filePath)).flatMap(({ messages }) => messages);
    expect(foreign.filter(({ ruleId }) => !ruleId?.startsWith('factorlint/'))).toEqual([]);
  });

  it('fixes as the command does', async ({ skip }) => {
    const user = project(skip);
    const [byEslint, byCommand] = [1, 2].map(() => user.repository({ 'eslint.config.js': STRICT }, FIXTURES));
    const results = resultsOf(byEslint!, user.eslint(10, byEslint!, ['.', '--fix', '--format', 'json']));
    await factorlint('check', byCommand!, '--fix', '--quiet');
    // One edit writes in both: ESLint fixes the file that it lints and no other.
    const together = ['django-broken/shop/Dockerfile', 'django-broken/shop/entrypoint.sh'];
    const paths = results.map(({ filePath }) => filePath).filter((path) => !together.includes(path));
    const textsIn = (root: string) => paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]);
    expect(textsIn(byEslint!)).toEqual(textsIn(byCommand!));
    const port = readFileSync(join(byEslint!, 'django-broken/hooks/places.py'), 'utf8');
    expect(port).toBe('import os\n\nPORT = int(os.environ.get("PORT", "7000"))\nLOG_FILE = "/var/log/crumb/hooks.log"\n');
  });

  it('obeys comments of ESLint, and tells those that disable nothing', ({ skip }) => {
    const user = project(skip);
    const because = `eslint-disable-next-line ${SECRET} -- of the manual`;
    const root = user.repository({
      'eslint.config.js': RECOMMENDED,
      'a.py': `# ${because}\nkey = "${AWS}"\n# ${because}\n`,
      'b.js': `// ${because}\nconst key = "${AWS}";\n`,
    });
    const results = resultsOf(root, user.eslint(10, root, ['.', '--format', 'json', '--report-unused-disable-directives']));
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([
      `Unused eslint-disable directive (no problems were reported from '${SECRET}').`,
    ]);
    const suppressed = results.flatMap(({ filePath, suppressedMessages }) =>
      suppressedMessages.map(({ suppressions }) => [filePath, suppressions]),
    );
    expect(suppressed).toEqual(['a.py', 'b.js'].map((path) => [path, [{ kind: 'directive', justification: 'of the manual' }]]));
    expect(user.eslint(10, root, ['.', '--fix', '--report-unused-disable-directives'])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(`# ${because}\nkey = "${AWS}"\n \n`);
  });

  it.for([9, 10] as const)('sees with --cache of ESLint %i what was mended in another file', (version, { skip }) => {
    const user = project(skip);
    const root = user.repository({
      'eslint.config.js':
        "import factorlint from 'eslint-plugin-factorlint';\nexport default factorlint.configure({ root: import.meta.dirname });\n",
      'web/app.py': 'from flask import Flask\napp = Flask(__name__)\n',
      'web/other.py': 'a = 1\n',
    });
    const undeclared = () =>
      resultsOf(root, user.eslint(version, root, ['.', '--cache', '--format', 'json']))
        .filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'factorlint/dependencies/require-manifest'))
        .map(({ filePath }) => filePath);
    expect(undeclared()).toEqual(['web/app.py']);
    expect(undeclared()).toEqual(['web/app.py']);
    writeFileSync(join(root, 'requirements.txt'), 'flask==3.1.0\n');
    expect(undeclared()).toEqual([]);
  });

  it('lints standard input under a name that need not exist, from a CommonJS configuration', ({ skip }) => {
    const user = project(skip);
    const config = "const factorlint = require('eslint-plugin-factorlint').default;\nmodule.exports = factorlint.configs.recommended;\n";
    const root = user.repository({ 'eslint.config.cjs': config });
    const words = ['--stdin', '--stdin-filename', 'Dockerfile', '--format', 'json'];
    const [result] = resultsOf(root, user.eslint(9, root, words, 'FROM python:latest\nCMD python app.py\n'));
    expect(result?.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)).toContain('1 factorlint/dependencies/no-unpinned-base-image');
  });

  it('is suppressed in bulk', ({ skip }) => {
    const user = project(skip);
    const root = user.repository({ 'eslint.config.js': RECOMMENDED, 'a.py': `key = "${AWS}"\n` });
    expect(user.eslint(10, root, ['.']).status).toBe(1);
    expect(user.eslint(10, root, ['.', '--suppress-all']).status).toBe(0);
    expect(JSON.parse(readFileSync(join(root, 'eslint-suppressions.json'), 'utf8'))).toEqual({ 'a.py': { [SECRET]: { count: 1 } } });
    expect(user.eslint(10, root, ['.'])).toMatchObject({ status: 0, stdout: '' });
  });

  it('works in ESLint’s class, and in Linter once it is ready', ({ skip }) => {
    const user = project(skip);
    const script = `import { ESLint, Linter } from 'eslint';
import factorlint, { ready } from 'eslint-plugin-factorlint';
const config = factorlint.configs.recommended;
const linter = new Linter({ configType: 'flat' });
try { linter.verify('a = 1\\n', config, 'a.py'); } catch (error) { console.log(error.message.split('\\n')[0]); }
const eslint = new ESLint({ overrideConfigFile: true, baseConfig: config });
const [result] = await eslint.lintText('key = "${AWS}"\\n', { filePath: 'a.py' });
console.log(result.messages.map(({ ruleId }) => ruleId).join());
await ready;
console.log(linter.verify('a = 1\\n', config, 'a.py').length);
`;
    const root = user.repository({ 'script.mjs': script });
    const { stdout, stderr } = user.run(root, `../${root.slice(root.lastIndexOf('/') + 1)}/script.mjs`, []);
    expect(stderr).toBe('');
    const [tooEarly, ...later] = stdout.trim().split('\n');
    expect(tooEarly).toContain('eslint-plugin-factorlint is still loading: await its export `ready` before you lint.');
    expect(later).toEqual([SECRET, '0']);
  });

  it('leaves files to the languages of others that come after it, and speaks in them too', ({ skip }) => {
    const user = project(skip);
    const root = user.repository({
      'eslint.config.js': OTHER_LANGUAGES,
      'package.json': '{ "name": "shop", "dependencies": { "express": "*" }, "scripts": { "start": "node index.js" }, "a": 1, "a": 2 }\n',
      'compose.yaml':
        'services:\n  web:\n    image: shop\n    environment:\n      SECRET_KEY: ${SECRET_KEY:-k8v2qz-m1x9p4w7r3t6y5u0}\nempty:\n',
      'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["flask"]\n',
      'index.js': 'require("express")().listen(process.env.PORT);\n',
    });
    const results = resultsOf(root, user.eslint(10, root, ['.', '--format', 'json']));
    const of = (path: string) =>
      results.find(({ filePath }) => filePath === path)?.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);
    expect(of('compose.yaml')).toContain('5:33 factorlint/config/no-secret-default');
    expect(of('compose.yaml')?.some((message) => message.includes(' yml/'))).toBe(true);
    expect(of('package.json')?.some((message) => message.includes(' json/'))).toBe(true);
    expect(of('package.json')?.some((message) => message.includes(' factorlint/'))).toBe(true);
    expect(of('pyproject.toml')?.some((message) => message.includes(' factorlint/'))).toBe(true);
  });

  it.for([
    ['6', 'typescript/bin/tsc'],
    ['7', 'typescript7/bin/tsc'],
  ] as const)('has types for a configuration under TypeScript %s', ([, compiler], { skip }) => {
    const user = project(skip);
    const config = `import { defineConfig } from 'eslint/config';
import factorlint, { configure, ready, type ConfigureOptions } from 'eslint-plugin-factorlint';
const options: ConfigureOptions = { root: import.meta.dirname, preset: 'strict', factors: ['config'], without: ['json'], typescript: true };
await ready;
export default defineConfig(
  factorlint.configs.recommended,
  { extends: [factorlint.configs.logs], rules: { 'factorlint/config/no-secret-default': ['warn', { minimum: 'error' }] } },
  { plugins: { factorlint }, extends: ['factorlint/strict'] },
  configure(options),
);
`;
    const root = user.repository({ 'eslint.config.ts': config });
    const words = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
      '--skipLibCheck',
      'false',
      'eslint.config.ts',
    ];
    expect(user.run(root, compiler, words)).toMatchObject({ status: 0, stdout: '' });
  });
});

interface Violation {
  readonly path: string;
  readonly at: string;
  readonly ruleId: string;
  readonly message: string;
}

/** What the command says of a folder. A finding about a whole file stands at its start. */
async function violationsOf(root: string): Promise<readonly Violation[]> {
  const report = JSON.parse((await factorlint('check', root, '--format', 'json')).stdout) as Report;
  return report.verdicts
    .flatMap(({ results }) => results)
    .flatMap(({ rule, findings }) =>
      findings
        .filter(({ outcome, waiver }) => outcome === 'violates' && waiver === undefined)
        .map(({ location: { path, range }, message }) => {
          const { start, end } = range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
          return { path, at: [path, start.line, start.column, end.line, end.column].join(':'), ruleId: `factorlint/${rule.id}`, message };
        }),
    );
}
