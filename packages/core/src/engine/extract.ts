import { SyntaxFault } from '../vocabulary/document.js';
import type { DocumentKind } from '../vocabulary/document-kind.js';
import type { Fact } from '../vocabulary/facts/index.js';
import { UnreadableFile, type FileTree } from '../vocabulary/file-tree.js';
import type { Language } from '../vocabulary/language.js';
import type { Gap } from '../vocabulary/report.js';
import { openDocument } from './document.js';
import { programmingExtension } from './unread-languages.js';

/** What one file says by itself. */
export interface Extraction {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  /** Ids of the languages that read it. */
  readonly read: readonly string[];
  /** The language that resolves its specifiers and states its bindings: a programming language, else one that has either. */
  readonly code?: Language;
  /** The extension, where it is a programming language that nobody reads. */
  readonly unread?: string;
}

/** How much of a text a language may look at before it decides whether the file is its own. UTF-16 code units. */
const HEAD = 4_096;

/** Lets every language that knows the file state its facts. Never throws: what goes wrong becomes a gap. */
export function extractFile(path: string, tree: Pick<FileTree, 'read'>, languages: readonly Language[]): Extraction {
  const document = openDocument(path, tree);
  const readers = languages.filter((language) => language.reads(path, () => headOf(document)));
  const extension = readers.some(({ code }) => code) ? undefined : programmingExtension(path);
  if (readers.length === 0 && !extension) return { path, kind: document.kind, facts: [], gaps: [], read: [] };

  const kind = document.kind;
  const isForeign = kind === 'generated' || kind === 'vendored';
  const facts: Fact[] = [];
  const gaps: Gap[] = [];
  const read: string[] = [];
  let code: Language | undefined;
  for (const language of readers) {
    if (isForeign && language.code) continue;
    // What could be read of a broken file refers to others all the same.
    if (language.code || (!code && (language.bindings || language.resolve))) code = language;
    try {
      for (const fact of language.extract(document)) facts.push(fact);
      read.push(language.id);
    } catch (error) {
      gaps.push({ path, reason: reasonOf(error, language.id) });
    }
  }
  document.close();
  const isUnread = extension !== undefined && !isForeign && kind !== 'test' && kind !== 'documentation' && kind !== 'example';
  return { path, kind, facts, gaps: unique(gaps), read, ...(code ? { code } : {}), ...(isUnread ? { unread: extension } : {}) };
}

function headOf(document: { readonly text: string }): string {
  try {
    return document.text.slice(0, HEAD);
  } catch {
    return '';
  }
}

/** A sentence for a person: a fault in the file with its place, or a fault of ours. */
function reasonOf(error: unknown, language: string): string {
  if (error instanceof UnreadableFile) return error.message;
  if (error instanceof SyntaxFault) {
    const start = error.location?.range?.start;
    return start ? `${error.message} (line ${start.line}, column ${start.column})` : error.message;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `Reading it as ${language} failed: ${message.split('\n', 1)[0]?.slice(0, 200) ?? ''}`;
}

function unique(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter((gap, index) => gaps.findIndex((other) => other.reason === gap.reason) === index);
}
