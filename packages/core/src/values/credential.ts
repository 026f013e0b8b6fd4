import { isAboutName } from './label.js';
import type { Location } from '../vocabulary/location.js';
import type { Credential, Literal, Text, Value } from '../vocabulary/value.js';

/** A format of credentials that can be told from any other text. */
interface IssuedFormat {
  readonly issuer: string;
  /** What stands in each, and in few other texts: most are searched for all of these at once, and for nothing more. */
  readonly mark: RegExp;
  readonly pattern: RegExp;
}

/** Formats that their issuers document, so that a scanner can know them. Sources: each issuer's page on token formats. */
export const ISSUED: readonly IssuedFormat[] = [
  { issuer: 'AWS', mark: /A[KS]IA/, pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/ },
  { issuer: 'Google', mark: /AIza/, pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/ },
  { issuer: 'GitHub', mark: /gh[pousr]_|github_pat_/, pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})/ },
  { issuer: 'GitLab', mark: /glpat-/, pattern: /(?<!\w)glpat-[\w-]{20,}/ },
  { issuer: 'Stripe', mark: /k_live_/, pattern: /(?<!\w)[sr]k_live_[A-Za-z0-9]{16,}/ },
  { issuer: 'Slack', mark: /xox[abeoprs]-/, pattern: /(?<!\w)xox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { issuer: 'Slack', mark: /hooks\.slack/, pattern: /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/ },
  { issuer: 'SendGrid', mark: /SG\./, pattern: /(?<!\w)SG\.[\w-]{16,}\.[\w-]{16,}/ },
  { issuer: 'npm', mark: /npm_/, pattern: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/ },
  { issuer: 'OpenAI', mark: /sk-/, pattern: /(?<!\w)sk-(?:proj-)?[A-Za-z0-9_-]{32,}/ },
  { issuer: 'a private key', mark: /-----BEGIN /, pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/ },
  { issuer: 'a signed token', mark: /eyJ/, pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/ },
];

const ISSUED_MARK = new RegExp(ISSUED.map(({ mark }) => mark.source).join('|'));

/** The line before or after a key, without the key: what takes it away names it. Source: RFC 7468, section 2. */
const KEY_MARKER = /^\s*-----(?:BEGIN|END) (?:[A-Z0-9]+ )*PRIVATE KEY-----\s*$/;
const KEY_MARKERS = /-----(?:BEGIN|END) [A-Z0-9 ]+-----/g;
/** As much of a key as no example has. */
const KEY_LINE = /[A-Za-z\d+/]{48}/;

/** Texts that everybody knows to be stand-ins. `secret`, `password` and `test` are so only as the whole value. */
const PLACEHOLDER =
  /change[-_ ]?(?:me|this|it)|changeme|replace[-_ ]?(?:me|this|with)|your[-_ ]|<[^<>]+>|\{\{|\}\}|!!!|x{3,}|dummy|example|placeholder|todo|fixme|insert[-_ ]|-{3,}|\*{3,}|\.{3,}|0{4,}|django-insecure|not[-_ ]?(?:a[-_ ])?(?:so[-_ ])?secret|unsafe|insecure|s3cr3t/i;
const PLACEHOLDER_WHOLE =
  /^(?:secret|password|passwd|test|testing|none|null|undefined|foo|bar|baz|key|token|abc|abc123|123456?7?8?9?0?|admin|root|guest|user|default|local|dev|development)$/i;

const STRONG_NAME =
  /(?:^|_)(?:secret|secret_key(?:_base)?|secret_?token|client_secret|app_secret|(?:pg)?passw(?:or)?d|passphrase|pwd|api_?key|apikey|access_key(?:_secret)?|secret_access_key|private_key|signing_key|encryption_key|auth_?token|access_?token|refresh_?token|bot_?token|api_?token|bearer_?token|webhook_secret|jwt_?secret|cookie_secret|session_secret|master_key|account_key|credentials?)(?:_?\d+)?$/;
/** Names that end so may hold a secret: only a value that looks random counts. */
const WEAK_NAME = /(?:^|_)(?:token|salt|dsn|webhook_url|signing|hmac|fernet_keys?)$/;
/** Names that speak about a secret without holding it. */
const FALSE_FRIEND =
  /(?:^|_)(?:dummy|fake|example|sample|mock|test|placeholder|masked|redacted|sentinel)_|(?:^|_)(?:public|publishable|site|primary|foreign|sort|partition|cache|search|translation|locale|i18n|label|unique|idempotency|shortcut|hot)_?(?:api_)?keys?$|^keys?$|(?:^|_)(?:no|use|has|is|show|hide|enable|disable|require|allow|forgot|reset|change|confirm|invalid|missing|wrong|validate|check|set|update|new|old|next)_(?:\w+_)?(?:secret|passw(?:or)?d|token|api_?key)s?$/;

