import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the workspace. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the workspace and gives its exit code. What it prints goes to stderr where `quiet`
 * is set, so that a report on stdout stays alone.
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 2, 2] : ['ignore', 1, 2],
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Runs the program that an installed development package brings. */
export function runTool(packageName, args, options) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = typeof bin === 'string' ? bin : (bin[packageName] ?? bin.tsc);
  return run(process.execPath, [join(folder, program), ...args], options);
}

/** Whether this script was started itself, and not imported by another. */
export const isMain = (url) => process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
