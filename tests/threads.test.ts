import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyzeInThreads, analyzeTree, load, mostThreads, openCache, openDirectory } from '@factorlint/api';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const command = join(root, 'packages/cli/dist/bin.js');
const fixture = (name: string) => join(root, 'test-fixtures', name);

beforeAll(() => load());

describe('threads that read files', () => {
  it.each(['django-broken', 'node-broken'])('change nothing of what is said of %s', async (name) => {
    const tree = openDirectory(fixture(name));
    const read: string[] = [];
    const report = await analyzeInThreads(tree, {
      worker: pathToFileURL(command),
      threads: 3,
      edits: true,
      onFile: (path) => read.push(path),
    });
    expect(report).toEqual(analyzeTree(tree, { edits: true }));
    // Each file is told of, in whatever order.
    expect([...new Set(read)].sort()).toEqual(tree.paths);
  });

  it('are made up for where they break', async () => {
    const tree = openDirectory(fixture('django-broken'));
    const worker = new URL('data:text/javascript,throw new Error("broken")');
    expect(await analyzeInThreads(tree, { worker, threads: 4 })).toEqual(analyzeTree(tree));
  });

  it('keep what they find for the next run, and are not stopped by what cannot be read', async () => {
    const root = mkdtempSync(join(tmpdir(), 'factorlint-'));
    try {
      for (let index = 0; index < 200; index += 1)
        writeFileSync(join(root, `settings_${index}.py`), `import os\nDEBUG_${index} = os.environ["DEBUG_${index}"]\n`);
      writeFileSync(join(root, 'binary.py'), Buffer.from([0, 1, 2]));
      writeFileSync(join(root, 'latin.py'), Buffer.from('x = "\xe9"\n', 'latin1'));
      const tree = openDirectory(root);
      const alone = analyzeTree(tree);
      expect(alone.gaps.map(({ path }) => path)).toEqual(['binary.py', 'latin.py']);
      for (const run of ['cold', 'warm']) {
        const cache = openCache(root, { location: join(root, '.cache') })!;
        const report = await analyzeInThreads(tree, { worker: pathToFileURL(command), threads: 3, cache });
        expect({ run, report }).toEqual({ run, report: alone });
        expect(cache.save()).toBeUndefined();
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('are as many as asked, and the report is the same', () => {
    const check = (concurrency: string) =>
      execFileSync(process.execPath, [
        command,
        ...['check', fixture('django-broken'), '--format', 'json', '--fail-on', 'never', '--no-cache', '--concurrency', concurrency],
      ]).toString();
    expect(check('4')).toBe(check('off'));
  });
});

it.each([
  { files: 100, processors: 8, threads: 1 },
  { files: 900, processors: 8, threads: 3 },
  { files: 90_000, processors: 2, threads: 1 },
  { files: 90_000, processors: 64, threads: 4 },
])('$files files on $processors processors are read by $threads', ({ files, processors, threads }) => {
  expect(mostThreads(files, processors)).toBe(threads);
});