const STAND_IN_NAME = /(?:^|_)(?:placeholder|mask|masked|redacted|sentinel|example|dummy)(?:_|$)/;
/** Names that a client gives to what it shows to somebody else. A key in capitals may be the variable that callers are held against. */
const SHOWN_TO_OTHERS = /(?:client_?s|CLIENT_S|[cC]lientS)(?:ecret|ECRET)$|(?:^|_)api_?key$|[aA]piKey$/;
/** What opens nothing and says so. */
const NOTHING = /^(?:dummy|unused|empty|n\/a|not?[-_ ](?:key|secret|used|needed|required|applicable))$/i;
/** A token goes into a header as one word (RFC 6750, 2.1): two words about its absence can never be sent. */
const TOKEN_NAME = /token$/i;
const ABSENCE = /^(?:not|no|none|never|missing|undefined|unset|unknown)\s+\w/i;

/** Not passwords but the folders that a shell is and was in. Source: POSIX, chapter 8, environment variables. */
const SHELL_FOLDER = /^(?:OLD)?PWD$/;

/**
 * Whether a name announces a secret: `strong` names do for any value, `weak` ones only for one that looks random.
 * Camel case, kebab case, dots and slashes are read as snake case.
 */
export function secretName(name: string): 'strong' | 'weak' | undefined {
  if (SHELL_FOLDER.test(name)) return undefined;
  const snake = snakeCase(name);
  if (FALSE_FRIEND.test(snake)) return undefined;
  if (STRONG_NAME.test(snake)) return 'strong';
  return WEAK_NAME.test(snake) ? 'weak' : undefined;
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[-./\s]+/g, '_')
    .toLowerCase();
}

/** Whether a name announces a secret that a deploy must supply. */
export function isSecretName(name: string): boolean {
  return secretName(name) === 'strong';
}

/** Shorter words under such names are names of fields and kinds far more often than passwords. UTF-16 code units. */
const MIN_WORDS = 5;

export type Looks = Pick<Credential, 'looks' | 'issuer'>;

/**
 * What a literal looks like when it stands where `name` says (or anywhere, without a name).
 * Undefined: it is no credential. Pure; the text goes nowhere.
 */
export function classifyCredential(text: string, name?: string): Looks | undefined {
  if (KEY_MARKER.test(text)) return undefined;
  const issuer = ISSUED_MARK.test(text) ? ISSUED.find(({ pattern }) => pattern.test(text))?.issuer : undefined;
  if (issuer) return isStandIn(text) ? { looks: 'placeholder' } : { looks: 'issued', issuer };
  const strength = name === undefined ? undefined : secretName(name);
  if (!strength || !couldBeSecret(text, name ?? '')) return undefined;
  if (isPlaceholder(text)) return { looks: 'placeholder' };
  if (isRandom(text)) return { looks: 'random' };
  return strength === 'strong' && text.trim().length >= MIN_WORDS ? { looks: 'words' } : undefined;
}

/** Whether a text in an issued format is none that was issued. What is around a key is no stand-in, nor is whatever stands in a long one. */
function isStandIn(text: string): boolean {
  const inner = text.replace(KEY_MARKERS, '');
  return PLACEHOLDER.test(inner) && !(inner !== text && KEY_LINE.test(inner));
}

/** Whether a name says that what it holds stands in for a secret: `WRITE_ONLY_PLACEHOLDER`, `passwordMask`. */
export function isStandInName(name: string): boolean {
  return STAND_IN_NAME.test(snakeCase(name));
}

/** Whether everybody knows the text to be a stand-in. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER_WHOLE.test(text) || PLACEHOLDER.test(text);
}

/** Many words and little else is a phrase that somebody has thought up, however long. */
const PHRASE_WORDS = 3;
const MIN_UNREADABLE = 12;

function isRandom(text: string): boolean {
  const parts = text.split(/[-_.]+/);
  const unreadable = parts.filter((part) => !isWord(part) && !isSequence(part)).join('');
  if (parts.filter(isWord).length >= PHRASE_WORDS && unreadable.length < MIN_UNREADABLE) return false;
  return text.length >= 16 && !/\s/.test(text) && entropy(text) >= 3.5 && (/\d/.test(text) || /[A-Z].*[a-z]|[a-z].*[A-Z]/.test(text));
}

function isWord(text: string): boolean {
  return /^(?:[A-Z]?[a-z]{1,14}|[A-Z]{2,14})$/.test(text) && /[aeiouy]/i.test(text);
}

