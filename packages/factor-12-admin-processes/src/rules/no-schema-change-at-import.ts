import { defineRule, violates, type Facts, type SchemaChange } from '@factorlint/core';

export const noSchemaChangeAtImport = defineRule({
  id: 'admin-processes/no-schema-change-at-import',
  code: 'TF1207',
  summary: 'Starting the application does not change the schema of the database.',
  scope: 'project',
  severity: 'warning',
  needs: ['schema-change', 'app', 'admin-command', 'entry-point', 'process'],

  *check(facts) {
    for (const change of facts.of('schema-change')) {
      if (change.at === 'function' || !isServed(change, facts) || isSwitched(change)) continue;
      const when =
        change.at === 'import' ? 'This module changes the schema when it is loaded' : 'The application changes the schema when it starts';
      yield violates(change, change.call, `${when}: ${change.call}.`, change.at === 'import' ? {} : { confidence: 'likely' });
    }
  },
});

function isServed(change: SchemaChange, facts: Facts): boolean {
  const { path } = change.location;
  if (!facts.isProduction(change) || facts.kindOf(path) !== 'production' || facts.appOf(change)?.type !== 'service') return false;
  const isCommand = facts.in('entry-point', path).some(({ role }) => role === 'command' || role === 'manage');
  const isStep = facts.of('process').some(({ before }) => before.some(({ file }) => file === path));
  return !isCommand && !isStep && facts.in('admin-command', path).length === 0;
}

/** Only where a variable or a setting asks for it. */
function isSwitched({ condition }: SchemaChange): boolean {
  return condition !== undefined;
}
