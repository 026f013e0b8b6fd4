import { describe, expect, it } from 'vitest';
import { classifyCredential, isSecretName, literalValue } from './credential.js';

const AWS_LIKE = ['AKIA', 'Q3EGRIVZJ7YHBW2N'].join('');

describe('classifyCredential', () => {
  it.for([
    [AWS_LIKE, undefined, 'issued'],
    [['-----BEGIN PRIVATE', 'KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ'].join(' '), undefined, 'issued'],
    [['-----BEGIN PRIVATE', 'KEY-----'].join(' '), 'privateKey', undefined],
    ['k8#v2qz!m1x9p4w7r3t6y5u0', 'SECRET_KEY', 'random'],
    ['hunter2', 'DB_PASSWORD', 'words'],
    ['password changed', 'password', undefined],
    ['password compromised', 'CompromisedPassword', undefined],
    ['_totp_secret', '_totp_secret_key', undefined],
    ['api_token', 'TableApiToken', undefined],
    ['jwt_secret', 'JWT_SECRET_KEY', 'words'],
    ['session-secret', 'sessionSecretKey', 'words'],
    ['my password', 'password', 'words'],
    ['keyboard cat', 'secret', 'words'],
    ['hunter2', 'dbPassword', 'words'],
    ['changeme', 'SECRET_KEY', 'placeholder'],
    ['django-insecure-k8v2qz', 'SECRET_KEY', 'placeholder'],
    ['password', 'password', undefined],
    ['', 'password', undefined],
    ['form-control', 'password', undefined],
    ['auth/invalid_access_token', 'INVALID_ACCESS_TOKEN', undefined],
    ['phc_q8Xv27LmPz04kTbn91RsAb', 'POSTHOG_API_KEY', undefined],
    ['******', 'password', undefined],
    ['!!!SET DJANGO_SECRET_KEY!!!', 'SECRET_KEY', 'placeholder'],
    ['Your password is too short.', 'password', undefined],
    ['form.password.label', 'password', undefined],
    ['https://example.org/token', 'auth_token', undefined],
    ['is-signed-in', 'users/update-password', undefined],
    ['hunter2', 'region', undefined],
    ['shortword', 'token', undefined],
    ['q8Xv27LmPz04kTbn91Rs', 'token', 'random'],
    ['integration-test-better-auth-secret-0123456789abcdef', 'AUTH_SECRET', 'words'],
    ['shop-live-web-q8Xv27LmPz04kTbn91Rs', 'AUTH_SECRET', 'random'],
    ['b7e2f9a4-3c1d-48d6-9b0a-6f5e2d7c8a19', 'AUTH_SECRET', 'random'],
    ['fbor_', 'refreshToken', undefined],
    ['app_live_', 'refreshToken', undefined],
    ['app_live_7', 'refreshToken', 'words'],
    ['dummy', 'clientSecret', undefined],
    ['dummy', 'api_key', undefined],
    ['dummy', 'API_KEY', 'placeholder'],
    ['dummy', 'SECRET_KEY', 'placeholder'],
    ['not found', 'SUPER_API_TOKEN', undefined],
    ['not found', 'SECRET_KEY', 'words'],
    ['shop/cart/GET_TOKEN', 'GET_TOKEN', undefined],
    ['shop/q8Xv27LmPz04kTbn91Rs/GET', 'GET_TOKEN', 'random'],
    ['bearer_token_set', 'bearer_token', undefined],
    ['bearer_token_shop', 'bearer_token', 'words'],
    ['change me', 'SUPER_API_TOKEN', 'placeholder'],
    ['hunter2', 'MASKED_PASSWORD', undefined],
  ] as const)('%s under %s is %s', ([text, name, looks]) => {
    expect(classifyCredential(text, name)?.looks).toBe(looks);
  });
});

describe('isSecretName', () => {
  it.for(['SECRET_KEY', 'clientSecret', 'db-password', 'AWS_SECRET_ACCESS_KEY', 'apiKey', 'JWT_SECRET', 'POSTGRES_PASSWORD'])(
    '%s announces a secret',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );
  it.for([
    'PASSWORD_RESET_TIMEOUT',
    'TOKEN_MAX_AGE',
    'CSRF_COOKIE_NAME',
    'SECRET_KEY_FILE',
    'secretSanta',
    'resetPassword',
    'PUBLIC_KEY',
    'siteKey',
    'PASSWORD_HASHERS',
    'TOKEN_URL',
    'PWD',
    'OLDPWD',
  ])('%s does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('literalValue', () => {
  const location = { path: 'a.py' };
  const part = (start: number, end: number) => ({
    path: 'a.py',
    range: { start: { line: 1, column: start + 1 }, end: { line: 1, column: end + 1 } },
  });

  it('keeps scheme and host of a URL and lets the password stop', () => {
    const value = literalValue('postgres://app:hunter2@db/app', location, { part });
    expect(value).toMatchObject({
      kind: 'text',
      parts: [{ value: 'postgres://app:' }, { kind: 'credential', looks: 'words', location: part(15, 22) }, { value: '@db/app' }],
    });
    expect(JSON.stringify(value)).not.toContain('hunter2');
  });

  it('leaves a URL without a password, and one whose password is a variable', () => {
    expect(literalValue('redis://cache:6379/0', location)).toMatchObject({ kind: 'literal' });
    expect(literalValue('postgres://app:${DB_PASSWORD}@db/app', location)).toMatchObject({ kind: 'literal' });
  });
});
