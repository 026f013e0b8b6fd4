import type { Value } from '../../vocabulary/value.js';

/** The parts of an image's name; variables count as what stands in for them when they are not set. */
export interface ImageName {
  readonly name: string;
  readonly tag?: string;
}

/** The text of a value when no variable is set, with `…` for what cannot be said. */
export function defaultText(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return value.value === null ? '' : String(value.value);
    case 'environment':
      return typeof value.missing === 'object' ? defaultText(value.missing) : '…';
    case 'text':
      return value.parts.map(defaultText).join('');
    case 'choice':
      return value.options[0] ? defaultText(value.options[0].value) : '…';
    default:
      return '…';
  }
}

/** Name and tag of an image. Docker's own registry is left out. */
export function imageName(image: Value): ImageName {
  const [text = ''] = defaultText(image).split('@', 1);
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  const name = (colon < 0 ? text : text.slice(0, colon))
    .replace(/^(?:(?:index\.|registry-1\.)?docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io)\//, '')
    .replace(/^library\//, '');
  const tag = colon < 0 ? '' : text.slice(colon + 1);
  return { name, ...(tag === '' || tag.includes('…') ? {} : { tag }) };
}
