import { defineRule, upholds, violates, type Condition, type LogFormat, type LogSink } from '@factorlint/core';

export const requireStructuredLogs = defineRule({
  id: 'logs/require-structured-logs',
  code: 'TF1102',
  summary: 'In production each log line is structured data.',
  scope: 'file',
  severity: 'note',
  needs: ['log-format', 'log-sink'],

  *check(facts) {
    const formats = [...facts.of('log-format'), ...facts.of('log-sink').filter(isFormatted)].filter(
      (each) => facts.isProduction(each) && each.used !== false,
    );
    const structured = formats.filter(({ format, condition }) => format === 'json' && !isForDevelopment(condition));
    for (const each of structured) yield upholds(each, each.library, `${each.library} writes its lines as JSON.`);
    for (const each of formats) {
      const isReplaced = structured.some(({ library }) => library === each.library);
      if (each.format === 'text' && !isReplaced && !isForDevelopment(each.condition))
        yield violates(each, each.library, `${each.library} writes its lines as plain text.`, { confidence: 'likely' });
    }
  },
});

function isFormatted(sink: LogSink): sink is LogSink & { readonly format: LogFormat['format'] } {
  return sink.format !== undefined && (sink.to === 'stdout' || sink.to === 'stderr' || sink.to === 'file');
}

/** Only where debug mode is on, or where the environment is not production. */
function isForDevelopment(condition: Condition | undefined): boolean {
  if (!condition) return false;
  const { equals, negated } = condition;
  if (typeof equals === 'string') return /^prod/i.test(equals) ? negated : /^(?:dev|local|test)/i.test(equals) && !negated;
  return condition.value.kind === 'environment' && /DEBUG|DEV|PRETTY|LOCAL/i.test(condition.value.name ?? '') && !negated;
}
