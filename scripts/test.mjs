import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, runTool } from './run.mjs';

const given = process.argv.slice(2);
const file = join(root, 'node_modules/.cache/counts.json');

/** Builds, checks the code, runs the tests, and closes with the line `N passed, N failed`. A check that fails counts as one failed. */
async function test() {
  if ((await build()) !== 0) return close({ passed: 0, failed: 0, skipped: 0, reasons: [] }, ['build']);
  const { lint } = await import('./lint.mjs');
  const failed = given.length > 0 ? [] : await lint();
  return close(runTests(), failed);
}

function runTests() {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=./scripts/count-reporter.mjs'];
  const status = runTool('vitest', ['run', ...reporters, ...given], { env: { FACTORLINT_COUNTS: file } });
  const counts = countsWritten();
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countsWritten() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  }
}

function close({ passed, failed, skipped, reasons }, failedChecks) {
  for (const reason of reasons) console.log(`skipped: ${reason}`);
  for (const name of failedChecks) console.log(`failed: ${name}`);
  const all = failed + failedChecks.length;
  console.log(`${passed} passed, ${all} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return all === 0 ? 0 : 1;
}

process.exitCode = await test();
