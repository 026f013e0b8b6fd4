import { analyzeTree, inMemory, load } from '@factorlint/api';
import { sarif } from '@factorlint/sarif';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintSarif } from './sarif-lint.js';
import { multitool, NEEDS_MULTITOOL, schemaChecker, validateWithMultitool } from './sarif-validators.js';

// What the validators do not catch, they do not prove. Each defect here is one that some linter's SARIF has had.

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "dependencies": { "jsonwebtoken": "9.0.2" } }\n',
  'src/constants.js': "exports.SIGNING = 'kP9xQ2vL7mW4rT8y';\nexports.PAGE = 20;\n",
  'src/sign.js':
    "const jwt = require('jsonwebtoken');\nconst { SIGNING } = require('./constants');\n\nexports.sign = (user) => jwt.sign({ user }, SIGNING);\n",
  'src/mail.js': "const password = 'zX4cV8bN2mQ6wE0r';\nmodule.exports = { password };\n",
};
const raw = (path: string) => FILES[path];

type Edit = (log: unknown) => void;
type Changed = (old: unknown) => unknown;

/** Puts a value at a path of members and indexes: `runs/0/results`. */
function set(path: string, value: unknown): Edit {
  return (log) => {
    const { holder, last } = reach(log, path);
    holder[last] = typeof value === 'function' ? (value as Changed)(holder[last]) : value;
  };
}

function drop(...paths: readonly string[]): Edit {
  return (log) => {
    for (const path of paths) {
      const { holder, last } = reach(log, path);
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete holder[last];
    }
  };
}

function reach(log: unknown, path: string): { readonly holder: Record<string, unknown>; readonly last: string } {
  const names = path.split('/');
  const last = names.pop() ?? '';
  const holder = names.reduce((value, name) => value[name] as Record<string, unknown>, log as Record<string, unknown>);
  return { holder, last };
}

const RESULT = 'runs/0/results/0';
const PLACE = `${RESULT}/locations/0/physicalLocation`;
const RULE = 'runs/0/tool/driver/rules/0';
const times = (count: number) => (old: unknown) => Array.from({ length: count }, () => (Array.isArray(old) ? (old[0] as unknown) : old));

