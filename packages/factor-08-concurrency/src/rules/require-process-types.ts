import {
  defineRule,
  literalText,
  upholds,
  violates,
  walkStatements,
  type BackgroundWork,
  type DeployPath,
  type Facts,
  type Observation,
  type Process,
} from '@factorlint/core';

type Seen = Facts<'process' | 'deploy-path' | 'background-work' | 'app' | 'command'>;

/** Forms in which one file names all process types of a deploy. */
const NAMES_ALL: ReadonlySet<string> = new Set([
  'procfile',
  'compose',
  'kubernetes',
  'kustomize',
  'heroku',
  'fly',
  'render',
  'systemd',
  'supervisor',
  'ecs',
  'swarm',
]);

export const requireProcessTypes = defineRule({
  id: 'concurrency/require-process-types',
  code: 'TF0801',
  summary: 'Every kind of work that the code does has a process type that runs it.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path', 'background-work', 'app', 'command'],

  *check(facts) {
    for (const path of facts.of('deploy-path')) {
      if (path.purpose === 'production' && NAMES_ALL.has(path.form)) yield* judge(path, facts);
    }
  },
});

const OWN: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler']);

function* judge(path: DeployPath, facts: Seen): Iterable<Observation> {
  const processes = facts.of('process').filter((process) => process.path === path.id);
  const own = processes.filter(({ role }) => OWN.has(role));
  const names = [...new Set(own.map(({ name }) => name))];
  const [first, ...others] = own;
  if (first && names.length > 1) {
    const related = others.map(({ location, name }) => ({ location, message: `${name} is another one.` }));
    yield upholds(first, path.id, `${names.length} process types scale apart: ${names.join(', ')}.`, { paths: [path.id], related });
  }
  const elsewhere = facts
    .of('process')
    .filter(({ path: other, app }) => isOfSameForm(other, path, facts) && own.some((each) => each.app === app));
  const webs = own.filter(({ role }) => role === 'web');
  for (const web of webs.filter(({ app }, index) => webs.findIndex((each) => each.app === app) === index)) {
    for (const [form, role, words] of NEEDS) {
      const work = workOf(form, web, facts);
      if (!work || [...processes, ...elsewhere].some((process) => runs(process, role)) || isStartedByScript(role, work.library, facts))
        continue;
      yield violates(web, work.library, `The code ${words} with ${work.library}, and no process here runs a ${role}.`, {
        paths: [path.id],
        related: [{ location: work.location, message: 'The work is declared here.' }],
        confidence: 'likely',
      });
    }
  }
}

/** Several files of one form (a Procfile for each part) are one deploy: what one of them starts works for the others. */
function isOfSameForm(id: string, { form }: DeployPath, facts: Seen): boolean {
  return facts.of('deploy-path').some((path) => path.id === id && path.purpose === 'production' && path.form === form);
}

/** A shell script for production starts the worker or the scheduler: who runs the script is not said here, and need not be a file of this form. */
function isStartedByScript(role: 'worker' | 'scheduler', library: string, facts: Seen): boolean {
  const wanted = role === 'worker' ? /^worker$/ : /^(?:beat|-B|--beat)$/;
  return facts.of('command').some(
    ({ from, script, location }) =>
      from === 'shell' &&
      RUNS.has(facts.kindOf(location.path)) &&
      [...walkStatements(script.statements)].some((statement) => {
        if (statement.kind !== 'run') return false;
        const words = statement.words.map((word) => literalText(word) ?? '');
        return words.some((word) => word.split('/').at(-1) === library) && words.some((word) => wanted.test(word));
      }),
  );
}

/** Kinds of files that a deploy may run. */
const RUNS: ReadonlySet<string> = new Set(['production', 'script']);

const NEEDS = [
  ['queue', 'worker', 'queues tasks'],
  ['schedule', 'scheduler', 'holds a schedule'],
] as const;

/** Work of the app that the web process belongs to. */
function workOf(form: BackgroundWork['form'], web: Process, facts: Seen): BackgroundWork | undefined {
  return facts.for('background-work', web.app).find((work) => work.form === form && !work.condition && facts.isProduction(work));
}

/**
 * Programs that start others, by lists of their own: a process that is still one of them after all that was read may run anything.
 * `/init` is s6-overlay's. Sources: github.com/just-containers/s6-overlay, smarden.org/runit, supervisord.org, github.com/phusion/baseimage-docker
 */
const STARTERS =
  /(?:^|\/)(?:init|my_init|s6-svscan|runsvdir|runit|supervisord|circusd|honcho|forego|foreman|overmind|hivemind|goreman|pm2(?:-runtime)?|multirun)$/;

/** A worker that also keeps the schedule (`celery worker -B`) does both; what cannot be told is not held against the deploy. */
function runs({ role, main }: Process, wanted: 'worker' | 'scheduler'): boolean {
  if (role === wanted || role === 'unknown' || (main && STARTERS.test(main.program))) return true;
  const words = main?.arguments.map((word) => (word.kind === 'literal' ? String(word.value) : '')) ?? [];
  return wanted === 'scheduler' && role === 'worker' && words.some((word) => word === '-B' || word === '--beat');
}
