import type { Finding, Location, Report, Verdict } from '@factorlint/core';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../text/width.js';
import { pretty, type PrettyOptions } from './index.js';

const ESCAPE = '\u001b';
/** What a terminal would obey. */
const OBEYED = [ESCAPE, '\u0007', '\u202e'];

/** `line:column-column` of one line, or the whole file. */
function at(path: string, place?: string): Location {
  const [, line = 1, start = 1, end = 1] = /^(\d+):(\d+)-(\d+)$/.exec(place ?? '')?.map(Number) ?? [];
  return place === undefined ? { path } : { path, range: { start: { line, column: start }, end: { line, column: end } } };
}

function violation(location: Location, more: Partial<Finding> = {}): Finding {
  return { outcome: 'violates', severity: 'error', confidence: 'certain', message: 'It is so.', key: 'x', location, ...more };
}

function verdict(findings: readonly Finding[], more: Partial<Verdict> = {}): Verdict {
  const status = findings.some(({ outcome }) => outcome === 'violates') ? 'violated' : 'upheld';
  const rule = { id: 'config/no-thing', code: 'TF0399', summary: 'There is no thing.', severity: 'error', scope: 'file' } as const;
  return {
    factor: { number: 3, slug: 'config', title: 'Store config in the environment' },
    status,
    apps: [],
    results: [{ rule, status, findings }],
    ...more,
  };
}

function reportOf(verdicts: readonly Verdict[], more: Partial<Report> = {}): Report {
  return {
    $schema: '',
    version: 1,
    tool: { name: 'factorlint', version: '0.0.0' },
    apps: [],
    verdicts,
    model: { paths: [], processes: [], services: [], environment: [] },
    waivers: [],
    gaps: [],
    coverage: { read: { python: 1 }, unread: {} },
    redactions: [],
    ...more,
  };
}

interface Shown extends Partial<PrettyOptions> {
  readonly redactions?: readonly Location[];
}

/** What a user sees of one violation at a place of a text. */
function shown(text: string, place: string, { redactions = [], ...options }: Shown = {}): readonly string[] {
  const report = reportOf([verdict([violation(at('a.py', place))])], { redactions });
  return pretty(report, { read: () => text, ...options }).split('\n');
}

/** The characters of the line above that an underline covers, for text whose characters are one column wide. */
function underlined(lines: readonly string[]): string | undefined {
  const index = lines.findIndex((line) => /^[ |│\d]*\^+$/.test(line));
  const mark = lines[index] ?? '';
  return lines[index - 1]?.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1);
}

