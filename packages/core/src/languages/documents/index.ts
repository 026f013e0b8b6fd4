import { markdownBlocks } from '../../syntax/prose/markdown.js';
import { plainTextBlocks } from '../../syntax/prose/plain-text.js';
import { rstBlocks } from '../../syntax/prose/restructured-text.js';
import type { Document } from '../../vocabulary/document.js';
import { defineLanguage, type Language } from '../../vocabulary/language.js';
import { claimsIn } from './claims.js';
import { namesMethod } from './factor-names.js';
import { scriptsIn } from './scripts.js';

const DOCUMENT = /\.(?:md|markdown|mdown|rst|txt)$/i;
/** What tells what has been, what people or machines are to do, and what was written elsewhere. */
const NO_CLAIMS =
  /(?:^|\/)(?:change(?:s|log)|history|releases?|release[-_]notes|news|contributing|code_of_conduct|licen[cs]e|agents|claude|gemini|copilot-instructions|requirements[\w.-]*|constraints[\w.-]*|robots|humans|llms[\w-]*)\.\w+$|(?:^|\/)\.[\w-]+\/|(?:^|\/)(?:adr|decisions|rfcs?|specs?|prompts?|skills|blog|posts)\//i;
const UNTOLD: ReadonlySet<Document['kind']> = new Set(['test', 'vendored', 'generated', 'ci', 'example']);

/**
 * Documents that claim compliance with the twelve factors: Markdown, reStructuredText and plain text. Commands are read only in documents
 * that claim something. Not among the languages of an analysis: only who asks about claims reads documents.
 * @param meant paths that are read whatever their names
 */
export function documents(meant: ReadonlySet<string> = new Set()): Language {
  return defineLanguage({
    id: 'documents',
    version: 1,
    provides: ['claim', 'documented-script'],
    reads: (path) => meant.has(path) || (DOCUMENT.test(path) && !NO_CLAIMS.test(path)),

    *extract(document) {
      const isMeant = meant.has(document.path);
      if (!isMeant && (UNTOLD.has(document.kind) || !namesMethod(`${document.path.replace(/[_/]/g, ' ')} ${document.text}`))) return;
      const blocks = blocksOf(document);
      const claims = [...claimsIn(blocks, document, isMeant)];
      yield* claims;
      if (claims.length === 0) return;
      for (const block of blocks) if (block.kind === 'code') yield* scriptsIn(block, document);
    },
  });
}

function blocksOf(document: Document) {
  if (/\.rst$/i.test(document.path)) return rstBlocks(document);
  // A page that was copied from a browser has lost its marks of headings and code.
  const isPlain = /\.txt$/i.test(document.path) || !/^\s{0,3}#{1,6}\s|^(?:=|-){3,}\s*$|^```|\]\(/m.test(document.text);
  return isPlain && !/\.(?:md|markdown|mdown)$/i.test(document.path) ? plainTextBlocks(document) : markdownBlocks(document);
}
