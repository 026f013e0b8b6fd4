import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import { replacing, spanOf } from './text-change.js';

/** `${SECRET:-abc}` becomes `${SECRET:?}`, wherever something expands it that knows both. */
export function requireVariable(
  document: Document,
  { place, name, missing }: Extract<Change, { readonly kind: 'read-environment' }>,
): Edit | undefined {
  const span = missing === 'fails' ? spanOf(document, place) : undefined;
  if (!span) return undefined;
  const written = document.text.slice(span.start, span.end);
  const operator = /^\$\{(\w+)(:?-)[^\r\n]*\}$/.exec(written);
  if (operator?.[1] !== name) return undefined;
  const change = replacing(document, span.start + 2 + name.length, span.end - 1, ':?');
  return { safe: false, title: `Fail where ${name} is missing`, changes: [change] };
}
