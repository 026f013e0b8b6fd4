/** A place as ESLint has it: lines from one, columns from zero, in UTF-16 code units. */
export interface Loc {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

interface Placed {
  readonly range: [start: number, end: number];
  readonly loc: Loc;
}

/** A comment, without its markers. */
export interface CommentNode extends Placed {
  readonly type: 'Comment';
  readonly value: string;
}

/**
 * What ESLint gets for a tree: one node, since no rule of ours looks at it. It has the members that rules for JavaScript take
 * for granted, all empty.
 */
export interface RootNode extends Placed {
  readonly type: 'File';
  readonly body: readonly never[];
  readonly tokens: readonly never[];
  readonly comments: readonly CommentNode[];
  readonly parent: null;
}
