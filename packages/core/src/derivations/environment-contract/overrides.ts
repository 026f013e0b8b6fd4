import { environmentsIn } from '../../values/walk.js';
import { outcomesOf } from '../../values/outcomes.js';
import { sameLocation, type Location } from '../../vocabulary/location.js';
import type { Value } from '../../vocabulary/value.js';
import type { ContractFacts } from './needs.js';

/**
 * By variable: where a constant replaces the setting that reads it, in a module in force for production, so that setting the variable
 * does nothing.
 */
export function overriddenVariables(facts: ContractFacts): ReadonlyMap<string, readonly Location[]> {
  const overridden = new Map<string, Location[]>();
  const settings = facts.of('setting').filter(({ production }) => production);
  for (const { keys, value, overrides, location, module } of settings) {
    if (isForcedSafe(keys, value)) continue;
    if (outcomesOf(value).some(({ value: outcome, when }) => outcome.kind !== 'literal' || when.length > 0)) continue;
    for (const place of overrides) {
      const replaced = facts.in('assignment', place.path).find((each) => sameLocation(each.location, place) && each.keys[0] === keys[0]);
      const isUsedElsewhere = settings.some((other) => other.module !== module && sameLocation(other.location, place));
      if (!replaced || isUsedElsewhere) continue;
      const read = memberAt(replaced.value, keys.slice(replaced.keys.length));
      for (const { name } of read ? environmentsIn(read) : []) {
        if (name !== undefined) overridden.set(name, [...(overridden.get(name) ?? []), location]);
      }
    }
  }
  return overridden;
}

/** `DEBUG = False` in production is the point of it. */
function isForcedSafe(keys: readonly string[], value: Value): boolean {
  return value.kind === 'literal' && (typeof value.value === 'boolean' || value.value === '' || keys[0] === 'ALLOWED_HOSTS');
}

/** What stands under some keys of a record; undefined where that cannot be said. */
function memberAt(value: Value, keys: readonly string[]): Value | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value.kind === 'record' ? undefined : value;
  const entry = value.kind === 'record' ? value.entries.findLast((each) => each.key === key) : undefined;
  return entry && memberAt(entry.value, rest);
}
