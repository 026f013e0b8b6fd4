import { install } from './install.mjs';
import { isMain, runTool } from './run.mjs';

/** Installs, generates, compiles and bundles what changed since the last time. Gives the exit code of the step that failed, or 0. */
export async function build() {
  const installed = install();
  if (installed !== 0) return installed;
  const { default: generate } = await import('./generate.mjs');
  generate();
  const compiled = runTool('typescript', ['-b'], { quiet: true });
  if (compiled !== 0) return compiled;
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  return 0;
}

if (isMain(import.meta.url)) process.exitCode = await build();
