import type { Document } from '../../vocabulary/document.js';
import { literalText, type Redirect, type Script, type Statement } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { toText } from '../pieces.js';
import { childrenOf, type Node } from '../tree-sitter.js';
import { SHELLS } from './interpreter.js';
import { isWord, readAssignment, valuesOf } from './nodes.js';
import { readRedirect } from './redirect.js';
import { readWord } from './word.js';

/** What the reading of statements passes on. */
export interface Reader {
  readonly document: Document;
  /** How many `sh -c` the program is inside. */
  readonly depth: number;
  readonly inner: (part: Document) => Script;
}

/** `sh -c` inside `sh -c` inside …: nobody reads further. */
const DEEPEST_SHELL = 4;

/**
 * Reads a simple command or a test. It is more than one statement where the grammar takes the line after
 * assignments for their command.
 */
export function readRun(node: Node, reader: Reader): Statement[] {
  const { document } = reader;
  const children = childrenOf(node);
  const parts = node.type === 'test_command' ? leavesOf(node) : children.filter((child) => isWord(child));
  const assigned = children.filter(({ type }) => type === 'variable_assignment');
  const redirects = children.filter(({ type }) => type.endsWith('_redirect')).map((child) => readRedirect(child, document));
  const assignments = assigned.map((child) => readAssignment(child, document));
  const [first] = parts;
  const last = assigned.at(-1);
  if (first && last && hasLineBreak(document.text, last.endIndex, first.startIndex)) {
    const location = document.locate(node.startIndex, last.endIndex);
    const own = document.locate(first.startIndex, node.endIndex);
    return [{ kind: 'assign', assignments, exported: false, location }, toRun(parts, [], redirects, own, reader)];
  }
  return [toRun(parts, assignments, redirects, document.locate(node.startIndex, node.endIndex), reader)];
}

function toRun(
  parts: readonly Node[],
  assignments: readonly ReturnType<typeof readAssignment>[],
  redirects: readonly Redirect[],
  location: ReturnType<Document['locate']>,
  reader: Reader,
): Statement {
  const all = valuesOf(parts, reader.document);
  const isExec = literalText(all[0]) === 'exec';
  const skipped = isExec ? execOptions(all) : 0;
  const inner = innerScript(all, parts, reader);
  // The program is a word too: what is a secret in it must not stand there as text.
  const hidden = inner && JSON.stringify(inner.script).includes('"kind":"credential"') ? inner.index : -1;
  const words = all.map((word, index): Value => (index === hidden ? { kind: 'unknown', location: word.location } : word));
  return {
    kind: 'run',
    words: words.slice(skipped),
    assignments,
    exec: isExec,
    ...(inner && { script: inner.script }),
    ...(redirects.length > 0 && { redirects }),
    location,
  };
}

/** How many words `exec` and its options are: `exec -a name program`. */
function execOptions(words: readonly Value[]): number {
  let index = 1;
  for (; index < words.length; index++) {
    const text = literalText(words[index]);
    if (text === '--') return index + 1;
    if (text === undefined || !/^-[acl]+$/.test(text)) break;
    if (text.includes('a')) index++;
  }
  return index;
}

/** The program of `sh -c '…'`, wherever in the words the shell stands (`exec tini -- sh -c …`). */
function innerScript(
  words: readonly Value[],
  parts: readonly Node[],
  { document, depth, inner }: Reader,
): { index: number; script: Script } | undefined {
  if (depth >= DEEPEST_SHELL) return undefined;
  const shell = words.findIndex((word) => SHELLS.has(literalText(word)?.split('/').at(-1) ?? ''));
  if (shell < 0) return undefined;
  let index = shell + 1;
  let hasCommand = false;
  for (; index < words.length; index++) {
    const text = literalText(words[index]);
    if (text === undefined || !/^[-+][a-zA-Z-]+$/.test(text)) break;
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) hasCommand = true;
    if (/^[-+][a-zA-Z]*o$/.test(text)) index++;
  }
  const program = parts[index];
  if (!hasCommand || !program) return undefined;
  const { pieces } = readWord(document, program.startIndex, program.endIndex, 'shell', true);
  const { text, offsets } = toText(pieces, document, program.endIndex);
  return { index, script: inner(document.part(program.startIndex, program.endIndex, text, offsets)) };
}

/** The words of `[ … ]` and `[[ … ]]`, whose inside the grammar takes for an expression. */
function leavesOf(node: Node): Node[] {
  return childrenOf(node).flatMap((child) => (isWord(child) || child.childCount === 0 ? [child] : leavesOf(child)));
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  return /(^|[^\\])\r?\n/.test(text.slice(start, end));
}