describe('quoted source', () => {
  it('has its place underlined, with a line before and after', () => {
    const lines = shown('a = 1\nb = 22\nc = 3\n', '2:5-7');
    expect(underlined(lines)).toBe('22');
    expect(lines.filter((line) => / [│] \w/.test(line)).map((line) => line.trim())).toEqual(['1 │ a = 1', '2 │ b = 22', '3 │ c = 3']);
  });

  it('keeps the underline right after tabs, of whatever width they are', () => {
    expect(underlined(shown('\tif x:\n\t\treturn\tSECRET\n', '2:10-16'))).toBe('SECRET');
  });

  it('keeps the underline right after wide characters and emoji', () => {
    const lines = shown('名前 = "値" # 🚀 x = here\n', '1:19-23');
    const quoted = lines.find((line) => line.includes('名前')) ?? '';
    const mark = lines.find((line) => line.includes('^')) ?? '';
    expect(mark.indexOf('^')).toBe(displayWidth(quoted.slice(0, quoted.indexOf('here'))));
    expect(mark.match(/\^/g)).toHaveLength(4);
  });

  it('shows control characters instead of obeying them', () => {
    const text = shown('x = "\u001b[31mred\u0007\u202e"\n', '1:1-2').join('\n');
    expect([...text].filter((character) => OBEYED.includes(character))).toEqual([]);
    expect(text).toContain('x = "^[[31mred^G<U+202E>"');
  });

  it('is cut around the place where the line is long', () => {
    const line = `${'a'.repeat(3000)} = NEEDLE + ${'b'.repeat(3000)}`;
    for (const width of [40, 60, 140]) {
      const lines = shown(line, '1:3004-3010', { width });
      expect(underlined(lines)).toBe('NEEDLE');
      expect(Math.max(...lines.filter((each) => each.includes('│')).map(displayWidth))).toBeLessThanOrEqual(width);
      expect(lines.find((each) => each.includes('NEEDLE'))).toMatch(/│ ….*…$/);
    }
  });

  it('bounds its work on a line of megabytes', () => {
    const lines = shown(`${'x'.repeat(5_000_000)}NEEDLE`, '1:5000001-5000007');
    expect(underlined(lines)).toBe('NEEDLE');
  });

  it('underlines one column at the end of a line, and where a range is empty', () => {
    expect(shown('abc\n', '1:4-4').find((line) => line.includes('^'))).toMatch(/│ {4}\^$/);
    expect(underlined(shown('abc\n', '1:2-2'))).toBe('b');
  });

  it('marks the further lines of a place that spans several', () => {
    const range = { start: { line: 1, column: 5 }, end: { line: 3, column: 2 } };
    const report = reportOf([verdict([violation({ path: 'a', range })])]);
    const lines = pretty(report, { read: () => 'RUN one \\\n  two \\\n  three\nnext\n' }).split('\n');
    expect(underlined(lines)).toBe('one \\');
    expect(lines.filter((line) => line.includes('┃')).map((line) => line.replace(/.*┃ /, ''))).toEqual(['  two \\', '  three']);
  });

  it('is left out where the file cannot be read, or is shorter than it was', () => {
    const unreadable = () => {
      throw new Error('gone');
    };
    expect(shown('', '7:1-2').join('\n')).not.toContain('│');
    expect(shown('', '1:1-2', { read: unreadable }).join('\n')).toContain('It is so.');
  });
});

describe('a secret', () => {
  const secret = at('a.py', '2:9-21');
  const text = 'before\nkey = r"hunter2-9911" + more\nafter\n';

  it('is masked whole where it is quoted, and underlined as a whole', () => {
    const lines = shown(text, '2:9-21', { redactions: [secret] });
    expect(lines.join('\n')).not.toContain('hunter2');
    expect(lines.join('\n')).toContain('key = r"********" + more');
    expect(underlined(lines)).toBe('********');
  });

  it('is masked where only the line beside it has a finding', () => {
    for (const place of ['1:1-3', '3:1-3']) {
      const output = shown(text, place, { redactions: [secret] }).join('\n');
      expect(output).toContain('key = r"********" + more');
      expect(output).not.toContain('hunter2');
    }
  });

  it('does not show how long it is', () => {
    const short = shown('key = "ab"\n', '1:1-4', { redactions: [at('a.py', '1:8-10')] });
    const long = shown('key = "abcdefghijklmnopqrstuvwxyz"\n', '1:1-4', { redactions: [at('a.py', '1:8-34')] });
    expect(long).toEqual(short);
  });

  it('over several lines is masked on each', () => {
    const range = { start: { line: 1, column: 8 }, end: { line: 3, column: 6 } };
    const lines = shown('KEY = """begin\nmiddle\n  end"""\n', '2:1-7', { redactions: [{ path: 'a.py', range }] });
    expect(lines.join('\n')).not.toMatch(/begin|middle|end/);
  });

  it('that fills its file hides every line of it', () => {
    expect(shown('one\ntwo\nthree\n', '2:1-4', { redactions: [at('a.py')] }).join('\n')).not.toMatch(/one|two|three/);
  });

  it('far to the right in a long line is masked', () => {
    const line = `${'x'.repeat(500)}hunter2${'y'.repeat(500)}`;
    expect(shown(line, '1:490-495', { redactions: [at('a.py', '1:501-508')], width: 60 }).join('\n')).not.toMatch(/hunter|nter2/);
  });
});

