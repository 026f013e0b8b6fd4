import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { root } from '../../scripts/run.mjs';

/** @typedef {{ cpu: string, cores: number, memory: number, system: string, node: string, load: number }} Machine memory in bytes; load of the last minute */

/** @returns {Machine} */
export function describeMachine() {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memory: totalmem(),
    system: `${distribution() ?? type()}, kernel ${release()}`,
    node: process.versions.node,
    load: loadavg()[0],
  };
}

function distribution() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** The commit of factorlint that is measured, with `+` where files were changed since; undefined outside a repository. */
export function measuredCommit() {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty=+', '--exclude=*'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
