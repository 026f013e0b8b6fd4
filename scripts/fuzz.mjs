import { spawn } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { root } from './run.mjs';
import { openFindings } from './fuzz/findings.mjs';

const HELP = `Usage: npm run fuzz -- [seconds] [folder...] [options]

Changes the files of folders (by default our fixtures) at random, analyses the result, and tells where factorlint breaks, hangs, shows a
secret, names a place that is not there, writes what its schema refuses, or says something else the second time.

Options:
      --inputs <n>       Ends after so many inputs. By default only time ends it: 60 seconds.
      --seed <text>      The same seed, folders and numbers give the same inputs. By default the time of day.
      --from <n>         The number of the first input; 0 by default.
      --limit <seconds>  Processor time that an input may take; 5 by default.
      --no-build         Takes the build as it is.
  -h, --help             Shows this.

Progress goes to stderr, faults to stdout and into a temporary folder, each with the smallest input that shows it.

Exit status:
  0  no fault
  1  faults
  2  wrong use
`;

/** How much longer than its limit of processor time an input may take on a busy machine. */
const PATIENCE = 8;

const options = given();
if (options.build && (await build()) !== 0) process.exit(3);
process.exitCode = await fuzz(options);

function given() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        inputs: { type: 'string' },
        seed: { type: 'string' },
        from: { type: 'string', default: '0' },
        limit: { type: 'string', default: '5' },
        'no-build': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      process.exit(0);
    }
    const words = [...positionals];
    const isTime = words[0] !== undefined && /^\d+(?:\.\d+)?$/.test(words[0]);
    const seconds = isTime ? Number(words.shift()) : values.inputs === undefined ? 60 : Infinity;
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const number = (name) => {
      if (values[name] !== undefined && !(Number(values[name]) >= 0)) throw new Error(`--${name} is a number, not ${values[name]}.`);
      return values[name] === undefined ? Infinity : Number(values[name]);
    };
    const from = number('from');
    return {
      seconds,
      folders: words.length > 0 ? words.map((word) => resolve(cwd, word)) : [join(root, 'test-fixtures')],
      seed: values.seed ?? String(Date.now()),
      from,
      to: Math.min(Number.MAX_SAFE_INTEGER, from + number('inputs')),
      limit: number('limit'),
      build: !values['no-build'],
    };
  } catch (error) {
    console.error(`fuzz: ${error.message}`);
    process.exit(2);
  }
}

async function fuzz({ seconds, folders, seed, from, to, limit }) {
  console.error(`seed ${seed}`);
  const started = Date.now();
  const deadline = started + seconds * 1000;
  const findings = openFindings({ seed, folders, limit });
  let [next, count, slowest] = [from, 0, { seconds: 0 }];
  while (next < to && Date.now() < deadline) {
    const stopped = await watch({ folders, seed, from: next, to, limit, known: findings.signatures() }, deadline, (event) => {
      if (event.done !== undefined) {
        count += 1;
        next = event.done + 1;
        if (event.seconds > slowest.seconds) slowest = { seconds: event.seconds, index: event.done };
        if (process.stderr.isTTY && count % 20 === 0) process.stderr.write(`\r${count} inputs, ${findings.count()} faults `);
      }
      findings.note(event);
    });
    if (stopped.why === 'end' || stopped.why === 'time') break;
    if (stopped.at === undefined) {
      console.error(`fuzz: ${stopped.text}`);
      return 2;
    }
    next = stopped.at + 1;
    if (stopped.at === stopped.done) continue;
    count += 1;
    await findings.ended(stopped);
  }
  const elapsed = (Date.now() - started) / 1000;
  if (process.stderr.isTTY) process.stderr.write('\r');
  console.error(
    `${count} inputs in ${elapsed.toFixed(1)} s (${(count / elapsed).toFixed(1)} a second); the slowest, ${slowest.index ?? '-'}, took ${slowest.seconds.toFixed(2)} s of processor time`,
  );
  findings.print();
  return findings.count() > 0 ? 1 : 0;
}

/**
 * Starts a process that examines inputs, and ends it where it hangs or the time is over.
 * @returns why it stopped: `end`, `time`, `hang` or `died`, and the input at which it stood
 */
function watch(task, deadline, onEvent) {
  return new Promise((settle) => {
    const worker = spawn(process.execPath, ['--max-old-space-size=1024', join(root, 'scripts/fuzz/worker.mjs'), JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [at, done, why, rest, text] = [undefined, undefined, 'died', '', ''];
    let heard = Date.now();
    const watchman = setInterval(() => {
      if (Date.now() >= deadline) why = 'time';
      else if (at !== undefined && Date.now() - heard > Math.max(1, task.limit) * PATIENCE * 1000) why = 'hang';
      else return;
      worker.kill('SIGKILL');
    }, 200);
    worker.stdout.setEncoding('utf8');
    worker.stdout.on('data', (chunk) => {
      heard = Date.now();
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const event = JSON.parse(line);
        at = event.at ?? at;
        done = event.done ?? done;
        if (event.end) why = 'end';
        onEvent(event);
      }
    });
    worker.stderr.setEncoding('utf8');
    worker.stderr.on('data', (chunk) => (text = (text + chunk).slice(0, 2_000)));
    worker.on('close', () => {
      clearInterval(watchman);
      settle({ why, at, done, text });
    });
  });
}
