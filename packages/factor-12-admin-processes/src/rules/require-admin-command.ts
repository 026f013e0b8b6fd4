import { defineRule, upholds, violates, type App, type Connection, type Facts } from '@factorlint/core';

type Seen = Facts<'admin-command' | 'process' | 'entry-point' | 'connection' | 'manifest' | 'app'>;

/** Services whose content somebody must prepare and repair. */
const STATEFUL: ReadonlySet<Connection['service']> = new Set(['postgresql', 'mysql', 'mongodb', 'sql']);

export const requireAdminCommand = defineRule({
  id: 'admin-processes/require-admin-command',
  code: 'TF1201',
  summary: "One-off tasks are commands of the application's own code.",
  scope: 'project',
  severity: 'note',
  needs: ['admin-command', 'process', 'entry-point', 'connection', 'manifest', 'app'],

  *check(facts) {
    for (const app of facts.apps()) {
      const commands = facts.for('admin-command', app.path).filter(({ location }) => isOffered(facts.kindOf(location.path)));
      for (const command of commands) yield upholds(command, command.name, `${command.name} is a one-off command (${command.form}).`);
      const jobs = facts.for('process', app.path).filter(({ once, role }) => once === true && (role === 'admin' || role === 'release'));
      for (const job of jobs) yield upholds(job, job.name, `${job.name} runs once and ends.`);
      if (app.type !== 'service' || !app.web || commands.length > 0 || jobs.length > 0 || hasEntry(app, facts)) continue;
      const manifest = facts.for('manifest', app.path).find(({ location }) => facts.kindOf(location.path) === 'production');
      const hasState = facts.for('connection', app.path).some((each) => STATEFUL.has(each.service) && facts.isProduction(each));
      if (manifest && hasState)
        yield violates(manifest, app.path || 'root', `${app.name} offers no command for one-off tasks.`, { confidence: 'likely' });
    }
  },
});

function isOffered(kind: string): boolean {
  return kind === 'production' || kind === 'admin-command' || kind === 'script' || kind === 'development';
}

/** `manage.py` is a command surface by itself. */
function hasEntry(app: App, facts: Seen): boolean {
  return facts.for('entry-point', app.path).some(({ role }) => role === 'manage' || role === 'command');
}
