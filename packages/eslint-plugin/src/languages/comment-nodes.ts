import { openDocument } from '@factorlint/core';
import { readComments, type Comment, type CommentSyntax } from '@factorlint/core/languages';

/** Pairs of markers around a comment. Of several that fit the first counts. */
const AROUND = [
  ['{{- /*', '*/ -}}'],
  ['{{/*', '*/}}'],
  ['{#', '#}'],
  ['/*', '*/'],
] as const;
const BEFORE = /^(?:#+|\/\/+|;+)/;

/** A comment's own words, and where it stands with its markers; UTF-16 offsets. */
export interface PlacedComment {
  readonly value: string;
  readonly range: [start: number, end: number];
}

/** The comments of a text, in order. */
export function commentsOf(path: string, text: string, syntax: CommentSyntax): readonly PlacedComment[] {
  const document = openDocument(path, { read: () => text });
  try {
    return readComments(document, syntax).map(placed);
  } finally {
    document.close();
  }
}

function placed({ text, start }: Comment): PlacedComment {
  const written = text.trimEnd();
  const range: [number, number] = [start, start + written.length];
  const pair = AROUND.find(([open, close]) => written.startsWith(open) && written.endsWith(close));
  return { value: pair ? written.slice(pair[0].length, -pair[1].length) : written.replace(BEFORE, ''), range };
}
