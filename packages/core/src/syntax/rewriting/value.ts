import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import { replacing, spanOf } from './text-change.js';

/** Another constant where one is written out once: the host in `127.0.0.1:8000`, the published port in `"8000:8000"`. */
export function setWrittenValue(
  document: Document,
  { place, was, value }: Extract<Change, { readonly kind: 'set-value' }>,
): Edit | undefined {
  const span = spanOf(document, place);
  if (!span) return undefined;
  const [before, after] = [String(was), String(value)];
  const written = document.text.slice(span.start, span.end);
  const at = written.indexOf(before);
  if (at < 0 || written.includes(before, at + 1) || !/^[\w.:/-]+$/.test(after)) return undefined;
  // A number with a nought at its end is another one, unless something says that it is a text.
  if (/^\d+\.\d*0$/.test(after) && /\.ya?ml$/i.test(document.path) && !/["']/.test(written)) return undefined;
  const start = span.start + at;
  return { safe: false, title: `Write ${after} instead of ${before}`, changes: [replacing(document, start, start + before.length, after)] };
}
