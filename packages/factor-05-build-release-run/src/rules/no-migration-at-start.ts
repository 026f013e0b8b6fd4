import { defineRule, violates, type Facts, type Observation, type Process } from '@factorlint/core';
import { migrationIn } from '../data/migration-in.js';

export const noMigrationAtStart = defineRule({
  id: 'build-release-run/no-migration-at-start',
  code: 'TF0502',
  summary: 'Starting a process does not migrate the database.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      if (process.once || !LONG_RUNNING.has(process.role)) continue;
      for (const observation of judge(process, facts)) {
        const place = JSON.stringify(observation.location);
        if (!told.has(place)) yield observation;
        told.add(place);
      }
    }
  },
});

const LONG_RUNNING: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler', 'unknown']);

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  if (path?.purpose !== 'production') return;
  for (const step of process.before) {
    const tool = migrationIn(step.arguments);
    if (tool === undefined) continue;
    const message = step.conditional
      ? `A start of ${process.name} may run ${article(tool)} ${tool} migration.`
      : `Every start of ${process.name} runs ${article(tool)} ${tool} migration.`;
    yield violates(step, process.name, message, {
      severity: step.conditional ? 'note' : 'warning',
      paths: [process.path],
      related: [{ location: process.location, message: `${process.name} is declared here.` }],
    });
  }
}

function article(word: string): string {
  return /^[AEIOU]/.test(word) ? 'an' : 'a';
}
