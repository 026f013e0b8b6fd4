import type { Document } from '../vocabulary/document.js';
import type { Located } from '../vocabulary/location.js';
import type { Comment } from './comments.js';
import { skipQuotes } from './expansion.js';
import { addAt, addHole, toRecipeLine, type Builder, type RecipeLine } from './recipe.js';

export interface Justfile {
  readonly recipes: readonly JustRecipe[];
  readonly variables: readonly JustVariable[];
  /** `set dotenv-load`. */
  readonly settings: readonly ({ readonly name: string; readonly value: string } & Located)[];
  readonly comments: readonly Comment[];
}

/** Located at its first line. */
export interface JustRecipe extends Located {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly dependencies: readonly string[];
  /** Empty for one that is a script. */
  readonly recipe: readonly RecipeLine[];
  /** The body of a recipe that begins with `#!`, without its indentation. */
  readonly script?: Document;
}

export interface JustVariable extends Located {
  readonly name: string;
  /** A string without its quotes, or the expression as written. */
  readonly value: string;
  readonly literal: boolean;
  readonly exported: boolean;
}

const ASSIGNMENT = /^(export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$/;
const SETTING = /^set\s+([A-Za-z-]+)\s*(?::=\s*(.*))?$/;
const NAME = /^@?([A-Za-z_][\w-]*)(?=[\s:])/;
/** A longer expression is two marks that have nothing to do with each other. */
const LONGEST = 2_000;

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a justfile: recipes with their bodies, variables, settings, comments. Nothing is imported. */
export function readJustfile(document: Document): Justfile {
  const comments: Comment[] = [];
  const variables: JustVariable[] = [];
  const settings: Justfile['settings'][number][] = [];
  const headers: { header: Line; body: Line[] }[] = [];
  let current: (typeof headers)[number] | undefined;
  for (const line of linesOf(document.text)) {
    const content = line.text.trim();
    const isIndented = /^[ \t]/.test(line.text);
    if (content === '') current?.body.push(line);
    else if (isIndented) current?.body.push(line);
    else {
      current = undefined;
      const location = document.locate(line.start, line.start + content.length);
      const assignment = ASSIGNMENT.exec(content);
      const setting = SETTING.exec(content);
      if (content.startsWith('#')) comments.push({ text: content, start: line.start, end: line.start + content.length });
      else if (setting?.[1] !== undefined) settings.push({ name: setting[1], value: setting[2] ?? 'true', location });
      else if (assignment?.[2] !== undefined)
        variables.push({ name: assignment[2], ...literalOf(assignment[3] ?? ''), exported: assignment[1] !== undefined, location });
      else if (headerOf(content)) headers.push((current = { header: line, body: [] }));
    }
  }
  const known = new Map(variables.filter(({ literal }) => literal).map(({ name, value }) => [name, value]));
  return {
    recipes: headers.flatMap(({ header, body }) => recipeOf(header, body, document, known, comments)),
    variables,
    settings,
    comments,
  };
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const end = text[next - 1] === '\r' && next > start ? next - 1 : next;
    yield { text: text.slice(start, end), start, end };
    start = next + 1;
  }
}

function literalOf(expression: string): { value: string; literal: boolean } {
  const found = /^(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?$/.exec(expression);
  const value = found?.[1] ?? found?.[2];
  return { value: value ?? expression.trim(), literal: value !== undefined };
}

function recipeOf(
  header: Line,
  body: readonly Line[],
  document: Document,
  known: ReadonlyMap<string, string>,
  comments: Comment[],
): JustRecipe[] {
  const found = headerOf(header.text.trim());
  if (!found) return [];
  const filled = body.filter(({ text }) => text.trim() !== '');
  const isScript = filled[0]?.text.trim().startsWith('#!');
  const recipe: RecipeLine[] = [];
  const lines = isScript ? [] : joined(filled, document.text);
  for (const { text, start, end } of lines) {
    const from = start + (text.length - text.trimStart().length);
    if (text.trimStart().startsWith('#')) comments.push({ text: text.trim(), start: from, end });
    else recipe.push(toRecipeLine(document, from, end, (builder, at) => expand(builder, document.text, at, end, known)));
  }
  return [
    {
      name: found.name,
      parameters: Array.from(found.parameters.matchAll(/[*+$]*([A-Za-z_][\w-]*)(?:=(?:"[^"]*"|'[^']*'|\S+))?/g), ([, name]) => name!),
      dependencies: Array.from(found.dependencies.replace(/#.*$/, '').matchAll(/\(?([A-Za-z_][\w:-]*)(?:[^()]*\))?/g), ([, name]) => name!),
      recipe,
      ...(isScript && { script: scriptOf(body, document, known) }),
      location: document.locate(header.start, header.end),
    },
  ];
}

/** `name parameters: dependencies`; a colon in quotes divides nothing. */
function headerOf(content: string): { name: string; parameters: string; dependencies: string } | undefined {
  const found = NAME.exec(content);
  if (!found?.[1]) return undefined;
  for (let at = found[0].length; at < content.length; at++) {
    const character = content[at];
    if (character === '"' || character === "'") at = skipQuotes(content, at, content.length) - 1;
    else if (character === ':' && content[at + 1] !== '=') {
      return { name: found[1], parameters: content.slice(found[0].length, at), dependencies: content.slice(at + 1) };
    } else if (character === ':') return undefined;
  }
  return undefined;
}

/** Lines with those that a backslash continues. */
function joined(lines: readonly Line[], text: string): Line[] {
  const result: Line[] = [];
  let first: Line | undefined;
  for (const line of lines) {
    first ??= line;
    if (line.text.endsWith('\\')) continue;
    result.push({ text: text.slice(first.start, line.end), start: first.start, end: line.end });
    first = undefined;
  }
  if (first) result.push(first);
  return result;
}

function scriptOf(body: readonly Line[], document: Document, known: ReadonlyMap<string, string>): Document {
  const builder: Builder = { characters: [], offsets: [] };
  const indent = Math.min(...body.filter(({ text }) => text.trim() !== '').map(({ text }) => text.length - text.trimStart().length));
  for (const { text, start, end } of body) {
    for (let at = start + Math.min(indent, text.length); at < end;) at = expand(builder, document.text, at, end, known);
    addAt(builder, '\n', end);
  }
  const start = body[0]?.start ?? 0;
  const end = body.at(-1)?.end ?? start;
  return document.part(start, end, builder.characters.join(''), [...builder.offsets, end]);
}

/** Adds one character, or what `{{ … }}` puts in. */
function expand(builder: Builder, text: string, at: number, end: number, known: ReadonlyMap<string, string>): number {
  if (text.startsWith('{{{{', at)) {
    addAt(builder, '{{', at);
    return at + 4;
  }
  const isOpen = text.startsWith('{{', at);
  const ahead = isOpen ? text.slice(at, Math.min(end, at + LONGEST)).indexOf('}}') : -1;
  const close = at + ahead;
  if (ahead < 0) {
    addAt(builder, text[at]!, at);
    return at + 1;
  }
  const value = known.get(text.slice(at + 2, close).trim());
  if (value === undefined) addHole(builder, at);
  else addAt(builder, value, at);
  return close + 2;
}
