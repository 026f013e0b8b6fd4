import { defineRule, violates, type Facts, type Observation, type SignalHandler } from '@factorlint/core';

type Seen = Facts<'signal-handler' | 'process' | 'dependency'>;

export const noAbortingSignalHandler = defineRule({
  id: 'disposability/no-aborting-signal-handler',
  code: 'TF0906',
  summary: 'A handler of SIGTERM lets running requests finish.',
  scope: 'project',
  severity: 'error',
  needs: ['signal-handler', 'process', 'dependency'],
  fixable: 'suggestion',

  *check(facts) {
    for (const handler of facts.of('signal-handler')) {
      if (
        handler.signal === 'SIGTERM' &&
        (handler.effect === 'exits' || handler.effect === 'closes') &&
        facts.isProduction(handler) &&
        facts.kindOf(handler.location.path) === 'production'
      )
        yield* judge(handler, facts);
    }
  },
});

/**
 * Measured: with gunicorn's sync workers a handler that is installed while the application is loaded replaces the worker's own;
 * uvicorn, daphne and hypercorn install theirs afterwards, so that the handler never runs.
 */
function* judge(handler: SignalHandler, facts: Seen): Iterable<Observation> {
  const isPython = handler.location.path.endsWith('.py');
  if (isPython && handler.at !== 'import') return;
  const servers = new Set(facts.for('process', facts.appOf(handler)?.path ?? '').map(({ server }) => server));
  const isGunicorn = servers.has('gunicorn') || (servers.size === 0 && facts.of('dependency').some(({ name }) => name === 'gunicorn'));
  const isDead = isPython && !isGunicorn && ['uvicorn', 'daphne', 'hypercorn'].some((server) => servers.has(server));
  if (isDead) {
    yield violates(handler, handler.library, 'This handler of SIGTERM never runs: the server installs its own after it.', {
      severity: 'note',
      change: { kind: 'remove-line', place: handler.location },
    });
  } else {
    yield violates(handler, handler.library, 'This handler of SIGTERM ends the process while requests are running.', {
      severity: isPython && isGunicorn ? 'error' : 'warning',
      ...(isPython && isGunicorn && { change: { kind: 'remove-line', place: handler.location } }),
    });
  }
}
