import type { Document } from '../../vocabulary/document.js';
import type { Assignment, CaseBranch, IfBranch, Redirect, Script, Statement } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { childrenOf, type Node } from '../tree-sitter.js';
import { readRun, type Reader } from './run.js';
import { isWord, readAssignment, valueOf } from './nodes.js';
import { readRedirect } from './redirect.js';

type Joint = '&&' | '||' | '|';

/** A statement before it is known how it hangs on others. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Deeper programs are not written by people. */
const DEEPEST = 60;

/**
 * Reads the statements under a node of the grammar, in order, lists and pipelines flattened.
 * @param depth how many `sh -c` this program is inside
 * @param inner reads the program of a `sh -c`
 */
export function readStatements(root: Node, document: Document, depth: number, inner: (part: Document) => Script): Statement[] {
  const reader: Reader = { document, depth, inner };
  return root.type === 'ERROR' ? readStatement(root, reader, 0) : readList(childrenOf(root), reader, 0);
}

/** Children of a block: statements with separators, `&` and comments between them. */
function readList(nodes: readonly Node[], reader: Reader, level: number): Statement[] {
  const statements: Statement[] = [];
  let first = 0;
  for (const node of nodes) {
    if (node.type === '&') {
      for (let index = first; index < statements.length; index++) statements[index] = { ...statements[index]!, background: true };
      continue;
    }
    if (!node.isNamed && node.type !== 'ERROR') continue;
    if (node.type === 'comment' || node.type === 'heredoc_body' || node.type === 'heredoc_end') continue;
    first = statements.length;
    statements.push(...readStatement(node, reader, level));
  }
  return statements;
}

function readStatement(node: Node, reader: Reader, level: number): Statement[] {
  const location = reader.document.locate(node.startIndex, node.endIndex);
  if (level > DEEPEST) return [{ kind: 'unknown', location }];
  const within = (nodes: readonly Node[]): Statement[] => readList(nodes, reader, level + 1);
  switch (node.type) {
    case 'command':
    case 'test_command':
      return readRun(node, reader);
    case 'variable_assignment':
      return [{ kind: 'assign', assignments: [readAssignment(node, reader.document)], exported: false, location }];
    case 'variable_assignments':
      return [{ kind: 'assign', assignments: assignmentsOf(node, reader), exported: false, location }];
    case 'declaration_command':
      return [{ kind: 'assign', assignments: assignmentsOf(node, reader), exported: isExport(node), location }];
    case 'unset_command':
      return [
        { kind: 'run', words: childrenOf(node).map((child) => valueOf(child, reader.document)), assignments: [], exec: false, location },
      ];
    case 'list':
    case 'pipeline':
      return readJoined(childrenOf(node), reader, level);
    case 'negated_command':
      return readNegated(node, reader, level);
    case 'redirected_statement':
      return readRedirected(node, reader, level);
    case 'subshell':
    case 'compound_statement':
      if (childrenOf(node)[0]?.type === '((') return [{ kind: 'unknown', location }];
      return [{ kind: 'group', subshell: node.type === 'subshell', statements: within(childrenOf(node)), location }];
    case 'if_statement':
      return [{ kind: 'if', ...readIf(node, within), location }];
    case 'case_statement':
      return [readCase(node, reader, within, level)];
    case 'while_statement':
      return [
        {
          kind: 'loop',
          keyword: childrenOf(node)[0]?.type === 'until' ? 'until' : 'while',
          condition: within(node.childrenForFieldName('condition').filter((child) => child !== null)),
          statements: bodyOf(node, within),
          location,
        },
      ];
    case 'for_statement':
      return [readFor(node, reader, within)];
    case 'c_style_for_statement':
      return [{ kind: 'loop', keyword: 'for', over: [{ kind: 'unknown', location }], statements: bodyOf(node, within), location }];
    case 'function_definition':
      return [{ kind: 'function', name: node.childForFieldName('name')?.text ?? '', statements: bodyOf(node, within), location }];
    case 'ERROR':
      // What stands in a fault and is whole is a statement all the same.
      return [{ kind: 'unknown', location }, ...within(childrenOf(node).filter(({ type }) => !isLoose(type)))];
    default:
      return [{ kind: 'unknown', location }];
  }
}

/** Whether a node in a fault is a fragment: anything but a statement. */
function isLoose(type: string): boolean {
  return !/^(?:command|declaration_command|variable_assignment|pipeline|list|redirected_statement|negated_command|ERROR|&)$|_statement$/.test(
    type,
  );
}

/** `a && b || c | d`: the members of one chain, each with what joins it to the one before. */
function readJoined(nodes: readonly Node[], reader: Reader, level: number, joint?: Joint): Statement[] {
  const statements: Statement[] = [];
  let after = joint;
  for (const node of nodes) {
    if (node.type === '&&' || node.type === '||' || node.type === '|' || node.type === '|&') {
      after = node.type === '|&' ? '|' : node.type;
      continue;
    }
    if (!node.isNamed || node.type === 'comment') continue;
    const [first, ...rest] = readStatement(node, reader, level + 1);
    if (!first) continue;
    statements.push(after === undefined || first.after !== undefined ? first : { ...first, after }, ...rest);
    after = undefined;
  }
  return statements;
}

function readNegated(node: Node, reader: Reader, level: number): Statement[] {
  const [first, ...rest] = childrenOf(node)
    .filter((child) => child.isNamed)
    .flatMap((child) => readStatement(child, reader, level + 1));
  return first ? [{ ...first, negated: true }, ...rest] : [];
}

