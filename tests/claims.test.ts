import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claimsOf, load, openDirectory, type ClaimsReport } from '@factorlint/api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';

const FIXTURE = join(ROOT, 'test-fixtures/django-claims');
const schema = JSON.parse(readFileSync(join(ROOT, 'packages/reporters/schema/claims.schema.json'), 'utf8')) as { readonly $id: string };
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

type Place = ClaimsReport['documents'][number]['claims'][number]['location'];

const at = ({ path, range }: Place) => (range ? `${path}:${range.start.line}` : path);

/** Every statement with its answer, and under it the places that say otherwise. */
function answersIn({ documents }: ClaimsReport): readonly string[] {
  return documents.flatMap(({ claims, commands }) =>
    [...claims, ...commands].flatMap(({ location, answer, text, places }) => [
      `${at(location)}  ${answer}  ${text}`,
      ...(answer === 'contradicted' ? places.filter(({ speaks }) => speaks === 'against') : []).map(
        ({ location: place, rule, message }) => `    ${at(place)}  ${rule ?? message}`,
      ),
    ]),
  );
}

describe('an application that breaks some of what its documents claim', () => {
  let report: ClaimsReport;
  beforeAll(async () => {
    await load();
    report = claimsOf(openDirectory(FIXTURE), { documents: ['seed.txt'] });
  }, 60_000);

  it('gets the answer that a reader of its files would give to each statement, with the places', () => {
    expect(answersIn(report)).toEqual(readFileSync(join(ROOT, 'tests/claims.answers.txt'), 'utf8').trimEnd().split('\n'));
  });

  it('gets a sentence for each answer, and places for each that is not "cannot be checked"', () => {
    const judged = report.documents.flatMap(({ claims, commands }) => [...claims, ...commands]);
    expect(judged.filter(({ why }) => !/^.+[.:]$/.test(why))).toEqual([]);
    const silent = report.documents
      .flatMap(({ claims }) => claims)
      .filter(({ answer, places }) => answer !== 'unchecked' && places.length === 0);
    expect(silent).toEqual([]);
  });

  it('shows no secret', async () => {
    const { stdout } = await factorlint('claims', FIXTURE, '--verbose');
    expect(stdout).toContain('DJANGO_SECRET_KEY');
    expect(stdout).not.toContain('r7@2vLq9');
  }, 60_000);
});

const folders: string[] = [];
afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-claims-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const APP = {
  'package.json': '{ "name": "till", "private": true, "dependencies": { "express": "5.0.0" }, "scripts": { "start": "node index.js" } }\n',
  'index.js': 'const express = require("express");\nconst app = express();\napp.listen(process.env.PORT);\n',
};
const README = '# Till\n\nThis till follows the twelve-factor method:\n\n- The port is configurable by `PORT`\n';

describe('factorlint claims', () => {
  it('says so where no document claims anything', async () => {
    const { status, stdout } = await factorlint(
      'claims',
      folder({ ...APP, 'README.md': '# Till\n\nIt has a config in the environment.\n' }),
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'No document here claims to follow the twelve factors.\n' });
  });

  it('ends with 0 where nothing is contradicted, and with 1 where something is, as asked', async () => {
    const sound = folder({ ...APP, 'README.md': README });
    expect(await factorlint('claims', sound)).toMatchObject({ status: 0, stdout: expect.stringContaining('✓ 5:3') as string });
    const broken = folder({ ...APP, 'README.md': `${README}- Reports go to \`TILL_REPORT_URL\`, a variable of the environment\n` });
    const { status, stdout } = await factorlint('claims', broken);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ 6:3');
    expect(stdout).toContain('Nothing reads TILL_REPORT_URL.');
    expect((await factorlint('claims', broken, '--fail-on', 'never')).status).toBe(0);
    const vague = folder({ ...APP, 'README.md': `${README}- Everybody is happy with it\n` });
    expect((await factorlint('claims', vague)).status).toBe(0);
    expect((await factorlint('claims', vague, '--fail-on', 'unchecked')).status).toBe(1);
  });

  it('shows only what is contradicted where that is asked', async () => {
    const root = folder({ ...APP, 'README.md': `${README}\n\`\`\`sh\nnpm start\nnpm run wash\n\`\`\`\n` });
    const { stdout } = await factorlint('claims', root, '--quiet');
    expect(stdout).toContain('No package.json has the script wash.');
    expect(stdout).not.toContain('npm start');
    expect(stdout).not.toContain('configurable');
  });

  it('writes data that its schema describes', async () => {
    for (const root of [FIXTURE, folder({}), folder({ ...APP, 'README.md': README, 'broken.js': 'const = ;\n' })]) {
      const { stdout } = await factorlint('claims', root, '--format', 'json');
      const data = JSON.parse(stdout) as { readonly $schema: string };
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
      expect(data.$schema).toBe(schema.$id);
    }
  }, 60_000);

  it('answers only about the factor, and only in the document, that is asked for', async () => {
    const root = folder({
      ...APP,
      'README.md': README,
      'notes.txt': 'VII. Port binding\n- Port configurable via PORT\nXI. Logs\n- All logs to stdout\n',
    });
    const whole = await factorlint('claims', root);
    expect(whole.stdout).not.toContain('notes.txt');
    const { stdout } = await factorlint('claims', root, '--document', 'notes.txt', '--factor', 'port-binding');
    expect(stdout).toContain('Port configurable');
    expect(stdout).not.toMatch(/README|All logs/);
  });

  it.each([
    [['--document', 'nowhere.md'], 'There is no document nowhere.md'],
    [['--format', 'sarif'], '--format is pretty or json, not sarif.'],
    [['--fail-on', 'error'], '--fail-on is contradicted, unchecked or never, not error.'],
    [['--factor', 'confg'], 'Did you mean config?'],
    [['--fial-on', 'never'], 'Did you mean --fail-on?'],
    [['another'], 'claims takes one path, not 2.'],
  ])('%s is wrong use', async (words, message) => {
    const { status, stdout, stderr } = await factorlint('claims', FIXTURE, ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('explains itself', async () => {
    const { status, stdout } = await factorlint('claims', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: factorlint claims [path] [options]');
    expect(stdout).toContain('1  something is');
  });
});
