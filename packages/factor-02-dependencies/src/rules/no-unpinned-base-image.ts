import { defineRule, upholds, violates, type Facts, type ImageReference, type Observation, type Severity } from '@factorlint/core';

export const noUnpinnedBaseImage = defineRule({
  id: 'dependencies/no-unpinned-base-image',
  code: 'TF0204',
  summary: 'Base images are pinned to a minor version or a digest.',
  scope: 'file',
  severity: 'warning',
  needs: ['image-reference'],

  *check(facts) {
    for (const reference of facts.of('image-reference')) {
      if ((reference.use === 'base' || reference.use === 'copy') && reference.name !== undefined && !isParameter(reference))
        yield* judge(reference, reference.name, facts);
    }
  },
});

/** `FROM $BASE` without a default: whoever builds decides. */
function isParameter({ image }: ImageReference): boolean {
  return image.kind !== 'literal' && image.kind !== 'environment' && image.kind !== 'text';
}

function* judge(reference: ImageReference, name: string, facts: Facts): Iterable<Observation> {
  const { tag, digest } = reference;
  const written = tag === undefined ? name : `${name}:${tag}`;
  const what = reference.use === 'copy' ? 'The image' : 'The base image';
  const violation = (message: string, severity: Severity) =>
    violates(reference, name, message, {
      severity: facts.isProduction(reference) && reference.image.kind === 'literal' ? severity : 'note',
    });
  if (digest !== undefined) yield upholds(reference, name, `${written} is pinned by its digest.`);
  else if (tag === undefined && !reference.floating) return;
  else if (tag === undefined) yield violation(`${what} ${written} has no tag.`, 'warning');
  else if (isRelease(tag)) yield violation(`${what} ${written} moves with every minor version.`, 'note');
  else if (!/\d/.test(tag)) yield violation(`${what} ${written} moves: its tag names no version.`, 'warning');
  else if (isMajorOnly(tag)) yield violation(`${what} ${written} moves with every minor version.`, 'note');
  else yield upholds(reference, name, `${written} is pinned to a minor version.`);
}

/** `3-slim`, `22`, `v1`; a release date or a commit is more. */
function isMajorOnly(tag: string): boolean {
  return /^v?\d{1,3}(?:-[a-z][a-z-]*)?$/i.test(tag);
}

/** Names of releases that stand for a major version. Source: Debian's and Ubuntu's lists of releases. */
function isRelease(tag: string): boolean {
  return /^(?:buster|bullseye|bookworm|trixie|forky|bionic|focal|jammy|noble|oracular|plucky)(?:-[a-z]+)*$/i.test(tag);
}
