import type { Located, Location } from './location.js';

/**
 * What the code says a value is, and where that comes from. Plain data.
 * Every value is located where it is written; `via` are the places it passed through on its way to
 * the sink that asked, nearest to the sink first.
 */
export type Value =
  Literal | Credential | Environment | Text | RecordValue | List | Choice | Reference | Member | Call | FunctionValue | Parameter | Unknown;

interface Traced extends Located {
  readonly via?: readonly Location[];
}

/** A constant that is no secret. */
export interface Literal extends Traced {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A literal that looks secret: its text stops where it was read. */
export interface Credential extends Traced {
  readonly kind: 'credential';
  /** `issued`: its issuer marks it · `random`: high entropy · `words`: a guessable word · `placeholder`: everybody knows it. */
  readonly looks: 'issued' | 'random' | 'words' | 'placeholder';
  readonly issuer?: string;
}

/** A read of an environment variable. Without a name it is computed at run time. */
export interface Environment extends Traced {
  readonly kind: 'environment';
  readonly name?: string;
  /** In a function's result: the parameter that names the variable. Gone once the function is called with a literal. */
  readonly nameFrom?: Value;
  /** What the program gets when the variable is not set: an exception, nothing (None, undefined, ''), or this value. */
  readonly missing: 'fails' | 'empty' | Value;
  readonly coercion?: 'string' | 'integer' | 'number' | 'boolean' | 'list' | 'json' | 'url';
  /** A string is used as a truth value, so that "False" and "0" are true. */
  readonly nonEmptyIsTrue?: true;
}

/** Concatenation, f-string, template, `${VAR}` in a shell word. */
export interface Text extends Traced {
  readonly kind: 'text';
  readonly parts: readonly Value[];
}

export interface RecordValue extends Traced {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
  /** Something that was not read was spread in, or keys are computed. */
  readonly open: boolean;
}

export interface RecordEntry {
  readonly key: string;
  readonly value: Value;
}

export interface List extends Traced {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly open: boolean;
}

/** One of several values; an option without `when` is what remains. */
export interface Choice extends Traced {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

export interface Option {
  readonly when?: Condition;
  readonly value: Value;
}

/** A name of another module, as the code imports it. */
export interface Reference extends Traced {
  readonly kind: 'reference';
  /** The specifier as written: `.base`, `config.settings`, `./config.js`. */
  readonly module: string;
  /** The exported name; `*` is the module itself; `default` as in JavaScript. */
  readonly name: string;
  /** The file that the specifier was found to mean; set by the engine, absent for packages. */
  readonly path?: string;
}

export interface Member extends Traced {
  readonly kind: 'member';
  readonly of: Value;
  readonly key: string;
}

export interface Call extends Traced {
  readonly kind: 'call';
  readonly callee: Value;
  readonly arguments: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

/** Only where the result can be said. */
export interface FunctionValue extends Traced {
  readonly kind: 'function';
  readonly parameters: readonly string[];
  /** What a parameter is when nothing is given for it. */
  readonly defaults?: Readonly<Record<string, Value>>;
  readonly result: Value;
}

export interface Parameter extends Traced {
  readonly kind: 'parameter';
  readonly name: string;
}

export interface Unknown extends Traced {
  readonly kind: 'unknown';
}

/** When an option, an assignment or a statement applies: the value is truthy, or equals, or the contrary. */
export interface Condition {
  readonly value: Value;
  readonly equals?: string | number | boolean | null;
  readonly negated: boolean;
}

export type ValueKind = Value['kind'];
