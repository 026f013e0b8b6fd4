import { defineRule, formatLocation, violates, type LogSink } from '@factorlint/core';

export const noLogRouting = defineRule({
  id: 'logs/no-log-routing',
  code: 'TF1104',
  summary: 'Log lines go to the event stream, whatever else gets them too.',
  scope: 'project',
  severity: 'warning',
  needs: ['log-sink', 'app'],

  *check(facts) {
    for (const app of facts.apps()) {
      const sinks = facts.for('log-sink', app.path).filter((sink) => sink.used !== false && facts.isProduction(sink));
      // A stream that gets them beside, or a file, which is another rule's.
      if (app.type !== 'service' || sinks.some(({ to }) => to === 'stdout' || to === 'stderr' || to === 'file')) continue;
      const direct = sinks.filter(({ to }) => to in WORDS);
      const unsaid = sinks.filter(({ to }) => to === 'unknown');
      const named = unsaid.flatMap((sink) => direct.filter((each) => isSame(sink, each)).map((each) => ({ ...sink, to: each.to })));
      // Another handler that nobody can place may be a stream.
      if (unsaid.length > named.length) continue;
      const chosen = named.length > 0 ? named : direct.filter(isHandler);
      const [first, ...others] = chosen;
      if (!first) continue;
      yield violates(first, first.library, `Log lines go straight to ${WORDS[first.to] ?? ''} and to no stream.`, {
        severity: first.to === 'database' ? 'warning' : 'note',
        confidence: 'likely',
        related: others.map(({ location }) => ({ location, message: 'Another handler stands here.' })),
      });
    }
  },
});

const WORDS: Readonly<Partial<Record<LogSink['to'], string>>> = { database: 'a database', mail: 'mail' };

/** A use of a handler, and not the definition of its class. */
function isHandler({ target }: LogSink): boolean {
  return target?.kind !== 'record';
}

/** The settings name a class of the project, and its definition says where it writes. */
function isSame(sink: LogSink, defined: LogSink): boolean {
  if (!sink.target || !defined.target) return false;
  return formatLocation(sink.target.location) === formatLocation(defined.target.location);
}
