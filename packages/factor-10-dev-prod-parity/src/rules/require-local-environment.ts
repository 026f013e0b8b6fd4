import { defineRule, upholds, violates, type App, type Connection, type Facts, type ServiceType } from '@factorlint/core';

type Seen = Facts<'connection' | 'backing-service' | 'deploy-path' | 'workload' | 'app'>;

/** Services that a developer's machine can run. */
const RUNNABLE: ReadonlySet<ServiceType> = new Set([
  'postgresql',
  'mysql',
  'mongodb',
  'redis',
  'memcached',
  'rabbitmq',
  'kafka',
  'nats',
  'elasticsearch',
  'sql',
]);

export const requireLocalEnvironment = defineRule({
  id: 'dev-prod-parity/require-local-environment',
  code: 'TF1002',
  summary: "The repository says how to start the backing services on a developer's machine.",
  scope: 'project',
  severity: 'note',
  needs: ['connection', 'backing-service', 'deploy-path', 'workload', 'app'],

  *check(facts) {
    const started = facts
      .of('backing-service')
      .filter(({ path }) => facts.of('deploy-path').some(({ id, form }) => id === path && (form === 'compose' || form === 'devcontainer')));
    for (const service of started)
      yield upholds(service, service.service, `${service.name} starts ${service.service} for everybody alike.`, { paths: [service.path] });
    if (hasLocalEnvironment(facts)) return;
    for (const app of facts.apps()) {
      const needed = app.type === 'service' ? firstNeed(app, facts) : undefined;
      if (needed)
        yield violates(
          needed,
          needed.service,
          `Nothing here starts ${needed.service === 'sql' ? 'the database' : needed.service} on a developer's machine.`,
          { confidence: 'likely' },
        );
    }
  },
});

function firstNeed(app: App, facts: Seen): Connection | undefined {
  return facts.for('connection', app.path).find((connection) => RUNNABLE.has(connection.service) && facts.isProduction(connection));
}

/** A compose file, a dev container, a Vagrant machine or a Nix shell. */
function hasLocalEnvironment(facts: Seen): boolean {
  const names =
    /(?:^|\/)(?:Vagrantfile|flake\.nix|shell\.nix|devenv\.nix|Tiltfile|skaffold\.yaml|devcontainer\.json|\.devcontainer\.json|garden\.yml)$/;
  return (
    facts.of('workload').some(({ form }) => form === 'compose' || form === 'devcontainer') || facts.paths.some((path) => names.test(path))
  );
}
