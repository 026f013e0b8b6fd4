import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeTree, configurationOf, inMemory, load, openSession, type AnalysisOptions, type Config, type Report } from '../index.js';

const SECRET = 'const dbPassword = "hunter2xyz";\n';
const CLEAN = 'const dbPassword = process.env.DB_PASSWORD;\n';
const RULE = 'config/no-hardcoded-secret';

beforeAll(() => load());

function judge(files: Readonly<Record<string, string>>, config: Config, options: AnalysisOptions = {}): Report {
  return analyzeTree(inMemory(files), { configuration: configurationOf(config), ...options });
}

/** `path severity` of what a rule finds, `waived` where it is excused. */
function told(report: Report, rule = RULE): readonly string[] {
  const results = report.verdicts.flatMap((verdict) => verdict.results).filter((result) => result.rule.id === rule);
  return results.flatMap(({ findings }) =>
    findings.map(
      ({ location, outcome, severity, waiver }) => `${location.path} ${waiver === undefined ? (severity ?? outcome) : 'waived'}`,
    ),
  );
}

const FILES = { 'a.js': SECRET, 'old/b.js': SECRET };

describe('rules', () => {
  it('take the severity that is wanted, also by code and by factor', () => {
    expect(told(judge(FILES, {}))).toEqual(['a.js warning', 'old/b.js warning']);
    expect(told(judge(FILES, { rules: { [RULE]: 'note' } }))).toEqual(['a.js note', 'old/b.js note']);
    expect(told(judge(FILES, { rules: { TF0302: 'note' } }))).toEqual(['a.js note', 'old/b.js note']);
    expect(told(judge(FILES, { rules: { config: 'note' } }))).toEqual(['a.js note', 'old/b.js note']);
    expect(told(judge(FILES, { rules: { [RULE]: 'on', config: 'note' } }))).toEqual(['a.js warning', 'old/b.js warning']);
  });

  it('can be raised, though what is only likely stays a warning', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: shop\n    command: sh -c "node server.js > /var/log/web.log"\n' };
    const severities = (config: Config) => told(judge(files, config), 'logs/no-redirected-output');
    expect(severities({})).toEqual(['compose.yaml warning']);
    expect(severities({ rules: { logs: 'error' } })).toEqual(['compose.yaml error']);
    expect(told(judge(FILES, { rules: { [RULE]: 'error' } }))).toEqual(['a.js warning', 'old/b.js warning']);
  });

  it('that are off do not speak, are no part of their factor, and leave waivers alone', () => {
    const report = judge({ 'a.js': `// factorlint-disable-next-line ${RULE} -- a demo\n${CLEAN}` }, { rules: { [RULE]: 'off' } });
    expect(report.verdicts.flatMap(({ results }) => results.map(({ rule }) => rule.id))).not.toContain(RULE);
    expect(report.waivers).toEqual([]);
    const [config] = judge({ 'a.js': SECRET }, { rules: { config: 'off' } }).verdicts.filter(({ factor }) => factor.slug === 'config');
    expect(config).toMatchObject({ status: 'not-assessed', results: [] });
  });

  it('that are off speak where they are asked for by name', () => {
    expect(told(judge(FILES, { rules: { [RULE]: 'off' } }, { rules: [RULE] }))).toEqual(['a.js warning', 'old/b.js warning']);
    expect(told(judge(FILES, { rules: { [RULE]: 'off' } }, { factors: ['config'] }))).toEqual([]);
  });
});

describe('overrides', () => {
  it('hold for their files only, the last one that fits', () => {
    const overrides: Config['overrides'] = [
      { files: ['old/'], rules: { config: 'off' } },
      { files: ['b.*'], rules: { [RULE]: 'note' } },
    ];
    expect(told(judge({ ...FILES, 'old/c.js': SECRET }, { overrides }))).toEqual(['a.js warning', 'old/b.js note']);
  });

  it('turn a rule on that is off elsewhere', () => {
    expect(told(judge(FILES, { rules: { [RULE]: 'off' }, overrides: [{ files: ['old/**'], rules: { [RULE]: 'on' } }] }))).toEqual([
      'old/b.js warning',
    ]);
  });

  it('leave no evidence of a rule that is off there', () => {
    expect(told(judge({ 'old/a.js': CLEAN }, { overrides: [{ files: ['old'], rules: { [RULE]: 'off' } }] }))).toEqual([]);
  });
});

