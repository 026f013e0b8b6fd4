import { readWaivers, type Comment } from '../../syntax/comments.js';
import type { Document } from '../../vocabulary/document.js';
import type { Waiver } from '../../vocabulary/facts/index.js';

/** The waivers that the comments of a file hold. */
export function* waivers(document: Document, comments: Iterable<Comment>): Generator<Waiver> {
  for (const waiver of readWaivers(document, comments)) yield { kind: 'waiver', ...waiver };
}
