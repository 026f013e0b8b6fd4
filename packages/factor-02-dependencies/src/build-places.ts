import type { Facts, Located, Severity } from '@factorlint/core';

/**
 * What a fault at a place of an image's build weighs: a warning where a production deploy builds it, a note in a Dockerfile that no
 * known deploy builds, nothing in a stage that the deploys leave out, and nothing in files for development or tests.
 */
export function weightOfBuild(place: Located, facts: Facts<'image-stage'>): Severity | undefined {
  const { path } = place.location;
  if (facts.kindOf(path) !== 'production') return undefined;
  if (facts.isProduction(place)) return 'warning';
  return facts.in('image-stage', path).some((stage) => facts.isProduction(stage)) ? undefined : 'note';
}
