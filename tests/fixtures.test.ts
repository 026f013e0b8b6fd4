import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeRepository, openDirectory, type Finding, type Report } from '@factorlint/api';
import { openSession } from '@factorlint/core';
import { languages } from '@factorlint/core/languages';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

/** What `expected.json` of a fixture promises. A place is `<rule> <path>` or `<rule> <path>:<line>`. */
interface Expected {
  /** The status of every factor, by its slug. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** Findings that must be there, notes too. Empty: there must be no violation at all. */
  readonly violations: readonly string[];
  readonly evidence: readonly string[];
}

const FIXTURES = join(ROOT, 'test-fixtures');
const MOST_FACTS_A_FILE = 5;

const names = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'expected.json')));

describe.each(names)('%s', (name) => {
  const folder = join(FIXTURES, name);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  let report: Report;
  beforeAll(async () => {
    report = await analyzeRepository(folder);
  });

  it('is a whole application', () => {
    expect(openDirectory(folder).paths.length).toBeGreaterThan(30);
  });

  it('earns its verdicts', () => {
    expect(Object.fromEntries(report.verdicts.map(({ factor, status }) => [factor.slug, status]))).toEqual(expected.verdicts);
  });

  it('is read whole, and no rule breaks on it', () => {
    expect(report.gaps).toEqual([]);
    expect(report.verdicts.flatMap(({ results }) => results.filter(({ failure }) => failure !== undefined))).toEqual([]);
  });

  const isSound = expected.violations.length === 0;

  it(isSound ? 'has no violation' : 'has the violations that were put into it', () => {
    const found = placesOf(report, 'violates');
    if (isSound) expect(found).toEqual([]);
    else expect(expected.violations.filter((each) => !found.includes(each))).toEqual([]);
  });

  it('gives its evidence', () => {
    const found = new Set(placesOf(report, 'upholds'));
    expect(expected.evidence.filter((each) => !found.has(each))).toEqual([]);
  });

  it('states few facts', () => {
    const tree = openDirectory(folder);
    const stated = openSession(tree, { languages, derivations: [], factors: [] }).facts();
    expect(stated.size / tree.paths.length).toBeLessThanOrEqual(MOST_FACTS_A_FILE);
  });
});

/** Each violation's place; of evidence, further places too, which one finding gathers. */
function placesOf(report: Report, outcome: Finding['outcome']): readonly string[] {
  const results = report.verdicts.flatMap((verdict) => verdict.results);
  return results.flatMap(({ rule, findings }) =>
    findings
      .filter((finding) => finding.outcome === outcome)
      .flatMap((finding) => [finding, ...(outcome === 'upholds' ? (finding.related ?? []) : [])])
      .map(({ location: { path, range } }) => `${rule.id} ${range ? `${path}:${String(range.start.line)}` : path}`),
  );
}
