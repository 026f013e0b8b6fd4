import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeTree, load } from '@factorlint/api';
import { inMemory } from '@factorlint/core';
import { repositoryFiles } from '../bench/generate/repository.mjs';
import { compare } from '../bench/measure/rounds.mjs';
import { median, powerLaw } from '../bench/measure/statistics.mjs';
import { growthChart } from '../bench/tables/chart.mjs';
import { table } from '../bench/tables/markdown.mjs';
import { replacePart } from '../bench/tables/page.mjs';
import { ROOT } from './modules.js';

beforeAll(load);

const made = (seed: string, kind: 'python' | 'javascript' | 'mixed', files: number) =>
  Object.fromEntries([...repositoryFiles({ files, kind, seed })].map(({ path, text }) => [path, text()]));

describe('made-up repositories', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(made('a', 'mixed', 60)).toEqual(made('a', 'mixed', 60));
    expect(made('b', 'mixed', 60)).not.toEqual(made('a', 'mixed', 60));
  });

  it('begin with the files of a smaller one', () => expect(made('a', 'python', 90)).toMatchObject(made('a', 'python', 40)));

  it.for(['python', 'javascript'] as const)('of %s can be read, and have something to say', (kind) => {
    const files = made('a', kind, 120);
    const report = analyzeTree(inMemory(files));
    expect(report.gaps).toEqual([]);
    expect(Object.keys(files)).toHaveLength(120);
    expect(report.coverage.read[kind]).toBeGreaterThan(60);
    expect(report.verdicts.some(({ status }) => status === 'violated')).toBe(true);
  });
});

describe('figures', () => {
  it('the median is the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('growth is told as a power', () => {
    const points = [10, 100, 1000].map((x) => ({ x, y: 3 * x ** 1.5 }));
    expect(powerLaw(points).exponent).toBeCloseTo(1.5);
  });

  it('ratios are of the first row', () => {
    const sample = (seconds: number) => ({ seconds, cpu: seconds, memory: 1 });
    const rows = compare([
      { name: 'ours', samples: [sample(2), sample(4), sample(3)] },
      { name: 'other', samples: [sample(6)] },
    ]);
    expect(rows.map(({ ratio }: { readonly ratio: number }) => ratio)).toEqual([1, 2]);
  });

  it('a table escapes what would end a cell', () =>
    expect(table(['a', '>b'], [['x|y', '1']])).toBe('| a | b |\n| --- | ---: |\n| x\\|y | 1 |'));

  it('a part of a page is replaced, and only where there is a place for it', () => {
    const page = 'before\n<!-- bench a -->\nold\n<!-- /bench a -->\nafter\n';
    expect(replacePart(page, 'a', 'new')).toBe('before\n<!-- bench a -->\n\nnew\n\n<!-- /bench a -->\nafter\n');
    expect(() => replacePart(page, 'b', 'new')).toThrow(/no place for b/);
  });

  it('a chart says in words what it draws', () => {
    const chart = growthChart([
      { files: 100, seconds: 1, memory: 1e8 },
      { files: 1000, seconds: 9, memory: 2e8 },
    ]);
    expect(chart).toContain(
      'aria-label="Time: 1.00 s at 100 files, 9.00 s at 1,000 files. Peak memory: 100 MB at 100 files, 200 MB at 1,000 files."',
    );
  });
});

describe('the commands of the bench', () => {
  const run = (script: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'bench', script), ...args], { encoding: 'utf8' });

  it.for([
    ['bench.mjs', ['--rounds', '0', '.'], /rounds/],
    ['bench.mjs', [], /Which directory/],
    ['bench.mjs', ['no-such-folder'], /no directory/],
    ['growth.mjs', ['--kind', 'cobol'], /cobol/],
    ['generate.mjs', [], /./],
  ] as const)('%s %s is wrong use', ([script, args, message]) => {
    const { status, stderr } = run(script, ...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it('write a repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'factorlint-bench-'));
    try {
      const target = join(folder, 'made');
      const { status } = run('generate.mjs', target, '--files', '30', '--kind', 'python', '--seed', 'a');
      expect(status).toBe(0);
      expect(readFileSync(join(target, '.gitignore'), 'utf8')).toBe(made('a', 'python', 30)['.gitignore']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
