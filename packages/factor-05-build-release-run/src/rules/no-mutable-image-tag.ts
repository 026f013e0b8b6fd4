import { defineRule, upholds, violates, type Facts, type ImageReference, type Observation } from '@factorlint/core';

/** Tags that are moved by convention. */
const MOVING = /^(?:latest|main|master|develop|dev|edge|nightly|stable|next|staging|production|prod|canary|beta|alpha|rolling|current)$/i;

export const noMutableImageTag = defineRule({
  id: 'build-release-run/no-mutable-image-tag',
  code: 'TF0504',
  summary: 'Deploys name images by a version or a digest.',
  scope: 'project',
  severity: 'warning',
  needs: ['image-reference', 'backing-service'],

  *check(facts) {
    const replaced = new Set(facts.of('image-reference').flatMap((each) => (isPin(each) ? (each.replaces ?? []) : [])));
    const workloads = new Set(facts.of('image-reference').flatMap(({ replacesIn }) => replacesIn ?? []));
    for (const reference of facts.of('image-reference')) {
      // What a kustomization puts there is not known before the run.
      if (workloads.has(reference.of?.split('/')[0] ?? '')) continue;
      // A name that a kustomization replaces is judged by what replaces it.
      if (reference.replaces === undefined ? replaced.has(reference.name ?? '') : !isPin(reference)) continue;
      if (reference.use === 'run' && !reference.built && facts.isProduction(reference) && reference.name !== undefined)
        yield* judge(reference, reference.name, facts);
    }
  },
});

/** A replacement that gives only another name leaves the tag as it is. */
function isPin({ tag, digest }: ImageReference): boolean {
  return tag !== undefined || digest !== undefined;
}

function* judge(reference: ImageReference, name: string, facts: Facts): Iterable<Observation> {
  const { tag, digest, floating } = reference;
  if (digest !== undefined) yield upholds(reference, name, `${name} is named by its digest.`);
  else if (tag === undefined && !floating) return;
  else if (tag === undefined) yield violation(reference, name, `${name} has no tag: another image can run under the same release.`, facts);
  else if (MOVING.test(tag)) yield violation(reference, name, `${name}:${tag} moves: another image can run under the same release.`, facts);
  else if (/\d/.test(tag) || /^[0-9a-f]{7,}$/.test(tag)) yield upholds(reference, name, `${name}:${tag} names a version.`);
}

/** Of the application's own image; the image of a third party's service is a note. */
function violation(reference: ImageReference, name: string, message: string, facts: Facts): Observation {
  const isThirdParty =
    !name.includes('/') || facts.of('backing-service').some(({ image }) => image !== undefined && image.startsWith(name));
  return violates(reference, name, message, { severity: isThirdParty ? 'note' : 'warning' });
}
