import type { Document } from '../../vocabulary/document.js';
import type { Redaction } from '../../vocabulary/facts/index.js';
import { classifyCredential, isPlaceholder } from '../../values/credential.js';

/** What ends a scheme, and the user information behind it: `user:password@` or `token@`. */
const MARK = '://';
const USER_INFORMATION = /^([^\s/@'"<>:]*)(?::([^\s/@'"<>]*))?@/;
/** No user information is longer, in UTF-16 code units. */
const LONGEST = 1_024;
const NOBODY = /^(?:git|hg|svn|user|username|oauth2|x-access-token|oauth|__token__)?$/i;

interface Secret {
  readonly start: number;
  readonly end: number;
}

/**
 * States where the text of a data file holds credentials in URLs, so that nobody quotes them.
 * What a variable or template gives (`${TOKEN}`) is no credential.
 */
export function* redactions(document: Document): Generator<Redaction> {
  for (const { start, end } of secretsOf(document.text)) yield { kind: 'redaction', location: document.locate(start, end) };
}

/** The text with credentials in URLs replaced by `***`: what a fact may carry. */
export function masked(text: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of secretsOf(text)) {
    result += `${text.slice(from, start)}***`;
    from = end;
  }
  return result + text.slice(from);
}

function* secretsOf(text: string): Generator<Secret> {
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + MARK.length)) {
    const from = mark + MARK.length;
    const match = USER_INFORMATION.exec(text.slice(from, from + LONGEST));
    if (!match || !/[a-z\d]/i.test(text[mark - 1] ?? '')) continue;
    const [whole, user = '', password] = match;
    const end = from + whole.length - 1;
    const secret = password ?? user;
    if (secret === '' || /[${}%\uE000]/.test(secret)) continue;
    if (password === undefined && (NOBODY.test(user) || !looksLikeToken(user))) continue;
    if (password !== undefined && isPlaceholder(password)) continue;
    yield { start: end - secret.length, end };
  }
}

function looksLikeToken(user: string): boolean {
  return classifyCredential(user, 'access_token') !== undefined && user.length >= 16;
}
