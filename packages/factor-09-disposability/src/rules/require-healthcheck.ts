import { defineRule, upholds, violates, type Facts, type Observation, type Process } from '@factorlint/core';

/** Platforms where the question belongs into a file of the repository. */
const ASKS: ReadonlySet<string> = new Set(['kubernetes', 'kustomize', 'compose', 'swarm', 'dockerfile', 'fly', 'render', 'ecs']);

export const requireHealthcheck = defineRule({
  id: 'disposability/require-healthcheck',
  code: 'TF0903',
  summary: 'The platform can ask whether a process is well.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'image-stage', 'health-route'],

  *check(facts) {
    for (const route of facts.of('health-route')) {
      if (facts.isProduction(route)) yield upholds(route, route.route, `${route.route} tells whether the process is well.`);
    }
    for (const stage of facts.of('image-stage')) {
      if (stage.healthcheck && !stage.healthcheck.none && facts.isProduction(stage))
        yield upholds(stage.healthcheck, 'HEALTHCHECK', 'The image says how to ask whether its process is well.');
    }
    for (const process of facts.of('process')) yield* judge(process, facts);
  },
});

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  if (path?.purpose !== 'production' || process.once) return;
  const isOurs = process.role === 'web' || process.role === 'worker' || process.role === 'scheduler';
  for (const probe of isOurs ? process.probes : []) {
    yield upholds(probe, process.name, `The platform asks whether ${process.name} is well (${probe.form}).`, { paths: [path.id] });
  }
  if (process.role !== 'web' || process.probes.length > 0 || !ASKS.has(path.form) || imageAsks(process, facts)) return;
  yield violates(process, process.name, `Nothing asks whether ${process.name} is well.`, { paths: [path.id] });
}

/** The image's own HEALTHCHECK, which Kubernetes does not use and compose, Swarm and plain Docker do. */
function imageAsks({ build, path }: Process, facts: Facts): boolean {
  if (!build || path.startsWith('kubernetes') || path.startsWith('kustomize')) return false;
  return facts
    .in('image-stage', build.dockerfile)
    .some(({ index, healthcheck }) => index === build.stage && healthcheck !== undefined && !healthcheck.none);
}
