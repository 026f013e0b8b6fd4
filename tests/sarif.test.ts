import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeTree, factors, inMemory, load, openDirectory, type Report } from '@factorlint/api';
import { sarif, type SarifOptions } from '@factorlint/sarif';
import type { Log, Result } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';
import { lintSarif } from './sarif-lint.js';
import { multitool, NEEDS_MULTITOOL, schemaChecker, validateWithMultitool } from './sarif-validators.js';

const FIXTURES = join(ROOT, 'test-fixtures');
const names = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'expected.json')));
const pages = Object.fromEntries(factors.flatMap((factor) => Object.entries(factor.pages)));
const rules = factors.flatMap((factor) => factor.rules);
const repository = {
  uri: 'https://github.com/example/demo.git',
  revision: '0123456789abcdef0123456789abcdef01234567',
  branch: 'main',
} as const;

/** Opens a fixture as the command would. */
function open(name: string) {
  const tree = openDirectory(join(FIXTURES, name));
  const paths = new Set(tree.paths);
  const raw = (path: string) => (paths.has(path) ? readFileSync(join(tree.root, path), 'utf8') : undefined);
  const options: SarifOptions = {
    read: (path) => tree.read(path),
    raw: (path) => raw(path) ?? '',
    isFile: (path) => paths.has(path),
    repository,
    pages,
    rules,
  };
  return { report: analyzeTree(tree), options, raw };
}

const resultsIn = (text: string): readonly Result[] => (JSON.parse(text) as Log).runs[0]?.results ?? [];

describe.each(names)('SARIF of %s', (name) => {
  let fixture: ReturnType<typeof open>;
  beforeAll(async () => {
    await load();
    fixture = open(name);
  });
  const written = (options: Partial<SarifOptions> = {}) => sarif(fixture.report, { ...fixture.options, ...options });

  it('is what GitHub takes, every violation with its fingerprint and in its place', () => {
    expect(lintSarif(written(), fixture)).toEqual([]);
    expect(lintSarif(written({ level: 'note' }), fixture)).toEqual([]);
  });

  it('is sound with evidence and waivers in it', () => {
    expect(lintSarif(written({ profile: 'full' }), { ...fixture, profile: 'full' })).toEqual([]);
  });

  it('holds to the schema', ({ skip }) => {
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    const faultsOf = schemaChecker(multitool);
    expect(faultsOf(JSON.parse(written()))).toEqual([]);
    expect(faultsOf(JSON.parse(written({ profile: 'full' })))).toEqual([]);
  });

  it('gives sarif-multitool no occasion for an error, a warning or a note', { timeout: 120_000 }, ({ skip }) => {
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    expect(validateWithMultitool(multitool, { github: written() })).toEqual({ github: [] });
    const { full = [] } = validateWithMultitool(multitool, { full: written({ profile: 'full' }) }, 'Sarif');
    expect(full.filter((remark) => !isOfBinaryFile(remark, written({ profile: 'full' })))).toEqual([]);
  });

  it('is the same to the byte on a second run', () => {
    const again = open(name);
    expect(sarif(again.report, again.options)).toBe(written());
  });

  it('shows no secret that the report knows of', () => {
    const secrets = fixture.report.redactions.flatMap((place) => textAt(place, (path) => fixture.raw(path) ?? ''));
    const told = JSON.stringify(resultsIn(written({ profile: 'full' })));
    expect(secrets.filter((secret) => told.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
  });

  it('tells each violation that counts, and none else', () => {
    const violations = findingsOf(fixture.report).filter(({ outcome, waiver }) => outcome === 'violates' && waiver === undefined);
    const level = (severity: string) => violations.filter((finding) => finding.severity === severity).map(lineOf);
    const told = resultsIn(written({ level: 'note' }));
    expect(new Set(told.map(({ level: each }) => each))).toEqual(new Set(violations.map(({ severity }) => severity)));
    expect(new Set(resultsIn(written()).map(lineOfResult))).toEqual(new Set([...level('error'), ...level('warning')]));
    expect(new Set(told.map(lineOfResult))).toEqual(new Set(violations.map(lineOf)));
  });
});

describe('SARIF of nothing', () => {
  beforeAll(() => load());

  it('has every rule, and passes all checks', { timeout: 60_000 }, ({ skip }) => {
    const tree = inMemory({});
    const text = sarif(analyzeTree(tree, { rules: ['TF0302'] }), { read: tree.read, pages, rules, repository });
    expect((JSON.parse(text) as Log).runs[0]?.tool.driver.rules?.map(({ id }) => id)).toEqual(rules.map(({ code }) => code).sort());
    expect(lintSarif(text)).toEqual([]);
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    expect(validateWithMultitool(multitool, { text })).toEqual({ text: [] });
  });

  it('says the same of the twelve factors as they say themselves', () => {
    const tree = inMemory({});
    const { runs } = JSON.parse(sarif(analyzeTree(tree), { read: tree.read })) as Log;
    const taxa = runs[0]?.taxonomies?.[0]?.taxa ?? [];
    expect(taxa.map(({ fullDescription }) => fullDescription?.text)).toEqual(factors.map(({ title }) => `${title}.`));
  });
});

function findingsOf({ verdicts }: Report) {
  return verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, findings }) => findings.map((finding) => ({ ...finding, code: rule.code }))),
  );
}

const lineOf = ({ code, location: { path, range } }: ReturnType<typeof findingsOf>[number]) => `${code} ${path}:${range?.start.line ?? 1}`;

function lineOfResult({ ruleId = '', locations }: Result): string {
  const place = locations?.[0]?.physicalLocation;
  return `${ruleId} ${decodeURIComponent(place?.artifactLocation?.uri ?? '')}:${place?.region?.startLine ?? 0}`;
}

/** The lines of what stands at a place, where they are long enough to be no ordinary word. */
function textAt({ path, range }: Report['redactions'][number], read: (path: string) => string): readonly string[] {
  if (!range) return [];
  const lines = read(path)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/);
  return lines
    .slice(range.start.line - 1, range.end.line)
    .map((line, index, { length }) =>
      line.slice(index === 0 ? range.start.column - 1 : 0, index === length - 1 ? range.end.column - 1 : line.length),
    )
    .map((text) => text.trim().replace(/^['"]|['"]$/g, ''))
    .filter((text) => text.length > 14);
}

/** Around a place in a file without text there is nothing to quote, and multitool notes that. */
function isOfBinaryFile(remark: string, text: string): boolean {
  const [, index] = /^note SARIF2011 runs\[0\]\.results\[(\d+)\]/.exec(remark) ?? [];
  const place = index === undefined ? undefined : resultsIn(text)[Number(index)]?.locations?.[0]?.physicalLocation;
  return place?.region?.snippet?.text === '';
}
