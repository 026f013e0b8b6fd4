import type { Comment } from './comments.js';
import { HOLE } from './hole.js';

export { HOLE, hasHole } from './hole.js';

/** A piece of template in a file of another language. Offsets are UTF-16 offsets into the text. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** What stands between the marks, trimmed. */
  readonly expression: string;
  /** It puts nothing in by itself: `if`, `end`, an assignment, a comment. */
  readonly control: boolean;
  /** The lines that it stands on hold nothing else. */
  readonly alone: boolean;
  /** The keys of a `.Values.image.tag`, when the expression is that and filters that keep it. */
  readonly values?: readonly string[];
}

/** The language around the holes: it decides what may stand in for them. */
export type TemplatedLanguage = 'yaml' | 'toml' | 'json' | 'dockerfile' | 'dotenv' | 'python' | 'shell';

interface Marks {
  readonly open: string;
  readonly close: string;
}

const MARKS: readonly Marks[] = [
  { open: '{{', close: '}}' },
  { open: '{%', close: '%}' },
  { open: '{#', close: '#}' },
  { open: '<%', close: '%>' },
];
/** Longer ones are two marks that have nothing to do with each other. */
const LONGEST = 4_000;
const CONTROL =
  /^(?:if|else|elif|elsif|end(?:if|for|with|range|block|macro|set|raw|filter|call|each|unless|trans|autoescape)?|range|with|define|block|for|macro|set|raw|import|from|extends|filter|call|break|continue|unless|each|do|case|when|autoescape|trans)(?![\w.])|^[#^/!]|^\$?\w+(?:\s*,\s*\$?\w+)?\s*:?=(?!=)/;
const VALUES = /^(?:(?:quote|squote|toString|toYaml|int)\s+)?\(?\s*\$?\.Values((?:\.[A-Za-z_]\w*)+)\s*\)?\s*((?:\|[^|]*)*)$/;
const KEEPING = /^\s*(?:quote|squote|toString|trim|int|int64|toYaml|n?indent \d+|default\b.*|required\b.*)\s*$/;

/**
 * Puts characters that the language takes for part of a word where a template's marks stand, so that its parser
 * can go on. The text keeps its length: every offset stays; a line break stays unless it stands inside a hole in
 * the midst of a line. Lines that hold nothing but holes become blank. `${{ … }}` of GitHub Actions is no hole, nor is what is never closed.
 */
export function fillHoles(text: string, language: TemplatedLanguage = 'yaml'): { text: string; holes: Hole[] } {
  const holes = mayHoldHoles(text) ? findHoles(text, language) : [];
  if (holes.length === 0) return { text, holes };
  let filled = '';
  let from = 0;
  for (const hole of holes) {
    filled += text.slice(from, hole.start) + standIn(text, hole, language);
    from = hole.end;
  }
  return { text: filled + text.slice(from), holes };
}

/** The holes that lie in a range of offsets, in order. */
export function holesWithin(holes: readonly Hole[], start: number, end: number): readonly Hole[] {
  if (holes.length === 0) return holes;
  return holes.filter((hole) => hole.start < end && hole.end > start);
}

/** The comments of the template language: `{# … #}` and `{{/* … }}`. */
export function templateComments(text: string, holes: readonly Hole[]): Comment[] {
  return holes
    .filter(({ start, expression }) => text.startsWith('{#', start) || expression.startsWith('/*'))
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

function mayHoldHoles(text: string): boolean {
  return MARKS.some(({ open }) => text.includes(open));
}

function findHoles(text: string, language: TemplatedLanguage): Hole[] {
  const found: Omit<Hole, 'alone'>[] = [];
  for (let at = 0; at < text.length;) {
    const open = nextMark(text, at);
    if (!open) break;
    const { marks, start } = open;
    const close = closing(text, start, marks, language);
    if (close === undefined) {
      at = start + 1;
      continue;
    }
    found.push(describe(text, start, close, marks));
    at = close;
  }
  return markAlone(text, found);
}

function nextMark(text: string, at: number): { marks: Marks; start: number } | undefined {
  const pattern = /\{\{|\{%|\{#|<%/g;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const marks = found && MARKS.find(({ open }) => open === found[0]);
  return marks ? { marks, start: found.index } : undefined;
}

/** Where a hole ends, or undefined where what looks like its mark is the language's own. */
function closing(text: string, start: number, { open, close }: Marks, language: TemplatedLanguage): number | undefined {
  const before = text[start - 1];
  if (before === '$' && open !== '<%') return undefined;
  if (before === '{' && open !== '<%') return undefined;
  const isCommentOfShell = open === '{#' && (language === 'shell' || before === '$');
  if (isCommentOfShell) return undefined;
  const ahead = text.slice(start + open.length, start + LONGEST).indexOf(close);
  if (ahead < 0) return undefined;
  let end = start + open.length + ahead;
  // `{{ {…}}}`: the braces of a dictionary are inside.
  while (close === '}}' && text[end + 2] === '}') end++;
  const inner = text.slice(start + open.length, end);
  if (inner.includes(open) || (language === 'python' && open === '{{' && !isExpression(inner))) return undefined;
  return end + close.length;
}

/** Of `{{ … }}` in Python: `{{x}}` is an escaped brace in a format string, or a set in a set. */
function isExpression(inner: string): boolean {
  return /^[-~]?\s+\S|^\s*cookiecutter\./.test(inner) && !/[,:](?![^'"]*['"])/.test(inner.replace(/\|.*$/s, ''));
}

function describe(text: string, start: number, end: number, { open, close }: Marks): Omit<Hole, 'alone'> {
  const inner = text.slice(start + open.length, end - close.length);
  const expression = inner
    .replace(/^[-~+=]/, '')
    .replace(/[-~+]$/, '')
    .trim();
  const isStatement = (open === '{%' && !/^include\b/.test(expression)) || open === '{#' || (open === '<%' && !inner.startsWith('='));
  const values = open === '{{' ? valuesPath(expression) : undefined;
  return { start, end, expression, control: isStatement || CONTROL.test(expression), ...(values && { values }) };
}

function valuesPath(expression: string): string[] | undefined {
  const found = VALUES.exec(expression);
  const filters = found?.[2]?.split('|').slice(1) ?? [];
  return found?.[1] && filters.every((filter) => KEEPING.test(filter)) ? found[1].slice(1).split('.') : undefined;
}

/** Marks the holes of lines that hold nothing but holes and blanks. */
function markAlone(text: string, holes: readonly Omit<Hole, 'alone'>[]): Hole[] {
  const marked: Hole[] = [];
  for (let first = 0; first < holes.length;) {
    let last = first;
    let isBlank = true;
    while (last + 1 < holes.length) {
      const between = text.slice(holes[last]!.end, holes[last + 1]!.start);
      if (between.includes('\n')) break;
      isBlank &&= between.trim() === '';
      last++;
    }
    const lineStart = text.lastIndexOf('\n', holes[first]!.start - 1) + 1;
    const newline = text.indexOf('\n', holes[last]!.end);
    const around = text.slice(lineStart, holes[first]!.start) + text.slice(holes[last]!.end, newline < 0 ? text.length : newline);
    const alone = isBlank && around.trim() === '';
    for (const hole of holes.slice(first, last + 1)) marked.push({ ...hole, alone });
    first = last + 1;
  }
  return marked;
}

function standIn(text: string, { start, end, alone }: Hole, language: TemplatedLanguage): string {
  const source = text.slice(start, end);
  if (alone) return source.replace(/[^\r\n]/g, ' ');
  if (language === 'python') return source.replace(/[^\r\n]/g, '_');
  if (language === 'dockerfile') return source.replace(/[^\r\n]/g, HOLE);
  if (language === 'toml' && isBareKey(text, start)) return '_'.repeat(source.length);
  const filled = HOLE.repeat(source.length);
  const needsQuotes = (language === 'toml' || language === 'json') && isBareValue(text, start, end);
  return needsQuotes ? `"${HOLE.repeat(source.length - 2)}"` : filled;
}

/** Whether a hole is a whole value that has no quotes of its own. */
function isBareValue(text: string, start: number, end: number): boolean {
  return /[=:[,]\s*$/.test(text.slice(Math.max(0, start - 80), start)) && /^\s*(?:$|[\r\n,\]}#])/.test(text.slice(end, end + 80));
}

/** Whether a hole stands where TOML has a key without quotes. */
function isBareKey(text: string, start: number): boolean {
  return /^[^"'=#\n]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) && !isBareValue(text, start, start);
}
