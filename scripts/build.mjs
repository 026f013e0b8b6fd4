import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { isMain, root, runTool } from './run.mjs';

/** Installs, generates and compiles what changed since the last time. Gives the exit code of the step that failed, or 0. */
export async function build() {
  const installed = install();
  if (installed !== 0) return installed;
  const { default: generate } = await import('./generate.mjs');
  generate();
  const compiled = runTool('typescript', ['-b'], { quiet: true });
  if (compiled === 0) chmodSync(join(root, 'packages/cli/dist/bin.js'), 0o755);
  return compiled;
}

if (isMain(import.meta.url)) process.exitCode = await build();
