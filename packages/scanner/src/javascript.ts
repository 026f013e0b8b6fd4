import { WordTable } from './word-table.js';

/** Stands for an expression in the text of a template. */
export const TEMPLATE_EXPRESSION = '\uE000';

/** Which words and strings are to be told. */
export interface JavaScriptInterest {
  /** Identifiers and written-out keys, made by `javaScriptWords`. */
  readonly words: WordTable;
  /** Whether it matters if something is bound to a name that stands in the file. */
  readonly binds: (word: string) => boolean;
  /** What short string literals and templates say, escapes resolved. */
  readonly strings: WordTable;
  /** The same for the first arguments of calls. */
  readonly arguments: WordTable;
  /** Of strings that are longer than a table should remember. */
  readonly isLongString: (text: string) => boolean;
}

/** What a file is written in. */
export interface JavaScriptDialect {
  readonly jsx: boolean;
  readonly types: boolean;
}

/** A place where a file loads a module. Offsets are UTF-16 offsets: of the whole statement, or of the call. */
export interface ModuleLoad {
  readonly module: string;
  readonly form: 'import' | 'export' | 'require' | 'dynamic';
  readonly start: number;
  readonly end: number;
  /** Only types are taken from it. */
  readonly types: boolean;
  /** It stands in braces, of a function perhaps. */
  readonly nested: boolean;
}

/** What one pass over a file found. All of it may be more than the file's tree would say, and never less. */
export interface JavaScriptScan {
  readonly words: ReadonlySet<string>;
  /** Of these, names to which something is bound: `name = …`, `name: …`. */
  readonly bound: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  /** With the last name of what is called, where there is one. */
  readonly arguments: readonly { readonly text: string; readonly callee: string }[];
  /** In order; this is exact. */
  readonly loads: readonly ModuleLoad[];
  /** Whether the syntax of ECMAScript's modules stands in it. */
  readonly isModule: boolean;
  /** Names that are bound to a new collection outside functions. */
  readonly collections: readonly string[];
  /** The string that the file begins with, which may be a directive. */
  readonly opening: string | undefined;
}

/** What a keyword means for what follows it. */
export const ROLE = {
  none: 0,
  /** An expression follows; a brace begins an object. */
  value: 1,
  /** `typeof`: as above. */
  typeOf: 2,
  /** A statement follows; a brace begins a block. */
  statement: 3,
  /** Parentheses follow, and then a statement. */
  head: 4,
  import: 5,
  export: 6,
  require: 7,
  /** `const`, `let` */
  declare: 8,
  /** `var` */
  var: 9,
} as const;

/** Source: tc39.es/ecma262/#prod-ReservedWord */
export const ROLES: ReadonlyMap<string, number> = new Map([
  ...'return in of instanceof new delete void throw case yield await default'.split(' ').map((word) => [word, ROLE.value] as const),
  ['typeof', ROLE.typeOf],
  ...'do else try finally'.split(' ').map((word) => [word, ROLE.statement] as const),
  ...'if while for with'.split(' ').map((word) => [word, ROLE.head] as const),
  ['import', ROLE.import],
  ['export', ROLE.export],
  ['require', ROLE.require],
  ['const', ROLE.declare],
  ['let', ROLE.declare],
  ['var', ROLE.var],
]);

/** A table of the words that matter to somebody, and of those that the scanner itself must know. */
export function javaScriptWords(matters: (word: string) => boolean): WordTable {
  return new WordTable((word) => ROLES.has(word) || matters(word));
}
