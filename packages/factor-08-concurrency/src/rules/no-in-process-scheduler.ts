import { defineRule, literalText, violates, type BackgroundWork, type Facts } from '@factorlint/core';

export const noInProcessScheduler = defineRule({
  id: 'concurrency/no-in-process-scheduler',
  code: 'TF0805',
  summary: 'Scheduled jobs run in a process of their own, not in every web process.',
  scope: 'project',
  severity: 'warning',
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
      const related = rest.map(({ location }) => ({ location, message: isTimer ? 'So does this.' : 'Another job is scheduled here.' }));
      const message = isTimer
        ? `Each web process repeats this by itself (${first.library}).`
        : `Each web process runs the jobs that ${first.library} schedules.`;
      yield violates(first, first.library, message, {
        severity: isTimer || first.condition ? 'note' : 'warning',
        confidence: 'likely',
        ...(related.length > 0 ? { related } : {}),
      });
    }
  },
});

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
