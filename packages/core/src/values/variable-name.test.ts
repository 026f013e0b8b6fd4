import { expect, it } from 'vitest';
import { variableName } from './variable-name.js';

it.each([
  ['SECRET_KEY', undefined, 'SECRET_KEY'],
  ['dbPassword', undefined, 'DB_PASSWORD'],
  ['express-session.secret', undefined, 'EXPRESS_SESSION_SECRET'],
  ['@fastify/jwt.secret', undefined, 'FASTIFY_JWT_SECRET'],
  ['aws_access_key_id', undefined, 'AWS_ACCESS_KEY_ID'],
  ['password', undefined, 'APP_PASSWORD'],
  ['PASSWORD', 'database', 'DATABASE_PASSWORD'],
  ['2FA_KEY', undefined, 'APP_2FA_KEY'],
])('%s of %s', (name, owner, variable) => {
  expect(variableName(name, owner)).toBe(variable);
});
