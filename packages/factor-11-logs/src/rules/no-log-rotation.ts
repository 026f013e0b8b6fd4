import { defineRule, violates } from '@factorlint/core';

export const noLogRotation = defineRule({
  id: 'logs/no-log-rotation',
  code: 'TF1109',
  summary: 'The platform keeps and discards logs, not the application.',
  scope: 'file',
  severity: 'note',
  needs: ['log-sink', 'image-stage'],
  fixable: 'suggestion',

  *check(facts) {
    for (const sink of facts.of('log-sink')) {
      if (sink.rotates && sink.used !== false && facts.isProduction(sink))
        yield violates(sink, sink.library, 'The application rotates its own log files.', {
          change: { kind: 'stream-handler', place: sink.location },
        });
    }
    for (const stage of facts.of('image-stage')) {
      const copy = stage.copies.find(({ to }) => /^\/etc\/logrotate\.(?:d\/|conf$)/.test(to));
      if (copy && stage.final && facts.isProduction(stage)) yield violates(copy, 'logrotate', 'The image brings settings of logrotate.');
    }
  },
});
