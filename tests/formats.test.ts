import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyzeTree, factors, inMemory, load, type Report } from '@factorlint/api';
import {
  checkstyle,
  concise,
  github,
  gitlab,
  html,
  json,
  jsonLines,
  junit,
  markdown,
  pretty,
  rdjson,
  type FormatOptions,
} from '@factorlint/reporters';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { factorlint } from './command.js';
import { CODE_QUALITY, DIAGNOSTIC_RESULT } from './format-schemas.js';
import { ROOT } from './modules.js';
import { CANARIES, NASTY, SHOWN } from './planted.js';
import { elementsIn, parseXml } from './xml.js';

vi.setConfig({ testTimeout: 60_000 });

const FORMATS = 'pretty concise json json-lines sarif github markdown junit gitlab rdjson checkstyle html badge'.split(' ');

const folders: string[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
beforeAll(() => load());
afterEach(() => void vi.restoreAllMocks());
afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

/** Every format of one run, by name, with what was said beside. */
async function everyFormat(root: string, ...words: readonly string[]) {
  const target = folder({});
  const asked = [...FORMATS.map((name) => `${name}=${join(target, name)}`), `badge=${join(target, 'badge.svg')}`];
  const { stdout, stderr, status } = await factorlint('check', root, ...asked.flatMap((each) => ['--format', each]), ...words);
  const texts = Object.fromEntries(readdirSync(target).map((name) => [name, readFileSync(join(target, name), 'utf8')]));
  return { ...texts, stdout, stderr, status: String(status) } as Readonly<Record<string, string>>;
}

describe('a secret', () => {
  const BROKEN = { 'package-lock.json': '{ "token": cAnArY13-k8v2qz-m1x9p4 }\n', 'more.py': 'TOKEN = "cAnArY14-k8v2qz-m1x9p4w7\n' };
  const leaks = (text: string) => SHOWN.flatMap((pattern) => text.match(pattern) ?? []);
  /** Without the pages of the rules, whose examples hold such words too. */
  const told = (name: string, text: string) =>
    name === 'sarif' ? JSON.stringify({ ...(JSON.parse(text) as Log).runs[0], tool: {} }) : text;
  const leaking = (texts: Readonly<Record<string, unknown>>) =>
    Object.entries(texts).flatMap(([name, text]) => leaks(told(name, String(text))).map((leak) => `${name}: ${leak}`));

  it('is in no format, whatever else is asked for', async () => {
    const root = folder({ ...CANARIES, ...BROKEN });
    for (const words of [['--verbose'], ['--quiet', '--sarif-profile', 'full', '--sarif-level', 'note', '--markdown-for', 'comment']]) {
      const texts = await everyFormat(root, ...words);
      expect(Object.keys(texts)).toEqual(expect.arrayContaining([...FORMATS, 'badge.svg']));
      expect(leaking(texts)).toEqual([]);
    }
  });

  it('is in no diff, contract or model', async () => {
    const root = folder({ ...CANARIES, ...BROKEN });
    const ways = [
      ['check', root, '--fix-dry-run'],
      ['check', root, '--fix-dry-run', '--unsafe-fixes'],
      ['env', root, '--format', 'json'],
      ['env', root, '--format', 'markdown'],
      ['env', root, '--format', 'dotenv'],
      ['env', root, '--explain', 'API_TOKEN'],
      ['processes', root],
      ['processes', root, '--format', 'json'],
    ];
    for (const words of ways) {
      const { stdout, stderr } = await factorlint(...words);
      expect({ words, leaks: leaks(stdout + stderr) }).toEqual({ words, leaks: [] });
    }
  });

  it('is masked in what a rule says that broke over it', async () => {
    const rule = factors.flatMap(({ rules }) => rules).find(({ id }) => id === 'config/no-debug-by-default')!;
    vi.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('Nobody can read cAnArY01-k8v2qz-m1x9p4w7.');
    });
    const texts = await everyFormat(folder(CANARIES), '--verbose');
    expect(texts['status']).toBe('3');
    expect(leaking(texts)).toEqual([]);
    expect(texts['pretty']).toContain('Nobody can read [REDACTED].');
  });
});

describe('every format', () => {
  it('is the same to the byte on a second run', async () => {
    const root = join(ROOT, 'test-fixtures/django-broken');
    expect(await everyFormat(root)).toEqual(await everyFormat(root));
  });

  it('is sound about nothing at all', async () => {
    const texts = await everyFormat(folder({}));
    expect(JSON.parse(texts['gitlab'] ?? '')).toEqual([]);
    expect(texts['github']).toBe('');
    expect(elementsIn(parseXml(texts['junit'] ?? ''), 'failure')).toEqual([]);
    expect(parseXml(texts['checkstyle'] ?? '').children).toEqual([]);
    expect(JSON.parse(texts['badge'] ?? '')).toMatchObject({ color: 'lightgrey' });
    expect(texts['markdown']).toContain('there was nothing to judge');
  });
});

