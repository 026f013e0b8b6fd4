import { readFileSync } from 'node:fs';
import { install } from './install.mjs';
import { isMain, root, runTool } from './run.mjs';

const cache = `${root}/node_modules/.cache`;

/** Each check of the workspace's own code, by name; a check gives an exit code. publint needs a build. */
const checks = {
  eslint: () => runTool('eslint', ['--max-warnings', '0', '.']),
  prettier: () => runTool('prettier', ['--cache', '--cache-location', `${cache}/prettier-check`, '--log-level', 'warn', '--check', '.']),
  knip: () => runTool('knip', ['--no-progress']),
  'type-check of the tests': () => runTool('typescript', ['-p', 'tsconfig.test.json']),
  publint: lintTarballs,
};

async function lintTarballs() {
  const { pack } = await import('./pack.mjs');
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const found = [];
  for (const path of pack()) {
    const { buffer } = new Uint8Array(readFileSync(path));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    found.push(...messages.map((message) => `${pkg.name}: ${formatMessage(message, pkg)}`));
  }
  for (const line of found) console.log(line);
  return found.length === 0 ? 0 : 1;
}

/** Runs all checks and gives the names of those that failed. */
export async function lint() {
  const failed = [];
  for (const [name, check] of Object.entries(checks)) {
    const status = await check();
    console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}`);
    if (status !== 0) failed.push(name);
  }
  return failed;
}

if (isMain(import.meta.url)) {
  const { build } = await import('./build.mjs');
  const status = install() || (await build());
  process.exitCode = status || ((await lint()).length > 0 ? 1 : 0);
}
