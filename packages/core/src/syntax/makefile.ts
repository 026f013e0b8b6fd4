import type { Document } from '../vocabulary/document.js';
import type { Located } from '../vocabulary/location.js';
import type { Comment } from './comments.js';
import { skipParentheses } from './expansion.js';
import { addAt, addHole, toRecipeLine, type Builder, type RecipeLine } from './recipe.js';

export type { RecipeLine } from './recipe.js';

export interface Makefile {
  readonly rules: readonly MakeRule[];
  readonly variables: readonly MakeVariable[];
  readonly comments: readonly Comment[];
}

/** Located at its first line. */
export interface MakeRule extends Located {
  readonly targets: readonly string[];
  readonly prerequisites: readonly string[];
  readonly recipe: readonly RecipeLine[];
}

export interface MakeVariable extends Located {
  readonly name: string;
  /** `=`, `:=`, `?=`, `+=`, `!=`. */
  readonly operator: string;
  /** As written, continued lines joined by a blank. */
  readonly value: string;
  readonly exported: boolean;
}

const VARIABLE = /^(?:override\s+)?(export\s+)?(?:override\s+)?([A-Za-z_][\w.-]*)\s*(:{1,3}=|[?+!]?=)\s*/;
const RULE = /^([^:=#\t][^:=#]*)(::?)(?!=)/;
const DEEPEST = 8;
/** What an expansion may grow to. */
const LONGEST = 65_536;

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Makefile: rules with their recipes, variables, comments. Conditionals are not decided: both of their
 * branches are read. Nothing is included.
 */
export function readMakefile(document: Document): Makefile {
  const { text } = document;
  const lines = logicalLines(text);
  const comments: Comment[] = [];
  const variables = lines.flatMap((line) => variableOf(line, document));
  const known = new Map<string, string | undefined>();
  for (const { name, operator, value } of variables) {
    if (operator === '!=' || operator === '+=') known.set(name, undefined);
    else if (operator !== '?=' || !known.has(name)) known.set(name, known.has(name) && known.get(name) !== value ? undefined : value);
  }
  const rules: { targets: string[]; prerequisites: string[]; recipe: RecipeLine[]; location: MakeRule['location'] }[] = [];
  let isInDefine = false;
  let current: (typeof rules)[number] | undefined;
  for (const line of lines) {
    const content = line.text.trim();
    if (/^(?:endef|define)\b/.test(content)) isInDefine = content.startsWith('define');
    else if (isInDefine || content === '') continue;
    else if (line.text.startsWith('\t') && current) {
      if (content.startsWith('#')) addComment(comments, line, content);
      else current.recipe.push(toRecipe(line, document, known));
    } else if (content.startsWith('#')) addComment(comments, line, content);
    else if (!VARIABLE.test(content)) {
      const rule = ruleOf(line, document, known);
      if (!rule && !/^(?:ifn?eq|ifn?def|else|endif|-?include|sinclude|export|unexport|vpath)\b/.test(content)) current = undefined;
      if (rule) {
        rules.push(rule);
        current = rule;
      }
    }
  }
  return { rules, variables, comments };
}

/** Lines with those that a backslash continues. */
function logicalLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    let end = lineEnd(text, start);
    while (isContinued(text, start, end)) end = lineEnd(text, end + 1);
    const stop = text[end - 1] === '\r' ? end - 1 : end;
    lines.push({ text: text.slice(start, stop), start, end: stop });
    start = end + 1;
  }
  return lines;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

function isContinued(text: string, start: number, end: number): boolean {
  if (end >= text.length) return false;
  let at = text[end - 1] === '\r' ? end - 2 : end - 1;
  let count = 0;
  for (; at >= start && text[at] === '\\'; at--) count++;
  return count % 2 === 1;
}

function addComment(comments: Comment[], { text, start }: Line, content: string): void {
  const at = start + text.indexOf('#');
  comments.push({ text: content, start: at, end: at + content.length });
}

function variableOf({ text, start, end }: Line, document: Document): MakeVariable[] {
  if (text.startsWith('\t')) return [];
  const found = VARIABLE.exec(text.trimStart());
  const [whole, exported, name, operator] = found ?? [];
  if (whole === undefined || name === undefined || operator === undefined) return [];
  const indent = text.length - text.trimStart().length;
  const value = withoutComment(text.slice(indent + whole.length))
    .split(/\\\r?\n/)
    .map((part) => part.trim())
    .join(' ')
    .trim();
  return [{ name, operator, value, exported: exported !== undefined, location: document.locate(start + indent, end) }];
}

function withoutComment(text: string): string {
  const comment = text.search(/(?:^|[^\\])#/);
  return comment < 0 ? text : text.slice(0, text[comment] === '#' ? comment : comment + 1);
}

function ruleOf({ text, start, end }: Line, document: Document, known: ReadonlyMap<string, string | undefined>) {
  const found = RULE.exec(text);
  if (!found?.[1] || !found[2]) return undefined;
  const rest = withoutComment(text.slice(found[0].length).replaceAll('\\\n', ' '));
  const [before = '', ...inline] = rest.split(';');
  const prerequisites = words(before.replace(/^[^:=]*:(?!=)/, '').replace(/\|/g, ' '));
  // `target: NAME = value` sets a variable for the target.
  if (/^\s*(?:export\s+)?[\w.-]+\s*[:?+]?=/.test(before))
    return { targets: words(found[1]), prerequisites: [], recipe: [], location: document.locate(start, end) };
  const recipe: RecipeLine[] = [];
  if (inline.length > 0) {
    const from = start + text.indexOf(';', found[0].length) + 1;
    recipe.push(toRecipe({ text: document.text.slice(from, end), start: from, end }, document, known));
  }
  return { targets: words(found[1]), prerequisites, recipe, location: document.locate(start, end) };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function toRecipe({ text, start, end }: Line, document: Document, known: ReadonlyMap<string, string | undefined>): RecipeLine {
  const from = start + (text.length - text.trimStart().length);
  return toRecipeLine(document, from, end, (builder, at) => expand(builder, document.text, at, end, known));
}

/** Adds one character or one reference `$(NAME)`; `$$` is the shell's `$`. */
function expand(builder: Builder, text: string, at: number, end: number, known: ReadonlyMap<string, string | undefined>): number {
  if (text[at] !== '$' || at + 1 >= end) {
    addAt(builder, text[at]!, at);
    return at + 1;
  }
  const next = text[at + 1]!;
  if (next === '$') {
    addAt(builder, '$', at);
    return at + 2;
  }
  if (next !== '(' && next !== '{') {
    addHole(builder, at);
    return at + 2;
  }
  const stop = next === '(' ? skipParentheses(text, at + 1, end) : closingBrace(text, at, end);
  const name = text.slice(at + 2, stop - 1).trim();
  const value = valueOf(name, known, 0);
  if (value === undefined || builder.characters.length > LONGEST) addHole(builder, at);
  else addAt(builder, value, at);
  return stop;
}

function closingBrace(text: string, at: number, end: number): number {
  const brace = text.indexOf('}', at);
  return brace < 0 || brace >= end ? end : brace + 1;
}

/** The value of a variable that is written in the file and refers to nothing else that is not. */
function valueOf(name: string, known: ReadonlyMap<string, string | undefined>, depth: number): string | undefined {
  const value = known.get(name);
  if (value === undefined || depth > DEEPEST || value.length > LONGEST) return undefined;
  let isKnown = true;
  const expanded = value.replace(/\$(?:\$|\(([^()]*)\)|\{([^{}]*)\}|.)/g, (whole, round?: string, curly?: string) => {
    if (whole === '$$') return '$';
    const inner = valueOf(round ?? curly ?? '', known, depth + 1);
    isKnown &&= inner !== undefined;
    return inner ?? '';
  });
  return isKnown && expanded.length <= LONGEST ? expanded : undefined;
}
