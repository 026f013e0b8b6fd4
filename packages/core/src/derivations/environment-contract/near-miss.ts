/** Words that people put before a name to say whose it is; the name without them is the same variable. */
const OWNER = /^(?:APP|APPLICATION|DJANGO|FLASK|FASTAPI|NODE|EXPRESS|NEST|NEXT|SERVER|BACKEND|API|WEB|SERVICE|MY|MAIN)$/;
/** Words without which a name says the same. */
const PADDING = /^(?:VALUE|VAR|ENV|STRING|STR)$/;
/** Shorter names are too alike by chance. */
const SHORTEST = 5;

/**
 * Whether one name was probably meant to be the other: another owner's prefix (`SECRET_KEY` and `DJANGO_SECRET_KEY`), other
 * separators or case (`DBHOST` and `DB_HOST`), one letter more, less, other or swapped (`REDIS_ULR`), a plural.
 * @param app the app's name: it may stand before a variable
 */
export function isNear(a: string, b: string, app = ''): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (first.join('') === second.join('')) return true;
  const owner = app.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length > short.length && isPadded(short, long, owner)) return true;
  return short.length === long.length && differInOneWord(short, long);
}

function wordsOf(name: string): readonly string[] {
  return name
    .toUpperCase()
    .split('_')
    .filter((word) => word !== '');
}

function isPadded(short: readonly string[], long: readonly string[], owner: string): boolean {
  const extra = long.length - short.length;
  const ends = (words: readonly string[]) => words.join('_') === short.join('_');
  if (ends(long.slice(extra)) && short.join('').length >= SHORTEST) {
    const prefix = long.slice(0, extra).join('_');
    return OWNER.test(prefix) || prefix === owner || owner.split('_')[0] === prefix;
  }
  return ends(long.slice(0, short.length)) && long.slice(short.length).every((word) => PADDING.test(word)) && short.length > 1;
}

/** All words but one are the same, and that one is misspelt or a plural. */
function differInOneWord(a: readonly string[], b: readonly string[]): boolean {
  const different = a.map((word, index) => [word, b[index] ?? ''] as const).filter(([one, other]) => one !== other);
  const [pair] = different;
  return different.length === 1 && pair !== undefined && isMisspelt(pair[0], pair[1]);
}

function isMisspelt(a: string, b: string): boolean {
  if (/\d/.test(a + b)) return false;
  if (a === `${b}S` || b === `${a}S`) return a.length > 2 && b.length > 2;
  if (Math.min(a.length, b.length) < 3 || Math.max(a.length, b.length) < 4) return isSwapped(a, b);
  return isSwapped(a, b) || differsByOneLetter(a, b);
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** One letter other, more or less, and not the first one: `HOST` and `POST` are two words. */
function differsByOneLetter(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short[0] !== long[0]) return false;
  const at = [...long].findIndex((letter, index) => letter !== short[index]);
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  return long.length > 4 && long.slice(at + 1) === short.slice(at + 1);
}
