import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';

/** Where GNU time usually is; it tells what a child used, which Node cannot. */
const TIMERS = ['/usr/bin/time', '/usr/local/bin/gtime', '/opt/homebrew/bin/gtime'];
/** How often a process is looked at where there is no GNU time. Milliseconds. */
const LOOK = 5;
/** Clock ticks in a second of /proc/<pid>/stat. Source: proc(5), sysconf(_SC_CLK_TCK), 100 on every Linux that Node supports. */
const TICKS = 100;
/** Variables that change how fast Node starts, or what a program says. */
const DROPPED = /^(?:NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_V8_COVERAGE|NODE_COMPILE_CACHE|FORCE_COLOR|npm_.*|INIT_CWD)$/i;

/**
 * @typedef {object} Sample one run of a program
 * @property {number} seconds from its start to its end
 * @property {number | undefined} cpu seconds of processor time, user and system, of all its threads
 * @property {number | undefined} memory the most bytes that it held at once
 * @property {number | null} status its exit status; null where it was stopped
 * @property {boolean} stopped whether it took longer than the limit
 * @property {string} stdout
 * @property {string} stderr
 */

/** The path of GNU time, or undefined. */
export function findTimer() {
  return TIMERS.find((path) => {
    const { stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return /GNU/i.test(`${stdout ?? ''}${stderr ?? ''}`);
  });
}

/** The environment of a measured program: that of this process, without what would change the measurement. */
function measuredEnvironment(env = process.env) {
  return { ...Object.fromEntries(Object.entries(env).filter(([name]) => !DROPPED.test(name))), NO_COLOR: '1' };
}

/**
 * Runs a program once and measures it. What it writes goes to files: a pipe would make it wait for the reader, and some programs do
 * less work where their output goes to the null device.
 * @param {{ command: string, args: readonly string[], cwd: string }} program
 * @param {{ scratch: string, timer: string | undefined, limit: number }} how a folder of ours, GNU time, and seconds that a run may take
 * @returns {Promise<Sample>}
 * @throws where the program cannot be started
 */
export async function runOnce({ command, args, cwd }, { scratch, timer, limit }) {
  const [out, err, used] = ['stdout', 'stderr', 'used'].map((name) => join(scratch, name));
  rmSync(used, { force: true });
  const words = timer === undefined ? [command, ...args] : [timer, '-q', '-f', '%U %S %M', '-o', used, command, ...args];
  const [outFile, errFile] = [openSync(out, 'w'), openSync(err, 'w')];
  try {
    const started = process.hrtime.bigint();
    const child = spawn(words[0], words.slice(1), {
      cwd,
      env: measuredEnvironment(),
      stdio: ['ignore', outFile, errFile],
      detached: process.platform !== 'win32',
    });
    let stopped = false;
    const alarm = setTimeout(() => {
      stopped = true;
      stop(child);
    }, limit * 1000);
    const seen = timer === undefined ? look(child.pid) : undefined;
    const { status, ended } = await new Promise((settle, fail) => {
      child.on('error', fail);
      child.on('exit', (code) => settle({ status: code, ended: process.hrtime.bigint() }));
    }).finally(() => {
      clearTimeout(alarm);
      clearInterval(seen?.interval);
    });
    const { cpu, memory } = seen?.usage ?? (stopped ? {} : readUsage(used));
    return {
      seconds: Number(ended - started) / 1e9,
      cpu,
      memory,
      status,
      stopped,
      stdout: readFileSync(out, 'utf8'),
      stderr: readFileSync(err, 'utf8'),
    };
  } finally {
    closeSync(outFile);
    closeSync(errFile);
  }
}

/** Ends a process and those that it started. */
function stop(child) {
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

/** What GNU time wrote: seconds of user and system time, and kilobytes of the largest process. */
function readUsage(path) {
  const [user, system, kilobytes] = readFileSync(path, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, memory: kilobytes * 1024 };
}

/** Looks at a process while it runs: Linux only, and what it does after the last look is not seen. */
function look(pid) {
  const usage = { cpu: undefined, memory: undefined };
  const interval = setInterval(() => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
      if (kilobytes !== undefined) usage.memory = Number(kilobytes) * 1024;
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // After the name, which may hold spaces: state is the first field, user and system time the 12th and 13th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      usage.cpu = (Number(fields[11]) + Number(fields[12])) / TICKS;
    } catch {
      // There is no /proc, or the process ended.
    }
  }, LOOK);
  return { interval, usage };
}