describe('a path that means something elsewhere', () => {
  const files = Object.fromEntries(NASTY.map((path) => [path, 'const dbPassword = "zX4cV8bN2mQ6wE0r";\n']));
  const source = 'https://github.com/shop/shop/blob/0123456';
  const options: FormatOptions = { read: inMemory(files).read, source };
  const reportOn = (paths: readonly string[]) =>
    analyzeTree(inMemory(Object.fromEntries(paths.map((path) => [path, files[path]!]))), { rules: ['config/no-hardcoded-secret'] });
  const report = () => reportOn(NASTY);
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
  const unescaped = (text: string) =>
    text.replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');
  const fromHtml = (text: string) => parseXml(`<a>${text}</a>`).text;
  const paths = (text: string, member: (each: never) => string) => (JSON.parse(text) as never[]).map(member);

  const READERS: Readonly<Record<string, () => readonly string[]>> = {
    pretty: () => all(pretty(report(), options), /^ {2}(.*):1:20 {2}(?:error|warning)/gm),
    concise: () => all(concise(report(), options), /^(.*):1:20: (?:error|warning)/gm),
    json: () => (JSON.parse(json(report())) as Report).verdicts[0]!.results[0]!.findings.map(({ location }) => location.path),
    'json-lines': () =>
      jsonLines(report())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { type: string; location?: { path: string } })
        .flatMap(({ type, location }) => (type === 'finding' && location ? location.path : [])),
    github: () => NASTY.flatMap((path) => all(github(reportOn([path]), options), /^::\w+ file=([^,]*),/gm)).map(unescaped),
    'markdown, as text': () => all(markdown(report(), options), /\[`(.*?):1:20`\]/g),
    'markdown, as addresses': () =>
      all(markdown(report(), options), /\]\((https:\/\/github[^)]*)\)/g).map((address) => {
        const { pathname, hash, search } = new URL(address);
        expect([hash, search]).toEqual(['#L1', '']);
        return decodeURIComponent(pathname.replace('/shop/shop/blob/0123456/', ''));
      }),
    junit: () => all(elementsIn(parseXml(junit(report(), options)), 'failure')[0]?.text ?? '', /^(.*):1:20: (?:error|warning)/gm),
    gitlab: () => paths(gitlab(report(), options), ({ location: { path } }: { location: { path: string } }) => path),
    rdjson: () =>
      (JSON.parse(rdjson(report(), options)) as { diagnostics: { location: { path: string } }[] }).diagnostics.map(
        ({ location }) => location.path,
      ),
    checkstyle: () => elementsIn(parseXml(checkstyle(report(), options)), 'file').map(({ attributes }) => attributes['name'] ?? ''),
    html: () => all(html(report(), options), /class="finding [^>]* data-path="([^"]*)"/g).map(fromHtml),
  };

  it.for(Object.keys(READERS))('comes back as it was from %s', (name) => {
    // A table of Markdown would end at a bar; no path here has one.
    const found = READERS[name]!();
    expect([...found].filter((path) => NASTY.includes(path)).sort()).toEqual([...NASTY].sort());
  });
});

describe('JUnit', () => {
  it('has a suite for each factor and a case for each rule, and counts that are right', async () => {
    const { junit: text = '' } = await everyFormat(join(ROOT, 'test-fixtures/three-paths'));
    const top = parseXml(text);
    const suites = elementsIn(top, 'testsuite');
    const cases = elementsIn(top, 'testcase');
    expect(suites.map(({ attributes }) => attributes['name'])).toHaveLength(12);
    expect(cases).toHaveLength(factors.flatMap(({ rules }) => rules).length);
    expect(new Set(cases.map(({ attributes }) => `${attributes['classname'] ?? ''} ${attributes['name'] ?? ''}`)).size).toBe(cases.length);
    for (const element of [top, ...suites]) {
      const count = (name: string) => String(elementsIn(element, name).length);
      expect(element.attributes).toMatchObject({
        tests: count('testcase'),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      });
    }
    const lost = cases.find(({ attributes }) => attributes['name']?.startsWith('TF0901 '));
    expect(lost?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { type: 'error' },
      text: expect.stringContaining('start.sh:4:1: error: SIGTERM') as string,
    });
    const image = cases.find(({ attributes }) => attributes['name']?.startsWith('TF0204 '));
    expect(image?.children.map(({ name }) => name)).toEqual(['system-out']);
  });
});

describe('Checkstyle', () => {
  it('names each file once, each violation with line and severity', async () => {
    const { checkstyle: text = '' } = await everyFormat(join(ROOT, 'test-fixtures/three-paths'));
    const top = parseXml(text);
    const files = elementsIn(top, 'file').map(({ attributes }) => attributes['name']);
    expect(new Set(files).size).toBe(files.length);
    expect(elementsIn(top, 'error').map(({ attributes }) => attributes['severity'])).toEqual(
      expect.arrayContaining(['error', 'warning', 'info']),
    );
    expect(elementsIn(top, 'error').every(({ attributes }) => Number(attributes['line']) >= 1)).toBe(true);
  });
});