/** The grammar hangs a redirect on the whole chain; the shell gives it to the last member. */
function readRedirected(node: Node, reader: Reader, level: number): Statement[] {
  const { document } = reader;
  const body = node.childForFieldName('body');
  const redirects: Redirect[] = [];
  const words: Value[] = [];
  const chained: Statement[] = [];
  for (const child of node.childrenForFieldName('redirect')) {
    if (!child) continue;
    redirects.push(readRedirect(child, document));
    if (child.type !== 'heredoc_redirect') continue;
    // What follows `<<EOF` on its line stands under the redirect: words, further redirects, the rest of the chain.
    const inner = childrenOf(child);
    redirects.push(...inner.filter(({ type }) => type.endsWith('_redirect')).map((redirect) => readRedirect(redirect, document)));
    words.push(...inner.filter((word) => isWord(word)).map((word) => valueOf(word, document)));
    const rest = inner.filter(({ type, isNamed }) => /^(&&|\|\|)$/.test(type) || (isNamed && !/redirect|^heredoc|comment/.test(type)));
    chained.push(
      ...readJoined(
        rest.flatMap((part) => (part.type === 'pipeline' ? childrenOf(part) : isWord(part) ? [] : [part])),
        reader,
        level,
      ),
    );
  }
  const statements = body ? readStatement(body, reader, level + 1) : [];
  const whole = document.locate(node.startIndex, node.endIndex);
  const last: Mutable<Statement> = statements.pop() ?? { kind: 'run', words: [], assignments: [], exec: false, location: whole };
  const location = statements.length === 0 && chained.length === 0 ? whole : last.location;
  const completed = last.kind === 'run' && words.length > 0 ? { ...last, words: [...last.words, ...words] } : last;
  return [...statements, { ...completed, redirects: [...(last.redirects ?? []), ...redirects], location }, ...chained];
}

function assignmentsOf(node: Node, { document }: Reader): Assignment[] {
  return childrenOf(node).flatMap((child): Assignment[] => {
    if (child.type === 'variable_assignment') return [readAssignment(child, document)];
    if (child.type === 'variable_name') return [{ name: child.text, location: document.locate(child.startIndex, child.endIndex) }];
    return [];
  });
}

function isExport(node: Node): boolean {
  const [keyword, option] = childrenOf(node);
  return keyword?.type === 'export' || (/^(declare|typeset)$/.test(keyword?.type ?? '') && /^-\w*x/.test(option?.text ?? ''));
}

function readIf(node: Node, within: (nodes: readonly Node[]) => Statement[]): { branches: IfBranch[]; otherwise?: Statement[] } {
  const branches: IfBranch[] = [];
  let otherwise: Statement[] | undefined;
  const parts = childrenOf(node);
  branches.push(readBranch(parts.filter(({ type }) => type !== 'elif_clause' && type !== 'else_clause')));
  for (const part of parts) {
    if (part.type === 'elif_clause') branches.push(readBranch(childrenOf(part)));
    if (part.type === 'else_clause') otherwise = within(childrenOf(part));
  }
  return { branches, ...(otherwise && { otherwise }) };

  function readBranch(nodes: readonly Node[]): IfBranch {
    const then = nodes.findIndex(({ type }) => type === 'then');
    const cut = then < 0 ? nodes.length : then;
    return { condition: within(nodes.slice(0, cut)), statements: within(nodes.slice(cut + 1)) };
  }
}

function readCase(node: Node, { document }: Reader, within: (nodes: readonly Node[]) => Statement[], level: number): Statement {
  const value = node.childForFieldName('value');
  const location = document.locate(node.startIndex, node.endIndex);
  const branches = childrenOf(node)
    .filter(({ type }) => type === 'case_item')
    .map((item): CaseBranch => {
      const parts = childrenOf(item);
      const close = parts.findIndex(({ type }) => type === ')');
      const patterns = parts.slice(0, close).filter(({ type }) => type !== '(' && type !== '|');
      return { patterns: patterns.map((pattern) => valueOf(pattern, document)), statements: within(parts.slice(close + 1)) };
    });
  return {
    kind: 'case',
    subject: value && level <= DEEPEST ? valueOf(value, document) : { kind: 'unknown', location },
    branches,
    location,
  };
}

function readFor(node: Node, { document }: Reader, within: (nodes: readonly Node[]) => Statement[]): Statement {
  const location = document.locate(node.startIndex, node.endIndex);
  const parts = childrenOf(node);
  const name = node.childForFieldName('variable');
  const hasList = parts.some(({ type }) => type === 'in');
  const over = hasList
    ? node.childrenForFieldName('value').flatMap((child) => (child ? [valueOf(child, document)] : []))
    : [{ kind: 'parameter' as const, name: '@', location: name ? document.locate(name.startIndex, name.endIndex) : location }];
  const keyword = parts[0]?.type === 'select' ? 'select' : 'for';
  return { kind: 'loop', keyword, ...(name && { variable: name.text }), over, statements: bodyOf(node, within), location };
}

/** The statements of the body, without the braces or `do` and `done` around them. */
function bodyOf(node: Node, within: (nodes: readonly Node[]) => Statement[]): Statement[] {
  const body = node.childForFieldName('body');
  if (!body) return [];
  return /^(do_group|compound_statement)$/.test(body.type) ? within(childrenOf(body)) : within([body]);
}
