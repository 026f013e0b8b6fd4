import { describe, expect, it } from 'vitest';
import { at, finding, PORT_RULE, reportOf, result, runOf, SECRET_RULE } from './report.test-kit.js';
import { sarif } from './to-sarif.js';

const FILES = { 'a.js': 'const a = 1;\n' };
const PAGE =
  '# config/no-hardcoded-secret\n\nCredentials…\n\n## Why\n\nA credential in the `code` is\nknown to everyone.\n\nSecond.\n\n## Violates\n\n```js\n## Why not\n```\n\n## How to comply\n\nRead [it](https://example.com).\n';

describe('rules', () => {
  it('are all there whatever was found, in the order of their codes, with constant texts', () => {
    const { tool } = runOf(reportOf([]), FILES, { rules: [PORT_RULE, SECRET_RULE], pages: { [SECRET_RULE.id]: PAGE } });
    const [secret, port] = tool.driver.rules ?? [];
    expect([secret?.id, port?.id]).toEqual(['TF0302', 'TF0703']);
    expect(secret).toMatchObject({
      name: 'ConfigNoHardcodedSecret',
      shortDescription: { text: SECRET_RULE.summary },
      fullDescription: { text: `${SECRET_RULE.summary} A credential in the code is known to everyone.` },
      help: {
        text: 'A credential in the code is known to everyone.\n\nSecond.\n\nRead it (https://example.com).\n\nSee https://factorlint.dev/rules/config/no-hardcoded-secret and https://12factor.net/config.',
      },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['twelve-factor', 'factor/03-config', 'security', 'external/cwe/cwe-798'], 'security-severity': '7.5' },
    });
    expect(secret?.help?.markdown).toContain(PAGE.trimEnd());
    expect(port?.properties).not.toHaveProperty('security-severity');
  });

  it('belong to their factor, and to weaknesses where they are about security', () => {
    const { tool, taxonomies = [] } = runOf(reportOf([]), FILES, { rules: [SECRET_RULE] });
    const targets = tool.driver.rules?.[0]?.relationships?.map(({ target }) => {
      const taxonomy = taxonomies[target.toolComponent?.index ?? -1];
      return `${taxonomy?.name ?? ''} ${taxonomy?.taxa?.[target.index ?? -1]?.name ?? ''}`;
    });
    expect(targets).toEqual(['TwelveFactor Config', 'CWE UseOfHardCodedCredentials']);
  });

  it('keep their guids', () => {
    const { tool } = runOf(reportOf([]), FILES, { rules: [SECRET_RULE] });
    expect([tool.driver.guid, tool.driver.rules?.[0]?.guid]).toEqual([
      '9a51d24c-2ac9-5b75-b2ef-bde1bedeac05',
      'c2b82a1b-f33e-58ea-bec0-907f040a66bf',
    ]);
  });
});

describe('the category', () => {
  const idOf = (options: Parameters<typeof runOf>[2]) => runOf(reportOf([]), FILES, options).automationDetails?.id;

  it('is the tool’s, the folder’s or the one given', () => {
    expect(idOf({})).toBe('factorlint/');
    expect(idOf({ repository: { folder: 'apps/web' } })).toBe('factorlint/apps/web/');
    expect(idOf({ repository: { folder: 'apps/web' }, category: 'nightly' })).toBe('nightly/');
    expect(idOf({ category: '/nightly/web/' })).toBe('nightly/web/');
  });
});

describe('notifications', () => {
  const told = (...given: Parameters<typeof runOf>) => {
    const [invocation] = runOf(...given).invocations ?? [];
    const all = [...(invocation?.toolExecutionNotifications ?? []), ...(invocation?.toolConfigurationNotifications ?? [])];
    return all.map(({ descriptor, level, message }) => `${descriptor?.id ?? ''} ${String(level)} ${message.text ?? ''}`);
  };

  it('tell what could not be analysed, what broke, what no file holds, which waivers do nothing', () => {
    const homeless = finding({ path: '.' }, { message: 'No version control system knows this folder.' });
    const report = reportOf([result(SECRET_RULE, homeless), { rule: PORT_RULE, status: 'not-assessed', failure: 'boom', findings: [] }], {
      gaps: [{ path: 'a.js', reason: 'It is not valid UTF-8.' }],
      waivers: [{ location: at('a.js', 1, 1, 4), rule: 'config/x', problem: 'unknown rule' }],
      coverage: { read: { yaml: 1 }, unread: { '.go': 2, '.c': 1 } },
    });
    expect(told(report, FILES)).toEqual([
      "TFN0001 warning 'a.js' could not be analyzed: It is not valid UTF-8.",
      "TFN0002 error The rule 'port-binding/no-hardcoded-port' broke: boom",
      'TFN0003 error No version control system knows this folder. (config/no-hardcoded-secret)',
      "TFN0005 note '.c' is not read, and there is 1 file of it.",
      "TFN0005 note '.go' is not read, and there are 2 files of it.",
      "TFN0004 warning The waiver names 'config/x', and there is no such rule.",
    ]);
    expect(runOf(report, FILES).results).toEqual([]);
  });

  it('leave the run a success, unless nothing at all could be read', () => {
    const gaps = [{ path: 'a.js', reason: 'It is binary.' }];
    const successOf = (report: Parameters<typeof runOf>[0]) => runOf(report, FILES).invocations?.[0]?.executionSuccessful;
    expect(successOf(reportOf([], { gaps }))).toBe(true);
    expect(successOf(reportOf([], { gaps, coverage: { read: {}, unread: {} } }))).toBe(false);
    expect(successOf(reportOf([], { coverage: { read: {}, unread: {} } }))).toBe(true);
  });
});

describe('the text', () => {
  it('obeys no character that a terminal obeys, and is JSON all the same', () => {
    const message = 'A \u202e turn, a \u009b sequence.';
    const text = sarif(reportOf([result(SECRET_RULE, finding(at('a.js', 1, 7, 8), { message }))]), { read: () => FILES['a.js'] });
    expect(text).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(text).toContain('A \\u202e turn');
    expect(JSON.parse(text)).toMatchObject({ runs: [{ results: [{ message: { text: message } }] }] });
  });

  it('sums up which rules are upheld, as counts and statuses and never as a score', () => {
    const run = runOf(reportOf([result(SECRET_RULE, finding(at('a.js', 1, 7, 8)))]), FILES);
    expect(run.properties?.['factorlint/summary']).toMatchObject({
      factors: { III: { status: 'violated', rules: { TF0302: 'violated' } } },
    });
  });
});
