import { table } from '../../vocabulary/table.js';
/** Where a library's call takes a secret: the argument's position, and the key in it where the argument is an object. */
export interface SecretParameter {
  readonly argument: number;
  readonly key?: string;
  /** What it is called in facts. */
  readonly name: string;
}

/**
 * Parameters of libraries that are secrets, by the callee. Sources:
 * express-session, cookie-session and cookie-parser: https://github.com/expressjs ; jsonwebtoken: https://github.com/auth0/node-jsonwebtoken ;
 * @nestjs/jwt: https://github.com/nestjs/jwt ; koa: https://koajs.com/#app-keys- ; @fastify/session, cookie, jwt: https://github.com/fastify ;
 * express-jwt: https://github.com/auth0/express-jwt ; crypto: https://nodejs.org/api/crypto.html ; hono/jwt: https://hono.dev/docs/helpers/jwt ;
 * stripe: https://github.com/stripe/stripe-node ; iron-session: https://github.com/vvo/iron-session
 */
export const SECRET_PARAMETERS: Readonly<Record<string, readonly SecretParameter[]>> = table({
  'express-session': [{ argument: 0, key: 'secret', name: 'express-session.secret' }],
  'cookie-session': [
    { argument: 0, key: 'secret', name: 'cookie-session.secret' },
    { argument: 0, key: 'keys', name: 'cookie-session.keys' },
  ],
  'cookie-parser': [{ argument: 0, name: 'cookie-parser.secret' }],
  'jsonwebtoken.sign': [{ argument: 1, name: 'jsonwebtoken.secret' }],
  'jsonwebtoken.verify': [{ argument: 1, name: 'jsonwebtoken.secret' }],
  '@nestjs/jwt.JwtModule.register': [{ argument: 0, key: 'secret', name: '@nestjs/jwt.secret' }],
  '@nestjs/jwt.JwtService': [{ argument: 0, key: 'secret', name: '@nestjs/jwt.secret' }],
  'express-jwt': [{ argument: 0, key: 'secret', name: 'express-jwt.secret' }],
  'express-jwt.expressjwt': [{ argument: 0, key: 'secret', name: 'express-jwt.secret' }],
  'crypto.createHmac': [{ argument: 1, name: 'crypto.key' }],
  'hono/jwt.sign': [{ argument: 1, name: 'hono.secret' }],
  'hono/jwt.jwt': [{ argument: 0, key: 'secret', name: 'hono.secret' }],
  stripe: [{ argument: 0, name: 'stripe.key' }],
  'koa-session': [{ argument: 0, key: 'keys', name: 'koa-session.keys' }],
});

/** Plugins that are handed to `fastify.register(plugin, options)`. https://github.com/fastify */
export const FASTIFY_SECRETS: Readonly<Record<string, string>> = table({
  '@fastify/session': 'secret',
  '@fastify/secure-session': 'secret',
  '@fastify/cookie': 'secret',
  '@fastify/jwt': 'secret',
  'fastify-jwt': 'secret',
});

/** What stands under the name of a secret and is none: types of forms and columns, words of schemas, directives. */
export const NO_SECRETS: ReadonlySet<string> = new Set([
  'string',
  'text',
  'varchar',
  'char',
  'number',
  'boolean',
  'hidden',
  'password',
  'secret',
  'token',
  'required',
  'optional',
  'email',
  'input',
  'header',
  'cookie',
  'query',
  'body',
  'bearer',
  'basic',
  'bearertoken',
  'json',
  'uuid',
  'any',
  'object',
  'array',
  'select',
  'field',
  'key',
  'keys',
  'apikey',
  'jwt',
  'oauth',
  'oauth2',
  'local',
  'current-password',
  'new-password',
  'off',
  'on',
  'include',
  'same-origin',
  'omit',
]);
