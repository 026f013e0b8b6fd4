import type { Value } from '@factorlint/core';

/**
 * Functions whose result is another one each time. Sources: docs.python.org/3/library/secrets.html, …/uuid.html, …/random.html,
 * docs.djangoproject.com (django.core.management.utils, django.utils.crypto), nodejs.org/api/crypto.html, the packages' own pages.
 */
const SOURCES: ReadonlySet<string> = new Set([
  'secrets.token_hex',
  'secrets.token_urlsafe',
  'secrets.token_bytes',
  'secrets.choice',
  'os.urandom',
  'uuid.uuid4',
  'uuid.uuid1',
  'random.choice',
  'random.choices',
  'random.getrandbits',
  'random.SystemRandom.choice',
  'random.SystemRandom.choices',
  'django.core.management.utils.get_random_secret_key',
  'django.utils.crypto.get_random_string',
  'cryptography.fernet.Fernet.generate_key',
  'crypto.randomBytes',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'uuid.v4',
  'nanoid.nanoid',
  'Math.random',
]);

/** The call that makes a value up, through conversions and methods of its result; undefined where there is none. */
export function madeUp(value: Value): Value | undefined {
  switch (value.kind) {
    case 'call':
      if (SOURCES.has(nameOf(value.callee))) return value;
      return [value.callee, ...value.arguments].map(madeUp).find((each) => each !== undefined);
    case 'member':
      return madeUp(value.of);
    case 'text':
      return value.parts.map(madeUp).find((each) => each !== undefined);
    default:
      return undefined;
  }
}

function nameOf(callee: Value): string {
  switch (callee.kind) {
    case 'reference':
      return `${callee.module.replace(/^node:/, '')}.${callee.name}`;
    case 'member':
      return `${nameOf(callee.of)}.${callee.key}`;
    case 'call':
      return nameOf(callee.callee);
    default:
      return '';
  }
}
