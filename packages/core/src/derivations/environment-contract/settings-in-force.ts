import type { Process } from '../../vocabulary/facts/index.js';
import { fileOfModule } from '../settings/modules.js';
import type { ContractFacts } from './needs.js';

/** Says whether a process loads a file, where settings modules tell. */
export interface SettingsInForce {
  /** False only for a settings module that the process's own one does not take over. */
  loads(process: Process, path: string): boolean;
}

/** Reads which settings modules take over which others. */
export function settingsInForce(facts: ContractFacts): SettingsInForce {
  const takes = new Map<string, Set<string>>();
  const modules = new Set<string>();
  for (const { keys, value, location, framework } of facts.of('assignment')) {
    if (framework === 'django') modules.add(location.path);
    if (keys.length > 0 || value.kind !== 'reference' || value.path === undefined) continue;
    takes.set(location.path, (takes.get(location.path) ?? new Set()).add(value.path));
    modules.add(value.path);
  }
  const loaded = new Map<string, ReadonlySet<string> | undefined>();
  const loadedBy = (module: string) => {
    if (!loaded.has(module)) {
      const file = fileOfModule(module, facts);
      loaded.set(module, file === undefined ? undefined : closure(file, takes));
    }
    return loaded.get(module);
  };
  return {
    loads({ settings }, path) {
      if (settings === undefined || !modules.has(path)) return true;
      return loadedBy(settings)?.has(path) ?? true;
    },
  };
}

function closure(file: string, takes: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set([file]);
  for (const each of found) for (const next of takes.get(each) ?? []) found.add(next);
  return found;
}
