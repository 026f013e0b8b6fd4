import { defineRule, upholds, violates, type Facts, type Observation, type Process, table } from '@factorlint/core';

export const noDevelopmentServer = defineRule({
  id: 'port-binding/no-development-server',
  code: 'TF0702',
  summary: 'Production is served by a server that its makers call fit for it.',
  scope: 'project',
  severity: 'error',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    for (const process of facts.of('process')) {
      const purpose = facts.of('deploy-path').find(({ id }) => id === process.path)?.purpose;
      if (purpose === 'production' && !process.once) yield* judge(process, facts);
    }
  },
});

/** Words for a person, where a server's name alone does not say it. */
const TITLES: Readonly<Record<string, string>> = table({
  'django runserver': "Django's development server",
  runserver: "Django's development server",
  'flask run': "Flask's development server",
  flask: "Flask's development server",
  'fastapi dev': "FastAPI's development server",
  'next dev': "Next.js's development server",
  vite: "Vite's development server",
});

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const { server, developmentServer, name, path } = process;
  if (server === undefined || (process.role !== 'web' && process.role !== 'development')) return;
  if (!developmentServer) {
    if (process.role === 'web') yield upholds(process, name, `${name} is served by ${server}.`, { paths: [path] });
    return;
  }
  const step = process.main?.location;
  const related = step && step.path !== process.location.path ? [{ location: step, message: 'This starts it.' }] : [];
  const isOne = (process.alternatives?.length ?? 0) > 0 || process.main?.conditional === true;
  const title = TITLES[server] ?? `${server}, which is for development`;
  yield violates(process, name, isOne ? `${name} may be served by ${title}.` : `${name} is served by ${title}.`, {
    paths: [path],
    related,
    severity: !facts.isProduction(process) ? 'note' : isOne ? 'warning' : 'error',
  });
}
