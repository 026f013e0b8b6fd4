import { HOLE, hasHole } from '../../syntax/hole.js';
import type { ImageReference } from '../../vocabulary/facts/index.js';
import type { Value } from '../../vocabulary/value.js';

type Parts = Pick<ImageReference, 'name' | 'tag' | 'digest' | 'floating'>;

/** A reference to an image, its parts told apart where they can be said. */
export function imageReference(image: Value, more: Pick<ImageReference, 'use' | 'of' | 'built' | 'location'>): ImageReference {
  return { kind: 'image-reference', image, ...imageParts(image), ...more };
}

/** Name, tag and digest of an image; variables count as what stands in for them when they are not set. */
export function imageParts(image: Value): Parts {
  const text = defaultText(image);
  return text === undefined || text === '' ? {} : partsOf(text);
}

/**
 * What a value says when no variable is set: literals and defaults, with a hole for each thing that cannot be said.
 * Undefined where nothing of it can be.
 */
export function defaultText(value: Value): string | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === null ? '' : String(value.value);
    case 'environment':
      return typeof value.missing === 'object' ? defaultText(value.missing) : undefined;
    case 'text': {
      const parts = value.parts.map(defaultText);
      return parts.every((part) => part === undefined) ? undefined : parts.map((part) => part ?? HOLE).join('');
    }
    default:
      return undefined;
  }
}

/** The text of a value that says all of it when no variable is set. */
export function knownText(value: Value | undefined): string | undefined {
  const text = value && defaultText(value);
  return text === undefined || hasHole(text) ? undefined : text;
}

function partsOf(text: string): Parts {
  const [beforeDigest = '', digest] = text.split('@', 2);
  const slash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', slash + 1);
  const name = nameOf(colon < 0 ? beforeDigest : beforeDigest.slice(0, colon));
  const tag = colon < 0 ? undefined : beforeDigest.slice(colon + 1);
  const isWhole = name !== '' && !hasHole(name);
  const hasTag = tag !== undefined && tag !== '' && !hasHole(tag);
  const hasDigest = digest !== undefined && /^\w+:[0-9a-f]{6,}$/i.test(digest);
  return {
    ...(isWhole && { name }),
    ...(hasTag && { tag }),
    ...(hasDigest && { digest }),
    ...(isWhole && tag === undefined && digest === undefined && { floating: true }),
  };
}

/** Docker's own registry is left out; mirrors of its official images are those images. */
function nameOf(name: string): string {
  return name.replace(/^(?:(?:index\.|registry-1\.)?docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io)\//, '').replace(/^library\//, '');
}