describe('the report', () => {
  const factors = [1, 2, 3].map((number) => verdict([], { factor: { number, slug: 'logs', title: 'Title' }, status: 'not-applicable' }));

  it('opens with one line a factor: numeral, verdict, and how many of its rules are upheld', () => {
    const mixed = verdict([violation(at('a.py')), { ...violation(at('a.py'), { severity: 'warning' }) }]);
    const lines = pretty(reportOf([factors[0]!, factors[1]!, mixed]), { read: () => '' }).split('\n');
    expect(lines[0]).toMatch(/^ I +Logs +– not applicable$/);
    expect(lines[1]).toMatch(/^ II +Logs/);
    expect(lines[2]).toMatch(/^ III +Config +✗ violated +0 of 1 upheld +1 error, 1 warning$/);
  });

  it('orders violations by severity, then by place, and puts the waived last', () => {
    const findings = [
      violation(at('b.py', '9:1-2'), { waiver: 'a demo' }),
      violation(at('c.py', '1:1-2'), { severity: 'warning' }),
      violation(at('b.py', '2:1-2')),
      violation(at('a.py', '3:1-2'), { severity: 'note' }),
      violation(at('b.py', '10:1-2')),
    ];
    const text = pretty(reportOf([verdict(findings)]), { read: () => '' });
    expect(text.match(/[abc]\.py:\d+:\d+/g)).toEqual(['b.py:2:1', 'b.py:10:1', 'c.py:1:1', 'a.py:3:1', 'b.py:9:1']);
    expect(text).toContain('waived: a demo');
    expect(text).toContain('2 errors, 1 warning, 1 note · 0 of 1 rule upheld · 1 waived');
  });

  it('counts notes that are many instead of listing them all, and hides no error', () => {
    const many = (severity: 'note' | 'error') =>
      Array.from({ length: 30 }, (_, index) => violation(at('a.py', `${index + 1}:1-2`), { severity }));
    const shownPlaces = (severity: 'note' | 'error', verbose: boolean) =>
      pretty(reportOf([verdict(many(severity))]), { read: () => '', verbose }).match(/a\.py:\d+:1/g)?.length;
    expect([shownPlaces('note', false), shownPlaces('note', true), shownPlaces('error', false)]).toEqual([5, 30, 30]);
    expect(pretty(reportOf([verdict(many('note'))]), { read: () => '' })).toContain('and 25 more of config/no-thing; --verbose names them');
  });

  it('names related places under the finding', () => {
    const related = [{ ...at('h.py', '4:9-12'), location: at('h.py', '4:9-12'), message: 'The value passes through here.' }];
    const text = pretty(reportOf([verdict([violation(at('a.py', '1:1-2'), { related })])]), { read: () => 'ab\n' });
    expect(text).toContain('↳ h.py:4:9  The value passes through here.');
  });

  it('tells evidence in one line a rule, and with verbose every place', () => {
    const proof = (path: string): Finding => ({
      outcome: 'upholds',
      confidence: 'certain',
      message: `PORT is read in ${path}.`,
      location: at(path),
    });
    const report = reportOf([verdict([proof('a.py'), proof('b.py')])]);
    const brief = pretty(report, { read: () => '' });
    expect(brief).toMatch(/✓ no-thing {2}PORT is read in a\.py\. {2}a\.py \+1\n/);
    expect(brief).not.toContain('b.py');
    expect(pretty(report, { read: () => '', verbose: true })).toContain('b.py  PORT is read in b.py.');
  });

  it('tells what broke, what could not be analysed, and which waivers do not count', () => {
    const { rule } = verdict([]).results[0]!;
    const broken = verdict([], { results: [{ rule, status: 'not-assessed', failure: 'oops', findings: [] }] });
    const text = pretty(
      reportOf([broken], {
        gaps: [
          { path: 'a.bin', reason: 'It is binary.' },
          { path: 'b.bin', reason: 'It is binary.' },
        ],
        coverage: { read: {}, unread: { '.go': 2 } },
        waivers: [{ location: at('w.py', '3:1-9'), rule: 'config', problem: 'no reason' }],
      }),
      { read: () => '' },
    );
    expect(text).toContain('config/no-thing  oops');
    expect(text).toContain('a.bin, b.bin  It is binary.');
    expect(text).toContain('2 .go  ');
    expect(text).toMatch(/w\.py:3:1 {2}The waiver of config gives no reason/);
    expect(text).toMatch(/2 gaps · 1 waiver without effect · 1 rule broken\n$/);
  });

  it('about nothing says so', () => {
    expect(pretty(reportOf(factors, { coverage: { read: {}, unread: {} } }), { read: () => '' })).toMatch(
      /There was nothing to judge\.\n$/,
    );
  });

  it('is grouped by app, with a line of verdicts for each, where there are several', () => {
    const apps = [
      { path: 'api', name: 'api', kind: 'service' },
      { path: 'web', name: 'web', kind: 'site' },
    ] as const;
    const both = verdict([violation(at('web/a.py', '1:1-2'), { app: 'web' }), violation(at('api/a.py', '1:1-2'), { app: 'api' })], {
      apps: [
        { app: 'api', status: 'violated' },
        { app: 'web', status: 'upheld' },
      ],
    });
    const text = pretty(reportOf([both], { apps }), { read: () => '' });
    expect(text).toMatch(/api, service ✗\n web, site +✓\n/);
    expect(text).toMatch(/ {2}api, service\n\n {2}api\/a\.py:1:1.*[^]* {2}web, site\n\n {2}web\/a\.py:1:1/);
  });

  it.each([60, 80, 140])('stays within %i columns', (width) => {
    const long = 'A sentence that goes on and on about what is so in this file, until it is longer than any line.';
    const findings = [
      violation(at('a.py', '1:5-9'), { message: long, related: [{ location: at('b.py', '1:1-2'), message: long }] }),
      violation(at('a.py'), { severity: 'note', message: long }),
      violation(at('a.py'), { waiver: long }),
      { outcome: 'upholds', confidence: 'certain', message: long, location: at('a.py') } as const,
    ];
    const report = reportOf([verdict(findings), ...factors], {
      gaps: [{ path: 'a.py', reason: long }],
      waivers: [{ location: at('a.py'), rule: 'config', problem: 'no reason' }],
    });
    const lines = pretty(report, { read: () => 'x'.repeat(400), width }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  it('is plain without colour, and the same text with it', () => {
    const report = reportOf([verdict([violation(at('a.py', '1:1-2'))])]);
    const plain = pretty(report, { read: () => 'abc' });
    const colored = pretty(report, { read: () => 'abc', color: true });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    expect(colored.replace(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '')).toBe(plain);
  });

  it('needs no sign beyond ASCII where there are none', () => {
    const related = [{ location: at('b.py', '1:1-2'), message: 'There.' }];
    const report = reportOf([verdict([violation(at('a.py', '1:900-902'), { related })]), ...factors], {
      gaps: [{ path: 'x', reason: 'y' }],
    });
    expect(pretty(report, { read: () => 'z'.repeat(2000), unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('in quiet is one line for each error and warning, and the counts', () => {
    const findings = [violation(at('b.py', '2:3-4')), violation(at('a.py'), { severity: 'note' }), violation(at('a.py'), { waiver: 'so' })];
    expect(pretty(reportOf([verdict(findings)]), { read: () => '', quiet: true })).toBe(
      'b.py:2:3: error It is so. (config/no-thing)\n1 error, 1 note · 0 of 1 rule upheld · 1 waived\n',
    );
  });

  it('obeys no path, message or reason that a repository brings', () => {
    const evil = 'a\u001b[2J\nb\u202e.py';
    const report = reportOf([verdict([violation(at(evil, '1:1-2'), { message: evil, waiver: evil })])], {
      gaps: [{ path: evil, reason: evil }],
      waivers: [{ location: at(evil), rule: evil, problem: 'unknown rule' }],
      apps: [
        { path: evil, name: evil, kind: 'tool' },
        { path: 'b', name: 'b', kind: 'tool' },
      ],
    });
    for (const options of [{ verbose: true }, { quiet: true }]) {
      const text = pretty(report, { read: () => evil, ...options });
      expect([...text].filter((character) => OBEYED.includes(character))).toEqual([]);
    }
  });
});
