import type { Kind } from './kinds.js';
import { commentsOf } from './comment-nodes.js';
import { FileSourceCode, rootOf } from './source-code.js';
import type { RootNode } from './tree.js';

interface SourceFile {
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** Lets ESLint lint files of a kind: it reads nothing of them but their comments. */
export function languageOf({ syntax }: Kind) {
  return {
    fileType: 'text',
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: 'type',
    visitorKeys: { File: [] },
    // A preset without `files` gives its parser to every file.
    validateLanguageOptions: () => undefined,
    parse: ({ path, body }: SourceFile) => {
      const text = textOf(body);
      return { ok: true, ast: rootOf(text, () => commentsOf(path, text, syntax)) };
    },
    createSourceCode: ({ body }: SourceFile, { ast }: { readonly ast: RootNode }) => new FileSourceCode(textOf(body), ast),
  } as const;
}

function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
