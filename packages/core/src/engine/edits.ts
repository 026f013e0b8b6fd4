import type { Change, Edit } from '../vocabulary/change.js';
import type { FileTree } from '../vocabulary/file-tree.js';
import type { Language } from '../vocabulary/language.js';
import { openDocument, type OpenDocument } from './document.js';

/** Asks languages to write changes. Files stay parsed until it is closed. */
export interface Rewriter {
  /** The change as the language of its file writes it, with the line ends of the file; undefined where no language can. Never throws. */
  editOf(change: Change): Edit | undefined;
  close(): void;
}

export function openRewriter(tree: FileTree, languages: readonly Language[]): Rewriter {
  const documents = new Map<string, OpenDocument>();
  const lineEnds = new Map<string, LineEnd>();
  const lineEndOf = (path: string) => {
    let end = lineEnds.get(path);
    if (!end) lineEnds.set(path, (end = firstLineEnd(tree.read(path))));
    return end;
  };
  const documentOf = (path: string) => {
    let document = documents.get(path);
    if (!document) documents.set(path, (document = openDocument(path, tree)));
    return document;
  };
  const single = (change: Change): Edit | undefined => {
    try {
      const edit = firstEdit(documentOf(change.place.path), change, languages);
      if (!edit || edit.changes.length === 0) return undefined;
      return { ...edit, changes: edit.changes.map((each) => ({ ...each, text: withLineEnd(each.text, lineEndOf(each.path)) })) };
    } catch {
      // What cannot be read or parsed is a gap of the report already; there is nothing to write in it.
      return undefined;
    }
  };
  return {
    editOf(change) {
      if (change.kind !== 'several') return single(change);
      const edits = change.changes.map(single);
      return edits.every((edit) => edit !== undefined) ? together(edits) : undefined;
    },
    close() {
      for (const document of documents.values()) document.close();
      documents.clear();
    },
  };
}

/** Edits as one: it is safe where all are. */
function together(edits: readonly Edit[]): Edit | undefined {
  const [first, ...rest] = edits;
  if (!first) return undefined;
  const titles = [...new Set(edits.map(({ title }) => title))];
  const changes = edits.flatMap((edit) => edit.changes);
  return rest.length === 0 ? first : { safe: edits.every(({ safe }) => safe), title: titles.join('; '), changes };
}

function firstEdit(document: OpenDocument, change: Change, languages: readonly Language[]): Edit | undefined {
  for (const language of languages) {
    if (!language.rewrite || !language.reads(document.path, () => document.text.slice(0, 4_096))) continue;
    const edit = language.rewrite(document, change, () => [...language.extract(document)]);
    if (edit) return edit;
  }
  return undefined;
}

type LineEnd = '\r\n' | '\n' | '\r';

function firstLineEnd(text: string): LineEnd {
  return (/\r\n|\n|\r/.exec(text)?.[0] ?? '\n') as LineEnd;
}

function withLineEnd(text: string, end: LineEnd): string {
  return end === '\n' ? text : text.replace(/\r?\n/g, end);
}
