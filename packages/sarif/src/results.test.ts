import { PASSES_THROUGH } from '@factorlint/core';
import { describe, expect, it } from 'vitest';
import { at, finding, PORT_RULE, reportOf, result, resultsOf, runOf, SECRET_RULE } from './report.test-kit.js';

const FILES = { 'a.js': 'const a = 1, b = 2;\nconst c = 3;\n', 'b.js': 'use(a);\nuse(c);\n', 'c.js': 'import a;\n' };

describe('results', () => {
  it('are in the order of paths, lines, columns and rules', () => {
    const report = reportOf([
      result(PORT_RULE, finding(at('b.js', 1, 1, 4)), finding(at('a.js', 2, 7, 8))),
      result(SECRET_RULE, finding(at('b.js', 1, 1, 4)), finding(at('a.js', 1, 7, 8))),
    ]);
    const order = resultsOf(report, FILES).map(({ ruleId = '', locations }) => {
      const place = locations?.[0]?.physicalLocation;
      return `${place?.artifactLocation?.uri ?? ''}:${place?.region?.startLine ?? 0} ${ruleId}`;
    });
    expect(order).toEqual(['a.js:1 TF0302', 'a.js:2 TF0703', 'b.js:1 TF0302', 'b.js:1 TF0703']);
  });

  it('leave out of the profile for GitHub what would be an alert without a cause', () => {
    const report = reportOf([
      result(
        SECRET_RULE,
        finding(at('a.js', 1, 7, 8), { outcome: 'upholds' }),
        finding(at('a.js', 2, 7, 8), { waiver: 'a demo' }),
        finding(at('b.js', 1, 1, 4), { severity: 'note' }),
        finding(at('b.js', 2, 1, 4), { severity: 'warning' }),
      ),
    ]);
    const told = (...options: Parameters<typeof resultsOf>[2][]) =>
      resultsOf(report, FILES, ...options).map(({ kind, level, suppressions }) => [kind, level, suppressions?.[0]?.justification]);
    expect(told()).toEqual([['fail', 'warning', undefined]]);
    expect(told({ level: 'error' })).toEqual([]);
    expect(told({ level: 'note' })).toEqual([
      ['fail', 'note', undefined],
      ['fail', 'warning', undefined],
    ]);
    expect(told({ profile: 'full' })).toEqual([
      ['pass', 'none', undefined],
      ['fail', 'error', 'a demo'],
      ['fail', 'note', undefined],
      ['fail', 'warning', undefined],
    ]);
  });

  it('of one rule on one line are one, the gravest first and the others linked', () => {
    const a = finding(at('a.js', 1, 7, 8), { message: 'A is wrong.', severity: 'warning', key: 'a' });
    const b = finding(at('a.js', 1, 14, 15), { message: 'B is wrong.', key: 'b' });
    const [only, ...others] = resultsOf(reportOf([result(SECRET_RULE, a, b)]), FILES);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      level: 'error',
      message: { text: 'B is wrong. And [here](1): A is wrong.', arguments: ['b'] },
      locations: [{ physicalLocation: { region: { startColumn: 14 } } }],
      relatedLocations: [{ id: 1, message: { text: 'A is wrong.' }, physicalLocation: { region: { startColumn: 7 } } }],
    });
  });

  it('on one line tell a place that they share once', () => {
    const related = [{ location: at('b.js', 1, 1, 4), message: PASSES_THROUGH }];
    const twice = ['a', 'b'].map((key) => finding(at('a.js', 1, 7, 8), { key, related }));
    const [only] = resultsOf(reportOf([result(SECRET_RULE, ...twice)]), FILES);
    expect(only?.message.text).toBe('It is wrong. The same [here](1). The value passes through [here](2).');
    expect([only?.relatedLocations?.length, only?.codeFlows?.length]).toEqual([2, 1]);
  });

  it('link their related places, and tell the way of a value from where it is written', () => {
    const passes = (path: string, line: number) => ({ location: at(path, line, 1, 4), message: PASSES_THROUGH });
    const related = [passes('b.js', 1), passes('b.js', 2), passes('c.js', 1), { location: at('a.js', 2, 7, 8), message: 'It is used.' }];
    const [only] = resultsOf(reportOf([result(SECRET_RULE, finding(at('a.js', 1, 7, 8), { related }))]), FILES);
    expect(only?.message.text).toBe('It is wrong. The value passes through [here](1), [here](2) and [here](3). See [here](4): It is used.');
    expect(only?.relatedLocations?.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    const steps = only?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ location }) => location?.physicalLocation?.artifactLocation?.uri)).toEqual(['a.js', 'c.js', 'b.js', 'b.js']);
    expect(steps.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([1, 1, 1, 2]);
    expect(steps.map(({ location }) => location?.message?.text)).toEqual([
      'The value is written here.',
      PASSES_THROUGH,
      PASSES_THROUGH,
      PASSES_THROUGH,
    ]);
  });

  it('offer edits as fixes, but none that would write a secret', () => {
    const range = { start: { line: 1, column: 11 }, end: { line: 1, column: 12 } };
    const edit = (text: string) => ({ safe: true, title: 'Read it from the environment', changes: [{ path: 'a.js', range, text }] });
    const report = reportOf([result(SECRET_RULE, finding(at('a.js', 1, 7, 8), { edits: [edit('env("A")'), edit('f(b = 2)')] }))], {
      redactions: [at('a.js', 1, 14, 19)],
    });
    expect(resultsOf(report, FILES)[0]?.fixes).toEqual([
      {
        description: { text: 'Read it from the environment' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: { startLine: 1, startColumn: 11, endLine: 1, endColumn: 12 }, insertedContent: { text: 'env("A")' } },
            ],
          },
        ],
        properties: { safe: true },
      },
    ]);
  });

  it('have a message that no reader of templates or links mistakes', () => {
    const message = 'The port ${PORT} of `a_b` [x](1) is *wrong*.';
    const [only] = resultsOf(reportOf([result(PORT_RULE, finding(at('a.js', 1, 7, 8), { message }))]), FILES);
    expect(only?.message.text).toBe('The port ${PORT} of `a_b` [x] (1) is *wrong*.');
    expect(only?.message.markdown).toBe('The port ${PORT} of `a_b` \\[x\\](1) is \\*wrong\\*.');
    expect(only?.message).not.toHaveProperty('arguments');
  });

  it('of rules that had nothing to judge are in the full profile', () => {
    const report = reportOf([
      { rule: SECRET_RULE, status: 'not-applicable', findings: [] },
      { rule: PORT_RULE, status: 'not-assessed', findings: [] },
    ]);
    expect(resultsOf(report, FILES)).toEqual([]);
    expect(resultsOf(report, FILES, { profile: 'full' }).map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ['TF0302', 'notApplicable', 'none'],
      ['TF0703', 'open', 'none'],
    ]);
  });

  it('leave out the least grave where there are more than GitHub takes', { timeout: 60_000 }, () => {
    const files = { 'many.js': 'x\n'.repeat(25_002) };
    const many = Array.from({ length: 25_001 }, (_, index) =>
      finding(at('many.js', index + 1, 1, 2), { severity: index === 7 ? 'warning' : 'error' }),
    );
    const run = runOf(reportOf([result(SECRET_RULE, ...many)]), files);
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.filter(({ level }) => level === 'warning')).toEqual([]);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      '1 results are left out: GitHub takes no more than 25000 in one file.',
    ]);
  });
});
