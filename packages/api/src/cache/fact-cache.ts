import { hash } from 'node:crypto';
import type { FactCache, KeptExtraction, Value } from '@factorlint/core';
import type { Entry } from './entries.js';

/** Entries that one session has asked for or found, seen as a cache. */
export interface EntryCache extends FactCache {
  readonly current: ReadonlyMap<string, Entry>;
  /** Whether an entry is new or another than before, or must not be kept any longer. */
  isChanged(): boolean;
}

const NO_BINDINGS = '[]';

/**
 * @param known the entry of a path from before
 */
export function cacheOver(known: (path: string) => Entry | undefined): EntryCache {
  const current = new Map<string, Entry>();
  const parsed = new Map<string, ReadonlyMap<string, Value | undefined>>();
  const withheld = new Set<string>();

  function set(path: string, entry: Entry): void {
    current.set(path, entry);
    parsed.delete(path);
  }

  function bindings(path: string): ReadonlyMap<string, Value | undefined> {
    let found = parsed.get(path);
    if (!found) parsed.set(path, (found = parseBindings(current.get(path)?.bindings ?? NO_BINDINGS)));
    return found;
  }

  return {
    current,
    isChanged: () => [...current].some(([path, entry]) => known(path) !== entry) || [...withheld].some((path) => known(path) !== undefined),
    get(path, text) {
      const entry = known(path);
      if (!entry || (entry.digest !== '' && entry.digest !== digestOf(text()))) return undefined;
      set(path, entry);
      return JSON.parse(entry.extraction) as KeptExtraction;
    },
    put(path, text, extraction) {
      const digest = text === undefined ? '' : digestOf(text);
      set(path, { digest, extraction: JSON.stringify(extraction), bindings: NO_BINDINGS });
    },
    bindings,
    putBindings(path, text, found) {
      const entry = current.get(path);
      if (!entry || found.size === 0 || entry.digest !== digestOf(text)) return;
      const all = [...new Map([...bindings(path), ...found])];
      set(path, { ...entry, bindings: JSON.stringify(all.map(([name, value]) => [name, value ?? null])) });
    },
    withhold(paths) {
      for (const path of paths) {
        current.delete(path);
        parsed.delete(path);
        withheld.add(path);
      }
    },
  };
}

function parseBindings(json: string): ReadonlyMap<string, Value | undefined> {
  return new Map((JSON.parse(json) as [string, Value | null][]).map(([name, value]) => [name, value ?? undefined]));
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}
