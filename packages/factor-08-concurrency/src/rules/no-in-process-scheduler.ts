import { defineRule, literalText, violates, type BackgroundWork, type Facts } from '@factorlint/core';

export const noInProcessScheduler = defineRule({
  id: 'concurrency/no-in-process-scheduler',
  code: 'TF0805',
  summary: 'Scheduled jobs run in a process of their own, not in every web process.',
  scope: 'project',
  severity: 'note',
  needs: ['background-work', 'app', 'process'],

  *check(facts) {
    const files = new Map<string, BackgroundWork[]>();
    for (const work of facts.of('background-work')) {
      if ((work.form !== 'scheduler' && work.form !== 'timer') || !runsInWeb(work, facts)) continue;
      const key = `${work.location.path}\0${work.form}\0${work.library}`;
      files.set(key, [...(files.get(key) ?? []), work]);
    }
    for (const [first, ...rest] of files.values()) {
      if (!first) continue;
      const isTimer = first.form === 'timer';
      const isWeb = isRunByWeb(first, facts);
      const who = isWeb ? 'Each web process' : 'Each process that loads this file';
      const related = rest.map(({ location }) => ({ location, message: isTimer ? 'So does this.' : 'Another job is scheduled here.' }));
      const message = isTimer
        ? `${who} repeats this by itself (${first.library}).`
        : `${who} runs the jobs that ${first.library} schedules.`;
      yield violates(first, first.library, message, {
        severity: isTimer || first.condition || !isWeb ? 'note' : 'warning',
        confidence: 'likely',
        ...(related.length > 0 ? { related } : {}),
      });
    }
  },
});

/** Where the web processes of the repository are seen to run other apps only, this one may be a worker that answers a question about its health. */
function isRunByWeb(work: BackgroundWork, facts: Facts<'app' | 'process'>): boolean {
  const web = facts.of('process').filter(({ role }) => role === 'web');
  const app = facts.appOf(work)?.path;
  return (
    web.length === 0 || web.some((process) => process.app === app || (process.main?.file && facts.appOf(process.main.file)?.path === app))
  );
}

/** In code of a web application that production runs, and not in a file with which a worker or scheduler begins. */
function runsInWeb(work: BackgroundWork, facts: Facts<'background-work' | 'app' | 'process'>): boolean {
  const app = facts.appOf(work);
  const { path } = work.location;
  if (app?.type !== 'service' || !app.web || facts.kindOf(path) !== 'production' || !facts.isProduction(work)) return false;
  const others = facts.for('process', app.path).filter(({ role }) => role === 'worker' || role === 'scheduler');
  if (others.some(({ role }) => role === 'scheduler')) return false;
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return !others.some(({ main }) =>
    (main?.arguments ?? []).some((word) => {
      const text = literalText(word) ?? '';
      return /[./]/.test(text) && (text.split('/').at(-1) ?? '').replace(/\.\w+$/, '') === stem;
    }),
  );
}
