import { readWaivers } from '../../syntax/comments.js';
import { defineLanguage } from '../../vocabulary/language.js';
import type { Document } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import { exportedBindings } from './bindings.js';
import { environmentReads } from './facts/environment-reads.js';
import { secrets } from './facts/secrets.js';
import { resolveSpecifier } from './resolve.js';
import { sourceFile } from './values/evaluate.js';

/** JavaScript and TypeScript, with JSX. Vue's and Svelte's files are not read. */
export const javascript = defineLanguage({
  id: 'javascript',
  version: 1,
  provides: ['environment-read', 'secret', 'waiver', 'binding'],
  code: true,
  reads: (path, head) => /\.[cm]?[jt]sx?$/.test(path) || (!/\.[^/]*$/.test(path) && /^#!.*\b(?:node|bun|deno|tsx|ts-node)\b/.test(head())),
  *extract(document) {
    if (isUnread(document)) return;
    yield* factsOf(document);
  },
  *bindings(document, names) {
    if (isUnread(document)) return;
    yield* exportedBindings(document.parsed(sourceFile), names);
  },
  resolve: resolveSpecifier,
});

/** Minified and generated files and other people's code say nothing about this application. */
function isUnread(document: Document): boolean {
  return document.kind === 'generated' || document.kind === 'vendored' || /\.d\.[cm]?ts$/.test(document.path);
}

function* factsOf(document: Document): Generator<Fact> {
  const file = document.parsed(sourceFile);
  const comments = file.comments.map(({ start, end }) => ({ text: document.text.slice(start, end), start, end }));
  for (const waiver of readWaivers(document, comments)) yield { kind: 'waiver', ...waiver };
  yield* environmentReads(file);
  yield* secrets(file);
}