describe('ignores', () => {
  it('keep files out, as if they were not there', () => {
    const report = judge({ ...FILES, 'old/broken.js': 'const = ;\n' }, { ignores: ['old/'] });
    expect({ told: told(report), gaps: report.gaps }).toEqual({ told: ['a.js warning'], gaps: [] });
    expect(told(judge(FILES, { ignores: ['*.js', '!a.js'] }))).toEqual(['a.js warning']);
  });

  it('keep a buffer out too', () => {
    const session = openSession(inMemory({}), { configuration: configurationOf({ ignores: ['old/'] }) });
    session.update('old/b.js', SECRET);
    session.update('a.js', SECRET);
    expect(told(session.report())).toEqual(['a.js warning']);
  });
});

describe('patterns and paths of a file', () => {
  it('are relative to its folder, whatever is analysed', () => {
    const cwd = process.cwd();
    const judgeFrom = (folder: string, config: Config) =>
      told(analyzeTree(inMemory(FILES), { configuration: configurationOf(config, `${cwd}${folder}`) }));
    expect(judgeFrom('/old', { ignores: ['/b.js'] })).toEqual(['a.js warning']);
    expect(judgeFrom('/old', { ignores: ['/a.js'] })).toEqual(['a.js warning', 'old/b.js warning']);
    expect(judgeFrom('/..', { ignores: [`/${cwd.slice(cwd.lastIndexOf('/') + 1)}/old/`] })).toEqual(['a.js warning']);
    expect(judgeFrom('/elsewhere', { ignores: ['*'] })).toEqual(['a.js warning', 'old/b.js warning']);
    expect(judgeFrom('/old', { waivers: [{ rule: RULE, path: '../a.js', reason: 'a demo' }] })).toEqual([
      'a.js waived',
      'old/b.js warning',
    ]);
  });
});

describe('waivers', () => {
  const files = {
    'package.json': '{ "scripts": { "start": "DB_PASSWORD=hunter2xyz TOKEN=hunter3xyz node ." } }\n',
    'a.js': `${SECRET}const apiToken = "hunter4xyz";\n`,
  };

  it('excuse by rule, path and key, with a reason', () => {
    const report = judge(files, { waivers: [{ rule: RULE, path: 'a.js', key: 'dbPassword', reason: 'of the manual' }] });
    expect(told(report)).toEqual(['a.js waived', 'a.js note']);
    expect(report.waivers).toEqual([]);
    expect(told(judge(files, { waivers: [{ rule: 'config', path: './a.js', reason: 'of the manual' }] }))).toEqual([
      'a.js waived',
      'a.js waived',
    ]);
  });

  it('that excuse nothing are told, unless their rule was not asked', () => {
    const config: Config = { waivers: [{ rule: RULE, path: 'a.js', key: 'gone', reason: 'of the manual' }] };
    expect(judge(files, config).waivers).toEqual([{ location: { path: '.' }, rule: RULE, problem: 'unused' }]);
    expect(judge(files, config, { factors: ['logs'] }).waivers).toEqual([]);
  });
});

describe('deploy paths', () => {
  const files = {
    'package.json': '{ "dependencies": {} }',
    'compose.dev.yaml': 'services:\n  web:\n    image: shop\n    command: sh -c "node server.js > /var/log/web.log"\n',
  };
  const purposes = (config: Config) => judge(files, config).model.paths.map(({ id, purpose }) => `${id} ${purpose}`);

  it('have the purpose that is stated, and rules go by it', () => {
    expect(purposes({})).toEqual(['compose:compose.dev.yaml development']);
    expect(purposes({ deployPaths: { production: ['compose.*.yaml'] } })).toEqual(['compose:compose.dev.yaml production']);
    expect(told(judge(files, {}), 'logs/no-redirected-output')).toEqual([]);
    expect(told(judge(files, { deployPaths: { production: ['/compose.dev.yaml'] } }), 'logs/no-redirected-output')).toEqual([
      'compose.dev.yaml warning',
    ]);
  });
});
