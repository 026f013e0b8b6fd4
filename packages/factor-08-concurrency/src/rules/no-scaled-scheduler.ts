import { constantOf, defineRule, upholds, violates, type Facts, type Observation, type Process } from '@factorlint/core';
import { embeddedBeat, locks } from '../data/schedulers.js';

/** Platforms that start every process type as often as somebody asks for. */
const SCALED_BY_COUNT: ReadonlySet<string> = new Set(['procfile', 'fly', 'render', 'heroku']);

export const noScaledScheduler = defineRule({
  id: 'concurrency/no-scaled-scheduler',
  code: 'TF0807',
  summary: 'A scheduler runs once.',
  scope: 'project',
  severity: 'error',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path', 'setting'],

  *check(facts) {
    const isLocked = facts
      .of('setting')
      .some(({ keys, value }) => /beat_scheduler$/i.test(keys.at(-1) ?? '') && /redbeat/i.test(String(constantOf(value))));
    for (const process of facts.of('process')) {
      const path = facts.of('deploy-path').find(({ id }) => id === process.path);
      if (path?.purpose !== 'production' || process.once || isLocked || locks(process.main)) continue;
      const beat = embeddedBeat(process.main);
      if (process.role === 'scheduler') yield* judgeScheduler(process);
      else if (beat !== undefined) yield* judgeWorker(process, beat, SCALED_BY_COUNT.has(path.form), facts);
    }
  },
});

function* judgeScheduler(process: Process): Iterable<Observation> {
  const { name, replicas, autoscaled, path, location } = process;
  const count = replicas && constantOf(replicas);
  const related = [{ location, message: `${name} is declared here.` }];
  if (autoscaled)
    yield violates(process, name, `The scheduler ${name} is scaled by load: each copy starts every scheduled job.`, { paths: [path] });
  else if (replicas && typeof count === 'number' && count > 1)
    yield violates(replicas, name, `The scheduler ${name} runs ${String(count)} times: so does every scheduled job.`, {
      paths: [path],
      related,
      change: { kind: 'set-value', place: replicas.location, was: count, value: 1 },
    });
  else if (replicas && count === 1) yield upholds(replicas, name, `The scheduler ${name} runs once.`, { paths: [path] });
}

function* judgeWorker(process: Process, option: string, isScaledByCount: boolean, facts: Facts): Iterable<Observation> {
  const { name, replicas, autoscaled, path, main } = process;
  const count = replicas && constantOf(replicas);
  const place = main && facts.has(main.location.path) ? main : process;
  const isScaled = autoscaled === true || (typeof count === 'number' && count > 1);
  if (!isScaled && !(isScaledByCount && replicas === undefined)) return;
  const often = isScaled ? 'runs more than once' : 'is scaled by its count';
  yield violates(place, name, `The worker ${name} holds the scheduler (${option}) and ${often}: each copy starts every scheduled job.`, {
    severity: isScaled ? 'error' : 'warning',
    paths: [path],
  });
}
