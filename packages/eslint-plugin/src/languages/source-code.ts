import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit';
import type { PlacedComment } from './comment-nodes.js';
import type { CommentNode, Loc, RootNode } from './tree.js';

interface ConfigProblem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: Loc;
}

interface InlineConfig {
  readonly config: { readonly rules: object };
  readonly loc: Loc;
}

const DIRECTIVES = {
  'eslint-disable': 'disable',
  'eslint-enable': 'enable',
  'eslint-disable-line': 'disable-line',
  'eslint-disable-next-line': 'disable-next-line',
} as const;
/** No comment that says none of this is a word to ESLint. */
const TO_ESLINT = /^\s*eslint(?:-\w|\s)/;
const parser = new ConfigCommentParser();

/**
 * A file that ESLint has no parser for. Comments are read when somebody asks for them, which for ESLint itself is where its name
 * stands in the text.
 */
export class FileSourceCode extends TextSourceCodeBase {
  readonly visitorKeys = { File: [] };

  // What rules for JavaScript ask of every file, when their preset names none.
  readonly parserServices = {};
  readonly scopeManager = { scopes: [], globalScope: null, acquire: () => null, getDeclaredVariables: () => [] };
  readonly isESTree = false;
  readonly hasBOM = false;

  constructor(text: string, root: RootNode) {
    // As editors and the report count: a carriage return alone ends a line too.
    super({ text, ast: root, lineEndingPattern: /\r\n?|\n/u });
  }

  get comments(): readonly CommentNode[] {
    return (this.ast as RootNode).comments;
  }

  override getParent(node: object): undefined {
    void node;
    return undefined;
  }

  getInlineConfigNodes(): readonly CommentNode[] {
    return this.text.includes('eslint') ? this.comments.filter(({ value }) => TO_ESLINT.test(value)) : [];
  }

  getDisableDirectives(): { directives: Directive[]; problems: ConfigProblem[] } {
    const problems: ConfigProblem[] = [];
    const directives = this.getInlineConfigNodes().flatMap((node) => {
      const found = parser.parseDirective(node.value);
      if (!found || !Object.hasOwn(DIRECTIVES, found.label)) return [];
      if (found.label === 'eslint-disable-line' && node.loc.start.line !== node.loc.end.line) {
        problems.push({ ruleId: null, message: `${found.label} comment should not span multiple lines.`, loc: node.loc });
        return [];
      }
      const type = DIRECTIVES[found.label as keyof typeof DIRECTIVES];
      return [new Directive({ type, node, value: found.value, justification: found.justification })];
    });
    return { directives, problems };
  }

  applyInlineConfig(): { configs: InlineConfig[]; problems: ConfigProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: ConfigProblem[] = [];
    for (const node of this.getInlineConfigNodes()) {
      const found = parser.parseDirective(node.value);
      if (found?.label !== 'eslint') continue;
      const result = parser.parseJSONLikeConfig(found.value);
      if (result.ok) configs.push({ config: { rules: result.config }, loc: node.loc });
      else problems.push({ ruleId: null, message: result.error.message, loc: node.loc });
    }
    return { configs, problems };
  }

  override traverse(): VisitNodeStep[] {
    const target = this.ast;
    return [new VisitNodeStep({ target, phase: 1, args: [target] }), new VisitNodeStep({ target, phase: 2, args: [target] })];
  }

  getAllComments(): readonly CommentNode[] {
    return this.comments;
  }

  getCommentsBefore = nothing;
  getCommentsAfter = nothing;
  getCommentsInside = nothing;
  getTokens = nothing;
  getTokensBefore = nothing;
  getTokensAfter = nothing;
  getTokensBetween = nothing;
  getFirstTokens = nothing;
  getLastTokens = nothing;
  getDeclaredVariables = nothing;
  getTokenBefore = nobody;
  getTokenAfter = nobody;
  getFirstToken = nobody;
  getLastToken = nobody;
  getFirstTokenBetween = nobody;
  getTokenByRangeStart = nobody;
  getNodeByRangeIndex = nobody;
  isSpaceBetween = () => false;
  commentsExistBetween = () => false;
  isGlobalReference = () => false;
  markVariableAsUsed = () => false;

  getScope(): object {
    return { type: 'global', variables: [], set: new Map(), references: [], through: [], childScopes: [], upper: null, block: this.ast };
  }
}

const nothing = (): never[] => [];
const nobody = (): null => null;

/** The root of a text's tree, and below it the comments. */
export function rootOf(text: string, readComments: () => readonly PlacedComment[]): RootNode {
  const starts = lineStarts(text);
  const loc = (start: number, end: number): Loc => ({ start: position(starts, start), end: position(starts, end) });
  let comments: readonly CommentNode[] | undefined;
  return {
    type: 'File',
    range: [0, text.length],
    loc: loc(0, text.length),
    body: [],
    tokens: [],
    parent: null,
    get comments() {
      return (comments ??= readComments().map(({ value, range }) => ({ type: 'Comment', value, range, loc: loc(...range) })));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((ending) => ending.index + ending[0].length)];
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let line = starts.findLastIndex((start) => start <= offset);
  if (line < 0) line = 0;
  return { line: line + 1, column: offset - (starts[line] ?? 0) };
}
