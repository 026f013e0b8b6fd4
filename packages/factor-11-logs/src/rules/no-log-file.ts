import {
  defineRule,
  outcomesOf,
  shownText,
  textOf,
  upholds,
  violates,
  type Facts,
  type LogSink,
  type Observation,
  type ServerLog,
  type Value,
} from '@factorlint/core';

export const noLogFile = defineRule({
  id: 'logs/no-log-file',
  code: 'TF1101',
  summary: "Logs go to standard output and never to files of the application's own.",
  scope: 'file',
  severity: 'warning',
  needs: ['log-sink', 'server-log'],
  fixable: 'suggestion',

  *check(facts) {
    for (const sink of facts.of('log-sink')) {
      if (facts.isProduction(sink) && sink.used !== false && !isChosenByUser(sink, facts)) yield* judge(sink);
    }
    for (const log of facts.of('server-log')) {
      if (isStream(log) && facts.isProduction(log) && isOwn(log))
        yield upholds(log, log.server, `${log.server} writes its log to ${log.to === 'stderr' ? 'standard error' : 'standard output'}.`);
    }
  },
});

function* judge(sink: LogSink): Iterable<Observation> {
  if (sink.to === 'stdout' || sink.to === 'stderr') {
    yield upholds(sink, sink.library, `Log lines go to standard ${sink.to === 'stdout' ? 'output' : 'error'}.`);
    return;
  }
  if (sink.to !== 'file' || (sink.target && isDevice(sink.target))) return;
  if (sink.defines) {
    yield violates(sink, sink.library, 'A log handler of this class writes its lines to a file.', { severity: 'note' });
    return;
  }
  const target = sink.target ? `: ${shownText(sink.target)}` : '';
  yield violates(sink, sink.library, `Log lines are written to a file${target}.`, {
    severity: isOptional(sink) ? 'note' : 'warning',
    change: { kind: 'stream-handler', place: sink.location },
  });
}

/** A library that writes where its user tells it to. */
function isChosenByUser({ to, target }: LogSink, facts: Facts): boolean {
  return to === 'file' && target !== undefined && !/\w/.test(shownText(target)) && facts.appOf(target)?.type === 'library';
}

/** `/dev/stdout`, `/proc/1/fd/1`, `-`: the stream itself. */
function isDevice(target: Value): boolean {
  return outcomesOf(target).some(({ value }) =>
    /^(?:\/dev\/(?:std(?:out|err)|fd\/[12]|null|tty)|\/proc\/(?:self|1)\/fd\/[12]|-)$/.test(textOf(value) ?? ''),
  );
}

/** Only where a variable asks for it. */
function isOptional({ condition, target }: LogSink): boolean {
  if (condition && !condition.negated && condition.value.kind === 'environment') return true;
  return target !== undefined && target.kind === 'environment' && target.missing === 'empty';
}

function isStream({ to }: ServerLog): boolean {
  return to === 'stdout' || to === 'stderr';
}

/** The log of a server in front of the application is no log of the application. */
function isOwn({ server }: ServerLog): boolean {
  return !/^(?:nginx|apache|caddy|haproxy|traefik)/.test(server);
}
