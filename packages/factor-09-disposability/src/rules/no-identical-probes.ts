import { constantOf, defineRule, upholds, violates, type Facts, type Observation, type Probe, type Process } from '@factorlint/core';

export const noIdenticalProbes = defineRule({
  id: 'disposability/no-identical-probes',
  code: 'TF0905',
  summary: 'Readiness and liveness ask different questions.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'health-route'],

  *check(facts) {
    for (const process of facts.of('process')) {
      const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === process.path && purpose === 'production');
      if (isProduction && process.role === 'web') yield* judge(process, facts);
    }
  },
});

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const readiness = process.probes.find(({ form }) => form === 'readiness');
  const liveness = process.probes.find(({ form }) => form === 'liveness');
  if (!readiness || !liveness) return;
  const details = { paths: [process.path] };
  const [route] = facts.for('health-route', process.app);
  if (readiness.request === 'tcp' && liveness.request === 'tcp' && route) {
    yield violates(
      liveness,
      process.name,
      `Both probes of ${process.name} ask only whether the port is open, although ${route.route} exists.`,
      details,
    );
  } else if (!isSame(readiness, liveness)) {
    yield upholds(readiness, process.name, `Readiness and liveness of ${process.name} ask different questions.`, details);
  } else if (liveness.request === 'http') {
    const related = [{ location: readiness.location, message: 'Readiness asks here.' }];
    yield violates(liveness, process.name, `Readiness and liveness of ${process.name} ask the same: ${liveness.route ?? '/'}.`, {
      ...details,
      related,
    });
  }
}

function isSame(a: Probe, b: Probe): boolean {
  return a.request === b.request && a.route === b.route && constantOf(a.port) === constantOf(b.port);
}
