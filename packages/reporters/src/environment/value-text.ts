import type { Value } from '@factorlint/core';

/** What stands for a constant that must not be shown. */
export const HIDDEN = 'a constant (hidden)';
const MASK = '********';

/**
 * A default as a person reads it. A credential is never shown, nor any constant of a variable that holds a secret; a password in a URL
 * is masked.
 * @param secret the variable holds a secret
 */
export function valueText(value: Value, secret: boolean): string {
  switch (value.kind) {
    case 'literal':
      if (value.value === null) return 'none';
      if (value.value === '') return 'empty';
      return secret && typeof value.value === 'string' ? HIDDEN : String(value.value);
    case 'credential':
      return HIDDEN;
    case 'environment': {
      const rest = typeof value.missing === 'object' ? `, else ${valueText(value.missing, secret)}` : '';
      return `${value.name ?? 'another variable'}${rest}`;
    }
    case 'text':
      return secret && value.parts.every(({ kind }) => kind === 'literal') ? HIDDEN : value.parts.map(partText).join('');
    case 'list':
      return value.open || value.items.length > 4 ? 'a list' : `[${value.items.map((item) => valueText(item, secret)).join(', ')}]`;
    case 'record':
      return 'a record';
    default:
      return 'computed';
  }
}

function partText(value: Value): string {
  if (value.kind === 'literal') return String(value.value);
  if (value.kind === 'credential') return MASK;
  return value.kind === 'environment' && value.name !== undefined ? `$${value.name}` : '…';
}

/** The text of a default that may be written into an example file; undefined for secrets and for what is no constant. */
export function writableText(value: Value | undefined, secret: boolean): string | undefined {
  if (secret || value?.kind !== 'literal' || value.value === null) return undefined;
  return String(value.value);
}
