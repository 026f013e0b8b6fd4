import type { Change } from '../vocabulary/change.js';
import type { Facts } from '../vocabulary/facts.js';

/**
 * A constant that becomes a variable makes one more that somebody must know of: where the application has an example file that does not
 * name it, the change names it there too. Undefined: nothing is to be added.
 */
export function withExample(change: Change, facts: Facts<'environment-declaration' | 'app'>): Change | undefined {
  if (change.kind !== 'read-environment') return undefined;
  const { name, place, missing } = change;
  const app = facts.appOf(place.path)?.path;
  const examples = facts.of('environment-declaration').filter(({ form, location }) => {
    const owner = facts.appOf(location.path)?.path;
    return form === 'example' && (owner === app || owner === '');
  });
  const own = examples.find(({ location }) => facts.appOf(location.path)?.path === app) ?? examples[0];
  if (!own || examples.some((each) => each.name === name)) return undefined;
  const declaration: Change = {
    kind: 'declare-variable',
    place: { path: own.location.path },
    name,
    optional: missing !== 'fails',
  };
  return { kind: 'several', place, changes: [change, declaration] };
}
