import type { Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { basename } from '../../vocabulary/paths.js';
import { reachOf } from './statement.js';

type Needs = Facts<'test-setup' | 'import' | 'process'>;

/** Files that a test runner loads around tests, and no module of the application and no process does. */
export function* testSetupReach(facts: Needs): Generator<Reach> {
  const setups = facts.of('test-setup');
  if (setups.length === 0) return;
  const imported = new Set(facts.of('import').flatMap(({ path }) => path ?? []));
  const run = new Set(
    facts
      .of('process')
      .flatMap(({ before, main, alternatives = [] }) =>
        [...before, ...(main ? [main] : []), ...alternatives].flatMap(({ file }) => file ?? []),
      ),
  );
  for (const { path, location } of setups) {
    if (path === undefined || imported.has(path) || run.has(path)) continue;
    yield reachOf({ path }, [], `Only tests load it, as ${basename(location.path)} says.`);
  }
}
