import { defineRule, outcomesOf, textOf, trail, violates, type Facts, type Process } from '@factorlint/core';

/** Forms in which a process has a network of its own. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'dockerfile',
  'compose',
  'swarm',
  'kubernetes',
  'kustomize',
  'helm',
  'fly',
  'ecs',
  'render',
  'heroku',
  'procfile',
]);

export const noLoopbackBind = defineRule({
  id: 'port-binding/no-loopback-bind',
  code: 'TF0704',
  summary: 'A server in a container listens on an address that others can reach.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path'],
  fixable: 'suggestion',

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const outcomes = isJudged(process, facts) && process.host ? outcomesOf(process.host) : [];
      const loopback = outcomes.find(({ value, fallbackOf }) => !fallbackOf && isLoopback(textOf(value)));
      const isDefault = outcomes.length > 1;
      if (isDefault && GIVES_PORT.test(process.path)) continue;
      if (!loopback || told.has(JSON.stringify(loopback.value.location))) continue;
      told.add(JSON.stringify(loopback.value.location));
      yield violates(
        loopback.value,
        process.name,
        `${process.name} listens on ${textOf(loopback.value) ?? ''} only: nothing outside its container can reach it.`,
        {
          paths: [process.path],
          related: trail(loopback.value),
          severity: isDefault ? 'note' : 'warning',
          change: { kind: 'set-value', place: loopback.value.location, was: textOf(loopback.value) ?? '', value: '0.0.0.0' },
        },
      );
    }
  },
});

/** Platforms that give each process its port, with which gunicorn listens on all addresses. Source: each platform's documentation. */
const GIVES_PORT = /^(?:procfile|heroku|app\.json|render):/;

function isLoopback(host: string | undefined): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host ?? '');
}

/** A web process of production that is alone in its container. */
function isJudged({ role, path, manager, developmentServer }: Process, facts: Facts): boolean {
  return (
    role === 'web' &&
    !manager &&
    !developmentServer &&
    facts.of('deploy-path').some(({ id, purpose, form }) => id === path && purpose === 'production' && CONTAINERS.has(form))
  );
}
