import { defineRule, upholds, violates, walkStatements, type App, type Command, type Facts, type Located } from '@factorlint/core';
import { migrationIn } from '../data/migration-in.js';

type Seen = Facts<'process' | 'deploy-path' | 'command' | 'app' | 'entry-point'>;

export const requireReleaseStep = defineRule({
  id: 'build-release-run/require-release-step',
  code: 'TF0503',
  summary: 'Migrations run in a release step of their own, between build and run.',
  scope: 'project',
  severity: 'note',
  needs: ['process', 'deploy-path', 'command', 'app', 'entry-point'],

  *check(facts) {
    const releases = facts.of('process').filter(({ role }) => role === 'release');
    for (const release of releases) yield upholds(release, release.name, `${release.name} runs once per release.`);
    const steps = facts.of('command').filter((command) => command.purpose === 'ci' && migratesForDeploy(command, facts));
    for (const step of steps) yield upholds(step, step.name ?? 'pipeline', 'The pipeline migrates before it deploys.');
    if (releases.length > 0 || steps.length > 0) return;
    for (const app of facts.apps()) {
      const anchor = app.type === 'service' && hasMigrations(app, facts) && !migratesAtStart(app, facts) ? anchorOf(app, facts) : undefined;
      if (anchor)
        yield violates(anchor, app.path, 'The code has migrations and no deploy runs them in a step of its own.', { confidence: 'likely' });
    }
  },
});

/** A step of a job that deploys. */
function migratesForDeploy({ script, job, location }: Command, facts: Seen): boolean {
  const deploys = (facts as Facts).in('deploy-job', location.path).some(({ name, does }) => does === 'deploy' && name === job);
  return (
    deploys &&
    [...walkStatements(script.statements)].some(
      (statement) =>
        statement.kind === 'run' &&
        (migrationIn(statement.words) !== undefined ||
          isRemote(statement.words.map((word) => (word.kind === 'literal' ? String(word.value) : '')))),
    )
  );
}

/** `heroku run …`, `docker compose run --rm web …` with a migration or a prepared script behind it. */
function isRemote(words: readonly string[]): boolean {
  const text = words.join(' ');
  return (
    /^(?:heroku run|fly(?:ctl)? ssh console|docker[- ]compose .*\brun\b|kubectl (?:exec|apply|create) .*job)/.test(text) &&
    /migrat|prestart|release|alembic|upgrade/.test(text)
  );
}

function hasMigrations(app: App, facts: Seen): boolean {
  return facts.paths.some((path) => facts.kindOf(path) === 'migration' && facts.appOf(path)?.path === app.path);
}

function migratesAtStart(app: App, facts: Seen): boolean {
  return facts.for('process', app.path).some(({ before }) => before.some((step) => migrationIn(step.arguments) !== undefined));
}

/** The place that should hold the step: what declares the web process, else the entry point. */
function anchorOf(app: App, facts: Seen): Located | undefined {
  const processes = facts
    .for('process', app.path)
    .filter(({ path }) => facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production'));
  return processes.find(({ role }) => role === 'web') ?? processes[0];
}
