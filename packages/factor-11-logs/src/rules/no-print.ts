import { defineRule, violates, type Facts } from '@factorlint/core';

export const noPrint = defineRule({
  id: 'logs/no-print',
  code: 'TF1107',
  summary: 'What a service has to say goes through its logger.',
  scope: 'project',
  severity: 'note',
  needs: ['print', 'import', 'entry-point', 'process', 'setting', 'app', 'admin-command'],

  *check(facts) {
    const loaded = loadedFiles(facts);
    for (const print of facts.of('print')) {
      const { path } = print.location;
      const isServed = facts.appOf(print)?.type === 'service' && facts.kindOf(path) === 'production' && facts.isProduction(print);
      if (!isServed || !loaded.has(path) || facts.in('admin-command', path).length > 0) continue;
      const times = print.count === 1 ? 'once' : `${String(print.count)} times`;
      yield violates(print, path, `${print.call} is called ${times} in this file, past the logger.`, { confidence: 'likely' });
    }
  },
});

/** Files that are part of the running program: imported by another file of it, loaded as settings, or started. Scripts that stand alone are none. */
function loadedFiles(facts: Facts): ReadonlySet<string> {
  const starts = new Set<string>(facts.of('setting').flatMap(({ module, production }) => (production ? [module] : [])));
  for (const { main } of facts.of('process')) if (main?.file !== undefined) starts.add(main.file);
  for (const { role, location } of facts.of('entry-point')) if (role !== 'command' && role !== 'manage') starts.add(location.path);
  const importers = importersOf(facts);
  const alone = new Set<string>();
  // A file that nothing imports and that prints is a program of its own: what only it imports is its own too.
  for (let size = -1; size !== alone.size;) {
    size = alone.size;
    for (const path of [...importers.keys(), ...[...importers.values()].flat()]) {
      const isImported = importers.get(path)?.some((from) => !alone.has(from)) === true;
      if (!isImported && !starts.has(path) && isProgram(path, facts)) alone.add(path);
    }
  }
  const imported = [...importers].filter(([, from]) => from.some((path) => !alone.has(path))).map(([path]) => path);
  return new Set([...starts, ...imported]);
}

function importersOf(facts: Facts): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const { path: target, location } of facts.of('import')) {
    if (target === undefined || target === location.path || facts.kindOf(location.path) !== 'production') continue;
    importers.set(target, [...(importers.get(target) ?? []), location.path]);
  }
  return importers;
}

function isProgram(path: string, facts: Facts): boolean {
  const isManage = facts.in('entry-point', path).some(({ role }) => role === 'manage' || role === 'command');
  return isManage || facts.in('print', path).length > 0 || facts.in('admin-command', path).length > 0;
}