/** The code of our own check that catches it, or `others`: the schema or sarif-multitool does. */
const DEFECTS: Readonly<Record<string, { readonly by: string; readonly edit: Edit }>> = {
  'an absolute file address': { by: 'GHL23', edit: set(`${PLACE}/artifactLocation`, { uri: 'file:///tmp/x/src/mail.js' }) },
  'a space and an accent in an address': { by: 'others', edit: set(`${PLACE}/artifactLocation/uri`, 'src/sub dir/é.ts') },
  'a backslash in an address': { by: 'GHL23', edit: set(`${PLACE}/artifactLocation/uri`, 'src\\mail.js') },
  'no region': { by: 'GHL27', edit: drop(`${PLACE}/region`, `${PLACE}/contextRegion`) },
  'no location': { by: 'others', edit: set(`${RESULT}/locations`, []) },
  'no text in a message': { by: 'others', edit: drop(`${RESULT}/message/text`, `${RESULT}/message/markdown`) },
  'a rule without help': { by: 'GHL16', edit: drop(`${RULE}/help`) },
  'a rule without a full description': { by: 'others', edit: drop(`${RULE}/fullDescription`) },
  'a rule named like its id': { by: 'others', edit: set(`${RULE}/name`, 'TF0302') },
  'a name of a rule in capitals': { by: 'others', edit: set(`${RULE}/name`, 'URLInCode') },
  'a ruleIndex out of range': { by: 'SPEC3.27.6', edit: set(`${RESULT}/ruleIndex`, 99) },
  'a ruleIndex of another rule': { by: 'SPEC3.27.6', edit: set(`${RESULT}/ruleIndex`, 1) },
  'a context that is the region': {
    by: 'others',
    edit: set(PLACE, (old: unknown) => ({ ...(old as object), contextRegion: (old as { readonly region: unknown }).region })),
  },
  'a pass with a level': { by: 'SPEC3.27.10', edit: set(`${RESULT}/kind`, 'pass') },
  'suppressions on some results': { by: 'SPEC3.27.23', edit: drop(`${RESULT}/suppressions`) },
  'a suppressed result for GitHub': { by: 'GHL18', edit: set(`${RESULT}/suppressions`, [{ kind: 'inSource', status: 'accepted' }]) },
  'a fix that changes nothing': { by: 'others', edit: set(`${RESULT}/fixes`, [{ description: { text: 'x' } }]) },
  '25001 results': {
    by: 'GHL07',
    edit: set('runs/0/results', Array(25_001).fill({ ruleId: 'TF0302', ruleIndex: 0, message: { text: 'x' } })),
  },
  '11 locations': { by: 'GHL19', edit: set(`${RESULT}/locations`, times(11)) },
  '21 tags': { by: 'GHL09', edit: set(`${RULE}/properties/tags`, times(21)) },
  'a score that is a number': { by: 'GHL10', edit: set(`${RULE}/properties/security-severity`, 7.5) },
  'a taxon out of range': { by: 'SPEC3.52', edit: set(`${RULE}/relationships/0/target/index`, 40) },
  'a taxonomy out of range': { by: 'SPEC3.54', edit: set(`${RULE}/relationships/0/target/toolComponent/index`, 7) },
  'a property that does not exist': { by: 'others', edit: set('runs/0/newLineSequences', ['\n']) },
  'a link to no related place': { by: 'SPEC3.11.6', edit: drop(`${RESULT}/relatedLocations`) },
  'an end before the start': { by: 'others', edit: set(`${PLACE}/region/endColumn`, 2) },
  'two runs of one category': { by: 'GHL03', edit: set('runs', times(2)) },
  'a run that failed': { by: 'GHL05', edit: set('runs/0/invocations/0/executionSuccessful', false) },
  'a wrong fingerprint': { by: 'GHL26', edit: set(`${RESULT}/partialFingerprints/primaryLocationLineHash`, 'deadbeef:1') },
  'a file that does not exist': { by: 'GHL24', edit: set(`${PLACE}/artifactLocation/uri`, 'src/nope.js') },
};

const names = Object.keys(DEFECTS);
const withDefect = (name: string, sound: string) => {
  const log: unknown = JSON.parse(sound);
  DEFECTS[name]?.edit(log);
  return JSON.stringify(log);
};

describe('a defect', () => {
  let sound: string;
  beforeAll(async () => {
    await load();
    const report = analyzeTree(inMemory(FILES), { rules: ['config/no-hardcoded-secret', 'port-binding/no-hardcoded-port'] });
    sound = sarif(report, {
      read: (path) => FILES[path] ?? '',
      repository: { uri: 'https://github.com/example/shop', revision: '0123456789abcdef0123456789abcdef01234567' },
    });
  });

  it('is not in what we start from, which holds what the defects need', () => {
    expect(lintSarif(sound, { raw })).toEqual([]);
    const [result] = (JSON.parse(sound) as Log).runs[0]?.results ?? [];
    expect(result).toMatchObject({ ruleId: 'TF0302', level: 'error', message: { text: expect.stringMatching(/\[here\]\(1\)/) as string } });
    expect(result?.codeFlows).toHaveLength(1);
  });

  it.for(names.filter((name) => DEFECTS[name]?.by !== 'others'))('is caught by our own check: %s', (name) => {
    const codes = lintSarif(withDefect(name, sound), { raw }).map((told) => told.split(' ')[0]);
    expect(codes).toContain(DEFECTS[name]?.by);
  });

  it('is caught by the schema or sarif-multitool', { timeout: 120_000 }, ({ skip }) => {
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    const others = names.filter((name) => DEFECTS[name]?.by === 'others');
    const logs = Object.fromEntries(['none', ...others].map((name) => [name, name === 'none' ? sound : withDefect(name, sound)]));
    const said = validateWithMultitool(multitool, logs);
    const schemaFaults = schemaChecker(multitool);
    const missed = others.filter((name) => said[name]?.length === 0 && schemaFaults(JSON.parse(logs[name] ?? '')).length === 0);
    expect(missed).toEqual([]);
    expect(said['none']).toEqual([]);
  });
});
