import { describe, expect, it } from 'vitest';
import { at, finding, reportOf, result, resultsOf, SECRET_RULE } from './report.test-kit.js';
import type { SarifOptions } from './options.js';
import type { Location, Report } from '@factorlint/core';

/** The physical location of one finding at a place. */
function placed(location: Location, text: string, details: Partial<Report> = {}, options: Partial<SarifOptions> = {}) {
  const report = reportOf([result(SECRET_RULE, finding(location))], details);
  return resultsOf(report, { [location.path]: text }, options)[0]?.locations?.[0]?.physicalLocation;
}

const FIVE = 'one\ntwo\nthree = 3\nfour\nfive\nsix\n';

describe('a place', () => {
  it('is quoted with two lines before and after', () => {
    expect(placed(at('a.js', 3, 9, 10), FIVE)).toEqual({
      artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 10, snippet: { text: '3' } },
      contextRegion: { startLine: 1, startColumn: 1, endLine: 5, endColumn: 5, snippet: { text: 'one\ntwo\nthree = 3\nfour\nfive' } },
    });
  });

  it('counts UTF-16 code units, also after a byte-order mark and with any line break', () => {
    expect(placed(at('a.js', 1, 4, 6), '\uFEFF\u{1F600} ab\r\nc\rd')).toMatchObject({
      region: { startColumn: 4, endColumn: 6, snippet: { text: 'ab' } },
      contextRegion: { endLine: 3, snippet: { text: '\u{1F600} ab\nc\nd' } },
    });
  });

  it('that means a whole file is its first line', () => {
    expect(placed({ path: 'package.json' }, '{ "name": "x" }\n')).toMatchObject({
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 16, snippet: { text: '{ "name": "x" }' } },
      contextRegion: { startLine: 1, endLine: 2, endColumn: 1 },
    });
  });

  it('is told though the file has no text', () => {
    const gone = () => {
      throw new Error('binary');
    };
    expect(placed({ path: 'db.sqlite3' }, '', {}, { read: gone, isFile: () => true })).toEqual({
      artifactLocation: { uri: 'db.sqlite3', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, snippet: { text: '' } },
    });
  });

  it('ends before the line break that it ends with', () => {
    const range = { start: { line: 2, column: 1 }, end: { line: 4, column: 1 } };
    expect(placed({ path: 'a.js', range }, FIVE)?.region).toMatchObject({ endLine: 3, endColumn: 10, snippet: { text: 'two\nthree = 3' } });
  });

  it('between two characters becomes the rest of its line', () => {
    expect(placed(at('a.js', 3, 7, 7), FIVE)?.region).toMatchObject({ startColumn: 7, endColumn: 10 });
    expect(placed(at('a.js', 3, 10, 10), FIVE)?.region).toMatchObject({ startColumn: 1, endColumn: 10 });
  });

  it('never lies past the end of the file', () => {
    const range = { start: { line: 6, column: 2 }, end: { line: 40, column: 9 } };
    expect(placed({ path: 'a.js', range }, 'a\n'.repeat(6))?.region).toMatchObject({ startColumn: 2, endLine: 7, endColumn: 1 });
  });

  it('is not quoted where it is too long to read', () => {
    const place = placed(at('a.min.js', 1, 1, 50_000), 'x'.repeat(60_000));
    expect(place?.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 50_000 });
    expect(place).not.toHaveProperty('contextRegion');
  });
});

describe('a secret', () => {
  const text = 'const a = "hunter2xyz-long";\nconst b = "other";\nconst c = "hunter2xyz-long";\n';
  const redactions = [at('a.js', 1, 11, 28)];

  it('is masked whole, at the place, around it and where it stands again', () => {
    const place = placed(at('a.js', 1, 12, 20), text, { redactions });
    expect(place?.region?.snippet?.text).toBe('[REDACTED]');
    expect(place?.contextRegion?.snippet?.text).toBe('const a = [REDACTED];\nconst b = "other";\nconst c = "[REDACTED]";');
  });

  it('of many lines is masked line by line', () => {
    const range = { start: { line: 1, column: 11 }, end: { line: 3, column: 4 } };
    const place = placed(at('b.js', 2, 1, 5), 'const k = `-----BEGIN\nMIIEabcd\nEND`;\n', { redactions: [{ path: 'b.js', range }] });
    expect(place?.contextRegion?.snippet?.text).toBe('const k = [REDACTED]\n[REDACTED]\n[REDACTED]`;');
  });

  it('in what a rule says is masked all the same', () => {
    const report = reportOf([result(SECRET_RULE, finding(at('a.js', 2, 1, 6), { message: 'It is hunter2xyz-long.' }))], { redactions });
    expect(resultsOf(report, { 'a.js': text })[0]?.message).toMatchObject({ text: 'It is [REDACTED].' });
  });
});