describe('JSON for other tools', () => {
  it.for([
    ['gitlab', CODE_QUALITY],
    ['rdjson', DIAGNOSTIC_RESULT],
  ] as const)('%s holds to what is asked of it', async ([name, schema]) => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    for (const fixture of ['django-broken', 'node-broken', 'three-paths']) {
      const texts = await everyFormat(join(ROOT, 'test-fixtures', fixture));
      validate(JSON.parse(texts[name] ?? ''));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('has fingerprints for GitLab that are unique, and the same when lines move', () => {
    const text =
      'const dbPassword = "zX4cV8bN2mQ6wE0r";\nconst apiPassword = "zX4cV8bN2mQ6wE0s";\nconst second = { dbPassword: "zX4cV8bN2mQ6wE0t" };\n';
    const of = (content: string) => {
      const tree = inMemory({ 'a.js': content });
      const told = gitlab(analyzeTree(tree, { rules: ['config/no-hardcoded-secret'] }), { read: tree.read });
      return (JSON.parse(told) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    };
    expect(of(text)).toHaveLength(3);
    expect(new Set(of(text)).size).toBe(3);
    expect(of(`\n\n// above\n${text.replaceAll('\n', '\n\n')}`)).toEqual(of(text));
  });

  it('counts columns for reviewdog in bytes', () => {
    const tree = inMemory({ 'a.js': '/* \u00e9\u{1F600} */ const dbPassword = "zX4cV8bN2mQ6wE0r";\n' });
    const report = analyzeTree(tree, { rules: ['config/no-hardcoded-secret'] });
    const { diagnostics } = JSON.parse(rdjson(report, { read: tree.read })) as {
      diagnostics: { location: { range: { start: { column: number }; end: { column: number } } } }[];
    };
    const { start, end } = diagnostics[0]!.location.range;
    const bytes = Buffer.from(tree.read('a.js'), 'utf8');
    expect(bytes.subarray(start.column - 1, end.column - 1).toString()).toBe('"zX4cV8bN2mQ6wE0r"');
  });
});

describe('what GitHub limits', () => {
  const many = (count: number) =>
    inMemory(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `src/file${index}.js`,
          'const key = "AKIAQ3EGRIVZJ7YHBW2N";\nconst dbPassword = "hunter2xyz";\n',
        ]),
      ),
    );
  const rules = ['config/no-hardcoded-secret'];

  it('is ten annotations of a kind, the gravest first, and a notice that counts the rest', () => {
    const tree = many(15);
    const lines = github(analyzeTree(tree, { rules }), { read: tree.read }).trimEnd().split('\n');
    expect(lines.map((line) => /^::(\w+) /.exec(line)?.[1])).toEqual([
      ...Array<string>(10).fill('error'),
      ...Array<string>(10).fill('warning'),
      'notice',
    ]);
    expect(lines.at(-1)).toBe('::notice title=factorlint::10 more findings than GitHub shows here: see the report.');
  });

  it('is the size of a summary and of a comment: what does not fit is counted', () => {
    const tree = many(4000);
    const report = analyzeTree(tree, { rules });
    for (const [place, most] of [
      ['summary', 1_048_576],
      ['comment', 65_536],
    ] as const) {
      const text = markdown(report, { read: tree.read, place });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
      expect(Buffer.byteLength(text)).toBeGreaterThan(most * 0.95);
      const told = text.match(/^- \*\*/gm)?.length ?? 0;
      expect(text).toContain(`_${8000 - told} more findings did not fit here._`);
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    }
  });

  it('is that text means nothing: no command begins in a message, nobody is called, nothing is a tag', () => {
    const path = 'a,b:c\u001b[31m@someone<img>.js';
    const tree = inMemory({ [path]: 'const dbPassword = "hunter2xyz";\n' });
    const report = analyzeTree(tree, { rules });
    const [finding] = report.verdicts[0]!.results[0]!.findings;
    const loud = { ...finding!, message: 'One\n::error::two, @someone <b>three</b> 100%' };
    const result = { ...report.verdicts[0]!.results[0]!, findings: [loud] };
    const changed: Report = { ...report, verdicts: [{ ...report.verdicts[0]!, results: [result] }] };
    const [line, ...more] = github(changed, { read: tree.read }).trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(line).toContain('file=a%2Cb%3Ac');
    expect(line).toMatch(/::One ::error::two, @someone <b>three<\/b> 100%25$/);
    const page = markdown(changed, { read: tree.read });
    expect(page).toContain('@<!-- -->someone &lt;b\\>three&lt;/b\\>');
  });
});
