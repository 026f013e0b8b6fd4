import { classifyCredential, ISSUED, passwordInUrl } from '../values/credential.js';
import { maskLine } from './mask.js';
import { mergeSpans, type Span } from './spans.js';

/** Nothing shorter than this, with its name, is a secret. UTF-16 code units. */
const SHORTEST = 8;
const ISSUED_ANYWHERE = new RegExp(ISSUED.map(({ pattern }) => pattern.source).join('|'), 'g');
/** A URL with user information, up to its `@`. */
const URL_WITH_USER = /(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/[^\s/@?#]*@/gi;
/** A name, a sign of binding, and a text in quotes or a word. */
const BOUND =
  /(?<![\w.-])(?<name>[A-Za-z_][\w.-]*)["']?\s{0,20}(?:=>|:=|[:=])\s{0,20}(?=(?<quote>["'`])(?<quoted>[^"'`\s]{1,400})\k<quote>|(?<word>[^\s"'`]{1,400}))/dg;
/** What may be random: as many letters and digits in a row as a key has, and no more than a line of code holds. */
const LONG_WORD = /(?<!\w)\w{20,400}(?!\w)/g;
/** A line of an armoured key. Source: RFC 7468, section 2. */
const ARMOUR = /^\s*[A-Za-z\d+/]{64}\s*$/;

/**
 * What of a line of source looks like a secret to somebody who reads no more than the line: spans, not sorted. Whoever quotes source masks
 * them beside the places that the report names, since a line may stand where no language reads it: in a comment, in a broken file, under a
 * key that means nothing.
 */
export function apparentSecrets(line: string): readonly Span[] {
  if (line.length < SHORTEST) return [];
  const spans: Span[] = [];
  const add = (start: number, end: number) => void spans.push({ start: start + 1, end: end + 1 });
  for (const { index, 0: text } of line.matchAll(ISSUED_ANYWHERE)) add(index, index + text.length);
  for (const { index, 0: url } of line.matchAll(URL_WITH_USER)) {
    const password = passwordInUrl(url);
    if (password && password.looks.looks !== 'placeholder') add(index + password.start, index + password.end);
  }
  for (const { groups, indices } of line.matchAll(BOUND)) {
    const [from, to] = indices?.groups?.['quoted'] ?? indices?.groups?.['word'] ?? [0, 0];
    const looks = classifyCredential(line.slice(from, to), groups?.['name'])?.looks;
    // A bare word is code more often than a password.
    if (looks === 'random' || (looks === 'words' && groups?.['quoted'] !== undefined)) add(from, to);
  }
  for (const { index, 0: word } of line.matchAll(LONG_WORD)) if (isJumbled(word)) add(index, index + word.length);
  if (ARMOUR.test(line)) add(0, line.length);
  return spans;
}

/** Capitals, small letters and digits take turns more often than in any name that is made of words. */
function isJumbled(word: string): boolean {
  const runs = word.match(/[A-Z]+|[a-z]+|\d+/g)?.length ?? 0;
  return runs * 2.5 >= word.length && /[A-Z]/.test(word) && /[a-z]/.test(word);
}

/** A text that somebody composed, with what looks like a secret replaced. No rule should say one; this is the second lock. */
export function withoutSecrets(text: string): string {
  const spans = apparentSecrets(text);
  return spans.length === 0 ? text : maskLine(text, mergeSpans(spans), '…');
}
