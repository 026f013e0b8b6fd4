import type { PythonLines } from '@factorlint/scanner';

/** Keywords after which a name is bound, deleted or awaited. */
const BEFORE = /(?:^|[^\w.])(?:as|import|for|def|class|global|nonlocal|del|await)[ \t\\\r\n]+[([*]*$/;
/** First words of lines that bind names anywhere in them. */
const BINDERS = /^(?:for|with|async|del|import|from|except|global|nonlocal)\b/;
/** As far back as a keyword can stand. UTF-16 code units. */
const LOOK_BACK = 24;
/** As far on as a sign of equality can stand behind the brackets of a target. UTF-16 code units. */
const LOOK_AHEAD = 64;

/**
 * Whether a word at an offset of a line may be the name that a statement binds or changes. It errs on that side: whoever asks parses the
 * line then. Pure; offsets are UTF-16 offsets into the text.
 */
export function mayBind(text: string, start: number, end: number, line: number, lines: PythonLines): boolean {
  const first = lines.starts[line]!;
  let before = start - 1;
  while (before >= first && isBlank(text.charCodeAt(before))) before -= 1;
  const previous = text[before] ?? '';
  if (before < first) return true;
  if (previous === '.') return false;
  // The value begins after the first sign of equality: what stands before it is bound.
  const value = lines.values[line]!;
  if (value > start) return true;
  let after = end;
  while (isBlank(text.charCodeAt(after))) after += 1;
  if (text[after] === ':' && text[after + 1] === '=') return true;
  if (value > 0 && text[after] === '=' && text[after + 1] !== '=') return true;
  if (previous === ';' || previous === ':') return true;
  if (/^[([*]+$/.test(text.slice(first, before + 1).replace(/\s/g, ''))) return true;
  return BEFORE.test(text.slice(Math.max(first, start - LOOK_BACK), start)) || BINDERS.test(text.slice(first, first + 9));
}

/**
 * Whether a word may be given a value on a line: as a target of an assignment, a keyword argument, a parameter with a default or an
 * annotation. It errs on that side. Pure.
 */
export function mayGive(text: string, word: string, line: number, lines: PythonLines): boolean {
  const [first, end, value] = [lines.starts[line]!, lines.ends[line]!, lines.values[line]!];
  for (let start = text.indexOf(word, first); start >= 0 && start < end; start = text.indexOf(word, start + word.length)) {
    let after = start + word.length;
    if (isWordAround(text, start, after)) continue;
    // What stands before the first sign of equality may be a target, whatever follows.
    if (value > start) return true;
    while (isBlank(text.charCodeAt(after))) after += 1;
    // Brackets and a comment may stand between a target and its sign.
    if (text[after] === ':' || text[after] === '#' || (text[after] === '=' && text[after + 1] !== '=')) return true;
    if (text[after] === ')' && /^[)\]\s\\]*=(?!=)/.test(text.slice(after, after + LOOK_AHEAD))) return true;
  }
  return false;
}

/** Whether a letter, digit or the like stands before or after, so that the word is part of a longer one. */
export function isWordAround(text: string, start: number, end: number): boolean {
  return isPart(text.charCodeAt(start - 1)) || isPart(text.charCodeAt(end));
}

function isPart(code: number): boolean {
  return code >= 128 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 92;
}
