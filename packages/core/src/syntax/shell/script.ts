import { SyntaxFault, type Document, type Parser } from '../../vocabulary/document.js';
import type { Script } from '../../vocabulary/script.js';
import type { Comment } from '../comments.js';
import { parseTree, type Node } from '../tree-sitter.js';
import { shellOf } from './interpreter.js';
import { readStatements } from './statements.js';

interface ShellFile {
  readonly script: Script;
  readonly comments: readonly Comment[];
}

/** What is longer is data with a shell in front of it: a self-extracting archive. */
const LONGEST = 1024 * 1024;

/** `while !</dev/tcp/db/5432`: the grammar knows no `!` without a blank behind it. Without it the redirect is read, not what it negates. */
const BANG_BEFORE_REDIRECT = /(?<=^|[\s;&|(])!(?=<)/g;

const shellFile: Parser<ShellFile> = { id: 'shell', parse: (document) => readShell(document, 0) };

/**
 * The shell program that a document is. What cannot be read becomes an unknown statement; nothing is thrown
 * for a bad program. `loadGrammars()` must have been awaited.
 */
export function readScript(document: Document): Script {
  return document.parsed(shellFile).script;
}

/** The comments of a shell program, the first line `#!` too. */
export function shellComments(document: Document): readonly Comment[] {
  return document.parsed(shellFile).comments;
}

function readShell(document: Document, depth: number): ShellFile {
  const { text } = document;
  const location = document.locate(0, text.length);
  const unread: ShellFile = { script: { statements: text.trim() === '' ? [] : [{ kind: 'unknown', location }], location }, comments: [] };
  if (text.trim() === '' || text.length > LONGEST) return unread;
  try {
    const tree = parseTree('bash', text.replace(BANG_BEFORE_REDIRECT, ' '));
    try {
      const inner = (part: Document): Script => readShell(part, depth + 1).script;
      const statements = readStatements(tree.rootNode, document, depth, inner);
      const shell = shellOf(text);
      return { script: { statements, location, ...(shell !== undefined && { shell }) }, comments: commentsOf(tree.rootNode) };
    } finally {
      tree.delete();
    }
  } catch (error) {
    if (error instanceof SyntaxFault) return unread;
    throw error;
  }
}

function commentsOf(root: Node): Comment[] {
  return root
    .descendantsOfType('comment')
    .filter((node) => node !== null)
    .map(({ text, startIndex, endIndex }) => ({ text, start: startIndex, end: endIndex }));
}
