import type { ClaimPlace } from '@factorlint/core';
import type { Grounds } from '../grounds.js';

/** A package that a manifest declares, by its name. */
export function declaredPackage(name: string, { facts }: Grounds): readonly ClaimPlace[] {
  const wanted = name.toLowerCase().replace(/[_.]+/g, '-');
  const found = facts.of('dependency').find((dependency) => dependency.name === name || dependency.name === wanted);
  return found ? [{ speaks: 'for', location: found.location, message: `${found.name} is declared here.` }] : [];
}

/** A process type or a service of a deploy, by its name. */
export function namedProcess(name: string, { facts }: Grounds): readonly ClaimPlace[] {
  const found = facts.of('workload').find((workload) => workload.name === name);
  return found ? [{ speaks: 'for', location: found.location, message: `${name} is declared here.` }] : [];
}
