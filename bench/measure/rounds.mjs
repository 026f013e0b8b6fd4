import { runOnce } from './run-once.mjs';
import { spread } from './statistics.mjs';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} title
 * @property {number} ratio median time as a multiple of the first row's
 * @property {{ median: number, min: number, max: number }} seconds
 * @property {number | undefined} cpu median, seconds
 * @property {number | undefined} memory the most that any round held, bytes
 * @property {string} says
 * @property {readonly Pick<import('./run-once.mjs').Sample, 'seconds' | 'cpu' | 'memory'>[]} samples
 *
 * @typedef {{ name: string, failed: string }} Failed
 */

/**
 * Measures programs in turns: each once to warm up, which does not count, then all of them once a round, each round beginning with
 * another one, so that what the machine does meanwhile meets them all.
 * @param {readonly import('../programs.mjs').Program[]} programs
 * @param {{ cwd: string, rounds: number, scratch: string, timer: string | undefined, limit: number, tell: (line: string) => void }} how
 * @returns {Promise<{ rows: readonly Row[], failed: readonly Failed[] }>} a program that failed once is measured no further
 */
export async function measureInTurns(programs, { cwd, rounds, tell, ...how }) {
  const samples = new Map(programs.map(({ name }) => [name, []]));
  const failed = new Map();
  const measure = async (program) => {
    const sample = await runOnce({ ...program, cwd }, how);
    const fault = faultOf(program, sample, how.limit);
    if (fault !== undefined) failed.set(program.name, fault);
    return sample;
  };
  const says = new Map();
  for (const program of programs) {
    const { seconds, stdout, stderr } = await measure(program);
    if (!failed.has(program.name)) says.set(program.name, program.says(stdout, stderr));
    tell(`warm-up  ${program.name}  ${failed.get(program.name) ?? `${seconds.toFixed(3)} s  ${says.get(program.name)}`}`);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < programs.length; turn += 1) {
      const program = programs[(turn + round) % programs.length];
      if (failed.has(program.name)) continue;
      const { seconds, cpu, memory } = await measure(program);
      samples.get(program.name).push({ seconds, cpu, memory });
      tell(`${round + 1}/${rounds}  ${program.name}  ${seconds.toFixed(3)} s`);
    }
  }
  const measured = programs.filter(({ name }) => !failed.has(name));
  return {
    rows: compare(measured.map(({ name, title }) => ({ name, title, says: says.get(name), samples: samples.get(name) }))),
    failed: [...failed].map(([name, fault]) => ({ name, failed: fault })),
  };
}

/** What the samples of each program come to, beside those of the first. */
export function compare(measured) {
  const summaries = measured.map((each) => ({ ...each, seconds: spread(each.samples.map(({ seconds }) => seconds)) }));
  return summaries.map(({ samples, seconds, ...each }) => ({
    ...each,
    ratio: seconds.median / summaries[0].seconds.median,
    seconds,
    cpu: known(
      samples.map(({ cpu }) => cpu),
      (values) => spread(values).median,
    ),
    memory: known(
      samples.map(({ memory }) => memory),
      (values) => Math.max(...values),
    ),
    samples,
  }));
}

function known(values, summary) {
  return values.length === 0 || values.includes(undefined) ? undefined : summary(values);
}

function faultOf({ accepts }, { status, stopped, stderr }, limit) {
  if (stopped) return `took more than ${limit} s`;
  if (accepts.includes(status)) return undefined;
  const [first = 'no message'] = stderr.split('\n').filter((line) => line.trim() !== '');
  return `exit status ${status}: ${first.slice(0, 200)}`;
}
