import {
  defineRule,
  environmentsIn,
  isFromEnvironment,
  outcomesOf,
  readsIn,
  shownText,
  trail,
  upholds,
  violates,
  type Facts,
  type Located,
  type Observation,
  type Process,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'process' | 'listen' | 'deploy-path'>;

/** Platforms that give each process its port in PORT. Source: the documentation of Heroku, Render, Cloud Run and Railway. */
const GIVES_PORT: ReadonlySet<string> = new Set(['procfile', 'heroku', 'app.json', 'render']);

export const noHardcodedPort = defineRule({
  id: 'port-binding/no-hardcoded-port',
  code: 'TF0703',
  summary: 'The port that the application listens on can be set by the environment.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'listen', 'deploy-path'],
  fixable: 'safe',

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      if (!isWeb(process, facts) || !process.port) continue;
      for (const observation of judgeProcess(process, process.port, facts)) {
        const place = JSON.stringify(observation.location);
        if (!told.has(place)) yield observation;
        told.add(place);
      }
      told.add(JSON.stringify(process.port.location));
    }
    for (const listen of facts.of('listen')) {
      const isJudged =
        listen.port &&
        !listen.development &&
        !listen.main &&
        !listen.condition &&
        facts.isProduction(listen) &&
        facts.appOf(listen)?.type === 'service';
      if (isJudged && listen.port && !told.has(JSON.stringify(listen.port.location)))
        yield* judge(listen.port, 'This server', listen.server, 'note', isAlone(listen, facts));
    }
  },
});

function isWeb(process: Process, facts: Facts): boolean {
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  return process.role === 'web' && path?.purpose === 'production';
}

function* judgeProcess(process: Process, port: Value, facts: Seen): Iterable<Observation> {
  const form = facts.of('deploy-path').find(({ id }) => id === process.path)?.form ?? 'other';
  const isGiven = GIVES_PORT.has(form);
  const place = port.location.path === process.location.path && isGiven ? process : { location: port.location };
  for (const observation of judge(port, process.name, process.name, isGiven ? 'warning' : 'note', isAlone(process, facts))) {
    yield { ...observation, location: observation.outcome === 'violates' ? place.location : observation.location, paths: [process.path] };
  }
}

/** Whether PORT can mean one server only: the app has no other, and no process of it gets another number in PORT. */
function isAlone(seen: Located, facts: Seen): boolean {
  const app = facts.appOf(seen)?.path ?? '';
  const processes = facts.for('process', app);
  const listens = facts.for('listen', app).filter((listen) => listen.port && facts.isProduction(listen));
  const ports = [...listens, ...processes].flatMap(({ port }) => (port ? outcomesOf(port) : [])).map(({ value }) => shownText(value));
  const isGivenAnother = processes.some(({ environment }) =>
    environment.some(({ name, value }) => name === 'PORT' && outcomesOf(value).some((each) => !ports.includes(shownText(each.value)))),
  );
  return new Set(ports.filter((port) => /^\d+$/.test(port))).size <= 1 && !isGivenAnother;
}

function* judge(port: Value, subject: string, key: string, severity: 'warning' | 'note', alone: boolean): Iterable<Observation> {
  if (isFromEnvironment(port)) {
    const name = environmentsIn(port)[0]?.name;
    yield upholds(port, key, `The port comes from the environment${name === undefined ? '' : ` (${name})`}.`, {
      related: readsIn(port),
    });
    return;
  }
  const fixed = outcomesOf(port).find(({ value }) => value.kind === 'literal')?.value;
  if (!fixed || !/^\d+$/.test(shownText(fixed)) || shownText(fixed) === '0') return;
  yield violates(port, key, `${subject} always listens on port ${shownText(fixed)}.`, {
    severity,
    related: trail(port),
    ...(alone && { change: { kind: 'read-environment', place: fixed.location, name: 'PORT', missing: fixed, coercion: 'integer' } }),
  });
}