/** `0123456789abcdef`: nearly each character follows the one before it. */
function isSequence(text: string): boolean {
  const steps = [...text.slice(1)].filter((character, index) => character.charCodeAt(0) - text.charCodeAt(index) === 1);
  return text.length >= 3 && steps.length >= (text.length - 1) * 0.75;
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/**
 * Leaves out what stands under such names and is something else: prose, class paths, URLs, names of variables, message keys.
 * `phc_`, `pk_`: keys that their issuers (PostHog, Stripe, Mapbox) mean to be public. A path of plain words is an identifier. */
function couldBeSecret(text: string, name: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 3 || /^(?:true|false|yes|no|on|off|none|null|undefined)$/i.test(trimmed)) return false;
  if (
    /^\d{1,5}$/.test(trimmed) ||
    /^[*•]+$/.test(trimmed) ||
    // What all credentials of one kind begin with.
    /^(?=.{3,20}$)(?:[A-Za-z]+[_-]){1,3}$/.test(trimmed) ||
    (SHOWN_TO_OTHERS.test(name) && NOTHING.test(trimmed)) ||
    (TOKEN_NAME.test(name) && ABSENCE.test(trimmed)) ||
    /^[<([{]?(?:redacted|hidden|masked|filtered|secret hidden|write[-_ ]?only|omitted|obfuscated|scrubbed|withheld|not[-_ ]shown)[>)\]}]?$/i.test(
      trimmed,
    )
  )
    return false;
  if (/^(?:\w*[a-z])?password$/.test(name) && /^[a-z]+(?:[-_ ][a-z]+)*$/.test(trimmed) && !/pass|secret|admin|guess|change/.test(trimmed))
    return false;
  if (
    bare(trimmed) === bare(name) ||
    isPathToName(trimmed, name) ||
    isAboutName(trimmed, name) ||
    /^(?:phc_|pk_(?:live|test)_|pk\.eyJ|[a-z-]+\/[a-z_/-]+$)/.test(trimmed)
  )
    return false;
  if (/^[a-z]+:\/\//i.test(trimmed) || /^[./~]/.test(trimmed)) return false;
  if (/\$\{?[A-Za-z_]/.test(trimmed) || /^%\(?\w/.test(trimmed) || trimmed.includes('\uE000')) return false;
  if (/^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(trimmed)) return false;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(trimmed)) return false;
  if (/\s/.test(trimmed) && !/^!.*!$/.test(trimmed) && (trimmed.split(/\s+/).length > 2 || /[.!?:]$/.test(trimmed))) return false;
  return true;
}

/** The type of an action, named like its constant: `shop/cart/GET_TOKEN` under `GET_TOKEN`. */
function isPathToName(text: string, name: string): boolean {
  const parts = text.split('/');
  return parts.length > 1 && parts.every((part) => /^@?[A-Za-z][\w-]*$/.test(part)) && bare(parts.at(-1) ?? '') === bare(name);
}

function bare(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/**
 * The value of a string literal: a credential where it looks like one, a text with a credential inside where it is a URL
 * with a password, else a plain literal.
 * @param text what the literal says
 * @param location where it stands
 * @param options `name`: what it is bound to; `part`: the place of a part of the text (offsets into `text`), for URLs
 */
export function literalValue(
  text: string,
  location: Location,
  options: { readonly name?: string; readonly part?: (start: number, end: number) => Location } = {},
): Literal | Credential | Text {
  const inUrl = passwordInUrl(text);
  if (inUrl) {
    const place = (start: number, end: number) => options.part?.(start, end) ?? location;
    const pieces: (Literal | Credential)[] = [];
    if (inUrl.start > 0) pieces.push({ kind: 'literal', value: text.slice(0, inUrl.start), location: place(0, inUrl.start) });
    pieces.push({ kind: 'credential', ...inUrl.looks, location: place(inUrl.start, inUrl.end) });
    if (inUrl.end < text.length) pieces.push({ kind: 'literal', value: text.slice(inUrl.end), location: place(inUrl.end, text.length) });
    return { kind: 'text', parts: pieces, location };
  }
  const looks = classifyCredential(text, options.name);
  return looks ? { kind: 'credential', ...looks, location } : { kind: 'literal', value: text, location };
}

/** Turns a literal string into a credential where the name that it is bound to says so; every other value stays as it is. */
export function underName(value: Value, name: string): Value {
  if (value.kind !== 'literal' || typeof value.value !== 'string') return value;
  const looks = classifyCredential(value.value, name);
  return looks ? { kind: 'credential', ...looks, location: value.location, ...(value.via ? { via: value.via } : {}) } : value;
}

/** `underName` for everything that the value may come from: options of choices, defaults of reads. */
export function everyUnderName(value: Value, name: string): Value {
  switch (value.kind) {
    case 'literal':
      return underName(value, name);
    case 'environment':
      return typeof value.missing === 'object' ? { ...value, missing: everyUnderName(value.missing, name) } : value;
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: everyUnderName(option.value, name) })) };
    default:
      return value;
  }
}

/** Where the password of a URL's user information stands in the text, and what it looks like. */
export function passwordInUrl(text: string): { readonly start: number; readonly end: number; readonly looks: Looks } | undefined {
  const match = /^[a-z][a-z\d+.-]*:\/\/([^\s/:@?#]*):([^\s/@]+)@/i.exec(text);
  const password = match?.[2];
  if (!match || password === undefined || /^[${<%\uE000]/.test(password)) return undefined;
  const end = match[0].length - 1;
  const looks: Looks =
    isPlaceholder(password) || password === match[1] ? { looks: 'placeholder' } : { looks: isRandom(password) ? 'random' : 'words' };
  return { start: end - password.length, end, looks };
}
