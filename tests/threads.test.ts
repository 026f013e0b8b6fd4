import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyzeInThreads, analyzeTree, load, mostThreads, openDirectory } from '@factorlint/api';
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
