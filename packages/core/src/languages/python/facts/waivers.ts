import { readWaivers } from '../../../syntax/comments.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Waiver } from '../../../vocabulary/facts/index.js';
import { pythonFile } from '../parse.js';

/** What every waiver holds. */
const MARK = 'factorlint-disable';

/** Written exceptions, in real comments only. */
export function* waivers(document: Document): Generator<Waiver> {
  if (!document.text.includes(MARK)) return;
  for (const waiver of readWaivers(document, document.parsed(pythonFile).comments)) yield { kind: 'waiver', ...waiver };
}
