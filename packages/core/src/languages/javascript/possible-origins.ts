import { GLOBALS, TYPES } from './origin.js';
import type { SourceFile } from './source.js';

/** The modules of these types, with the roots of what they stand for. */
const TYPE_MODULES: readonly (readonly [module: string, root: string])[] = Object.entries(TYPES).map(([type, origin]) => [
  type.slice(0, type.lastIndexOf('.')),
  origin.slice(0, origin.search(/[.(]/)),
]);

/** What origins begin with, and the names on the ways from there. */
export interface Origins {
  readonly globals: readonly string[];
  readonly ways: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Modules with types that stand for something of the others. */
  readonly typed: ReadonlySet<string>;
}

/** The roots of origins such as `pg.Pool` or `process`. The name of a module may have points of its own. */
export function originsOf(origins: readonly string[]): Origins {
  const ways = new Map<string, (readonly string[])[]>();
  for (const origin of origins) {
    const parts = origin.replaceAll('()', '').split('.');
    for (const [index] of parts.entries()) {
      const root = parts.slice(0, index + 1).join('.');
      ways.set(root, [...(ways.get(root) ?? []), parts.slice(index + 1)]);
    }
  }
  const typed = new Set(TYPE_MODULES.flatMap(([module, root]) => (ways.has(root) ? [module] : [])));
  return { globals: [...GLOBALS].filter((name) => ways.has(name)), ways, typed };
}

/** Whether something in a file may have one of these origins: it loads the module or names the global, and the names on the way stand in it. */
export function mayHaveOrigin({ reader }: SourceFile, { globals, ways, typed }: Origins): boolean {
  const leadsOn = (root: string) => ways.get(root)?.some((way) => way.every((name) => reader.mayHold(name))) ?? false;
  const held = globals.filter((name) => reader.mayHold(name));
  return held.some(leadsOn) || reader.mayLoad((module) => leadsOn(module) || typed.has(module));
}
