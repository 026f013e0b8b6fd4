import { defineRule, violates, type BackgroundWork } from '@factorlint/core';

export const noInProcessBackgroundWork = defineRule({
  id: 'concurrency/no-in-process-background-work',
  code: 'TF0806',
  summary: 'Work that outlives a request is given to a worker process.',
  scope: 'project',
  severity: 'note',
  needs: ['background-work', 'app'],

  *check(facts) {
    const files = new Map<string, BackgroundWork[]>();
    for (const work of facts.of('background-work')) {
      const app = facts.appOf(work);
      // A thread of Node computes beside the event loop and gives its result back.
      if (work.form !== 'thread' || work.library === 'node:worker_threads' || app?.type !== 'service' || !app.web) continue;
      if (facts.kindOf(work.location.path) !== 'production' || !facts.isProduction(work)) continue;
      files.set(work.location.path, [...(files.get(work.location.path) ?? []), work]);
    }
    for (const [first, ...rest] of files.values()) {
      if (!first) continue;
      const what = first.library === 'threading' ? 'A thread' : 'A background task';
      yield violates(first, first.library, `${what} of the web process does this work, and ends with it.`, {
        confidence: 'likely',
        ...(rest.length > 0 ? { related: rest.map(({ location }) => ({ location, message: 'So does another here.' })) } : {}),
      });
    }
  },
});
