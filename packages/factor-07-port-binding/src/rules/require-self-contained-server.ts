import { defineRule, upholds, violates, type App, type Dependency, type Facts } from '@factorlint/core';
import { APPLICATION_SERVERS, FUNCTION_ADAPTERS, isServerDependency } from '../data/servers.js';

type Seen = Facts<'entry-point' | 'dependency' | 'process' | 'install-command' | 'app' | 'image-stage' | 'deploy-path'>;

export const requireSelfContainedServer = defineRule({
  id: 'port-binding/require-self-contained-server',
  code: 'TF0701',
  summary: 'The application brings its own web server as a dependency.',
  scope: 'project',
  severity: 'error',
  needs: ['entry-point', 'dependency', 'process', 'install-command', 'app', 'image-stage', 'deploy-path'],

  *check(facts) {
    for (const app of facts.apps()) {
      if (app.type !== 'service') continue;
      const servers = dependencies(app, facts).filter((each) => each.group !== 'development' && isServerDependency(each));
      for (const server of servers) yield upholds(server, server.name, `${server.name} is the application's own web server.`);
      const gateway = facts
        .for('entry-point', app.path)
        .find((each) => (each.role === 'wsgi' || each.role === 'asgi') && facts.kindOf(each.location.path) === 'production');
      if (!gateway || servers.length > 0 || hasServerElsewhere(app, facts)) continue;
      // Where nothing here deploys it, whoever does may bring the server.
      const isDeployed = facts.of('deploy-path').some(({ purpose }) => purpose === 'production');
      yield violates(gateway, gateway.role, `This ${gateway.role} application has no web server among its dependencies.`, {
        severity: isDeployed ? 'error' : 'warning',
      });
    }
  },
});

/** Of the app, and of the root that a workspace shares. */
function dependencies(app: App, facts: Seen): readonly Dependency[] {
  return app.path === '' ? facts.of('dependency') : [...facts.for('dependency', app.path), ...facts.for('dependency', '')];
}

/** Installed by the image, named by a process that runs, brought by the base image, or replaced by an adapter of a platform. */
function hasServerElsewhere(app: App, facts: Seen): boolean {
  const isServer = (name: string) => APPLICATION_SERVERS.has(name.toLowerCase());
  return (
    facts.of('install-command').some(({ packages }) => packages.some(({ name }) => isServer(name))) ||
    facts
      .for('process', app.path)
      .some(({ server, developmentServer }) => server !== undefined && !developmentServer && isServer(server)) ||
    facts
      .of('image-stage')
      .some(({ image }) => image.kind === 'literal' && [...APPLICATION_SERVERS].some((name) => String(image.value).includes(name))) ||
    dependencies(app, facts).some(({ name }) => FUNCTION_ADAPTERS.has(name)) ||
    dependencies(app, facts).length === 0
  );
}
