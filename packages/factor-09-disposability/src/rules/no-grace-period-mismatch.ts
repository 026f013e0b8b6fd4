import {
  defineRule,
  literalText,
  outcomesOf,
  upholds,
  violates,
  type DeployForm,
  type Facts,
  type Located,
  type Observation,
  type Process,
} from '@factorlint/core';

/** Seconds that a platform waits where nothing is set. Source: the reference of each: Kubernetes, Compose, Heroku, Fly, Render. */
const DEFAULT_GRACE: Partial<Record<DeployForm, number>> = {
  kubernetes: 30,
  kustomize: 30,
  compose: 10,
  swarm: 10,
  procfile: 30,
  heroku: 30,
  fly: 5,
  render: 30,
  ecs: 30,
};

export const noGracePeriodMismatch = defineRule({
  id: 'disposability/no-grace-period-mismatch',
  code: 'TF0910',
  summary: 'The platform waits as long as the server needs to finish.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'assignment'],

  *check(facts) {
    for (const process of facts.of('process')) yield* judge(process, facts);
  },
});

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  const needed = path?.purpose === 'production' && process.server === 'gunicorn' ? gracefulTimeout(process, facts) : undefined;
  const seconds = process.gracePeriod?.seconds ?? (path ? DEFAULT_GRACE[path.form] : undefined);
  if (!path || !needed || seconds === undefined) return;
  const message = `${process.name} may take ${needed.seconds} seconds to finish and is killed after ${seconds}.`;
  const related = [{ location: needed.location, message: `It takes up to ${needed.seconds} seconds.` }];
  const place = process.gracePeriod ?? needed;
  if (needed.seconds <= seconds) yield upholds(place, process.name, message, { paths: [path.id], related });
  else yield violates(place, process.name, message, { paths: [path.id], related });
}

/** How long gunicorn lets workers finish, where somebody has set it: a flag, or its settings file. */
function gracefulTimeout(process: Process, facts: Facts): (Located & { readonly seconds: number }) | undefined {
  const words = process.main?.arguments ?? [];
  for (const [index, word] of words.entries()) {
    const text = literalText(word) ?? '';
    const value = text === '--graceful-timeout' ? literalText(words[index + 1]) : /^--graceful-timeout=(\d+)$/.exec(text)?.[1];
    if (value !== undefined && /^\d+$/.test(value)) return { seconds: Number(value), location: word.location };
  }
  const setting = facts
    .for('assignment', process.app)
    .find(({ framework, keys }) => framework === 'gunicorn' && keys[0] === 'graceful_timeout');
  const seconds =
    setting &&
    outcomesOf(setting.value)
      .map(({ value }) => (value.kind === 'literal' ? Number(value.value) : Number.NaN))
      .find((each) => Number.isFinite(each));
  return setting && seconds !== undefined ? { seconds, location: setting.location } : undefined;
}
