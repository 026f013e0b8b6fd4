import {
  defineRule,
  literalText,
  upholds,
  violates,
  type App,
  type Facts,
  type Listen,
  type Observation,
  type SignalHandler,
} from '@factorlint/core';
import { handlesSignals } from '../data/handling-servers.js';

type Seen = Facts<'signal-handler' | 'listen' | 'process' | 'app' | 'deploy-path' | 'framework'>;

/** Servers inside the program, which end at once or not at all unless the code handles the signal. */
const IN_PROCESS: ReadonlySet<string> = new Set([
  'node:http',
  'http',
  'express',
  'fastify',
  'koa',
  'nest',
  'hapi',
  'hono',
  'restify',
  'socket.io',
  'ws',
  'grpc',
  'polka',
]);

export const requireGracefulShutdown = defineRule({
  id: 'disposability/require-graceful-shutdown',
  code: 'TF0902',
  summary: 'A process that gets SIGTERM stops taking work, finishes what it has, and ends.',
  scope: 'project',
  severity: 'warning',
  needs: ['signal-handler', 'listen', 'process', 'app', 'deploy-path', 'framework'],

  *check(facts) {
    for (const app of facts.apps()) {
      const handlers = facts.for('signal-handler', app.path).filter((handler) => handler.signal === 'SIGTERM' && isCode(handler, facts));
      for (const handler of handlers) yield* judgeHandler(handler);
      yield* judgeServers(app, facts);
      const servers = app.type === 'service' && handlers.length === 0 ? serversOf(app, facts) : [];
      for (const listen of servers) yield missing(listen, app, facts);
    }
  },
});

function isCode({ location }: SignalHandler, facts: Seen): boolean {
  const kind = facts.kindOf(location.path);
  return kind === 'production' || kind === 'admin-command';
}

function* judgeHandler(handler: SignalHandler): Iterable<Observation> {
  if (handler.effect === 'drains' || handler.effect === 'flag') {
    yield upholds(handler, handler.library, 'SIGTERM lets the work in hand finish before the process ends.');
  } else if (handler.library === 'uwsgi') {
    yield violates(handler, 'uwsgi', 'SIGTERM makes uWSGI reload instead of stop: die-on-term is not set.', { severity: 'note' });
  }
}

/** Servers that handle the signal by themselves prove it at the process that they serve. */
function* judgeServers(app: App, facts: Seen): Iterable<Observation> {
  for (const process of facts.for('process', app.path)) {
    if (process.server === undefined || process.developmentServer || !handlesSignals(process.server)) continue;
    const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === process.path && purpose === 'production');
    if (isProduction)
      yield upholds(process, process.name, `${process.server} finishes the work in hand on SIGTERM by itself.`, { paths: [process.path] });
  }
}

/** The servers that web processes run; one of the application where nobody says which. */
function serversOf(app: App, facts: Seen): readonly Listen[] {
  const listens = facts
    .for('listen', app.path)
    .filter((listen) => IN_PROCESS.has(listen.server) && !listen.development && facts.isProduction(listen));
  const processes = facts.for('process', app.path);
  if (processes.some(({ server }) => server !== undefined && handlesSignals(server))) return [];
  const programs = processes.flatMap(({ role, main }) => (role === 'web' && main ? main.arguments.map(literalText) : []));
  const run = listens.filter(({ location }) => programs.some((program) => program !== undefined && isFileOf(program, location.path)));
  return run.length > 0 ? run : listens.slice(0, 1);
}

/** Whether a program's argument means a source file: as it is written, or as a compiler leaves it. */
function isFileOf(argument: string, path: string): boolean {
  const name = argument
    .replace(/^\.\//, '')
    .replace(/^(?:dist|build|lib|out)\//, '')
    .replace(/\.\w+$/, '');
  const source = path.replace(/\.\w+$/, '');
  return name !== '' && (source === name || source.endsWith(`/${name}`));
}

/** A warning where a container's first process is this server; a note where nobody says how it is run. */
function missing(listen: Listen, app: App, facts: Seen): Observation {
  const isFirst = facts.for('process', app.path).some(({ role, firstProcess, path }) => {
    const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
    return isProduction && role === 'web' && firstProcess?.form === 'application';
  });
  const message = isFirst
    ? 'Nothing handles SIGTERM: as the first process of a container, the program ignores it.'
    : 'Nothing handles SIGTERM: requests in flight are cut off.';
  return violates(listen, listen.server, message, { severity: isFirst ? 'warning' : 'note', confidence: 'likely' });
}
