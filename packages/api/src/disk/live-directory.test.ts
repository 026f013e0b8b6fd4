import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { load, openLiveDirectory, openSession } from '../index.js';

const root = mkdtempSync(join(tmpdir(), 'factorlint-'));
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const SECRET = 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n';

beforeAll(load);
afterAll(() => rmSync(root, { recursive: true }));

it('tells what has changed, come and gone since the last look, and a session follows', () => {
  write('stays.js', 'const a = 1;\n');
  write('changes.js', SECRET);
  write('goes.js', SECRET);
  const tree = openLiveDirectory(root);
  const session = openSession(tree, { rules: ['config/no-hardcoded-secret'] });
  const places = () =>
    session.report().verdicts.flatMap(({ results }) => results.flatMap(({ findings }) => findings.map(({ location }) => location.path)));
  expect(places()).toEqual(['changes.js', 'goes.js']);
  expect(tree.look()).toEqual([]);

  write('changes.js', `\n${SECRET}const longer = 1;\n`);
  write('comes.js', SECRET);
  rmSync(join(root, 'goes.js'));
  expect(places()).toEqual(['changes.js', 'goes.js']);

  const changed = tree.look();
  expect([...changed].sort()).toEqual(['changes.js', 'comes.js', 'goes.js']);
  expect(tree.paths).toEqual(['changes.js', 'comes.js', 'stays.js']);
  session.refresh(changed);
  expect(places()).toEqual(['changes.js', 'comes.js']);
});
