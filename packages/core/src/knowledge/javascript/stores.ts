import { table } from '../../vocabulary/table.js';
import type { StateStore } from '../../vocabulary/facts/index.js';

type Where = StateStore['where'];
type Purpose = StateStore['purpose'];

/** A library that keeps state: where, unless a store is given. */
export interface StoreRow {
  readonly purpose: Purpose;
  /** Where it keeps it by itself. */
  readonly where: Where;
  /** The argument with the options, and the keys that hand in another store. */
  readonly argument?: number;
  readonly keys?: readonly string[];
  /** Calling it is already the choice: no default is left implicit. */
  readonly explicit?: true;
}

/**
 * Sources: https://github.com/expressjs/session (MemoryStore is the default), https://github.com/expressjs/cookie-session, https://github.com/koajs/session,
 * https://github.com/vvo/iron-session, https://docs.nestjs.com/techniques/caching (in memory by default), https://github.com/node-cache/node-cache,
 * https://github.com/jaredwray/cacheable (cache-manager, keyv: in memory by default), https://express-rate-limit.mintlify.app/reference/stores (memory by default),
 * https://docs.nestjs.com/security/rate-limiting#storages, https://github.com/animir/node-rate-limiter-flexible, https://github.com/expressjs/multer
 */
export const STORES: Readonly<Record<string, StoreRow>> = table({
  'express-session': { purpose: 'session', where: 'memory', argument: 0, keys: ['store'] },
  'express-session.MemoryStore': { purpose: 'session', where: 'memory', explicit: true },
  'cookie-session': { purpose: 'session', where: 'client', explicit: true },
  'koa-session': { purpose: 'session', where: 'client', argument: 0, keys: ['store'] },
  'iron-session.getIronSession': { purpose: 'session', where: 'client', explicit: true },
  '@nestjs/cache-manager.CacheModule.register': { purpose: 'cache', where: 'memory', argument: 0, keys: ['store', 'stores'] },
  '@nestjs/cache-manager.CacheModule.registerAsync': { purpose: 'cache', where: 'memory', argument: 0, keys: ['store', 'stores'] },
  '@nestjs/common.CacheModule.register': { purpose: 'cache', where: 'memory', argument: 0, keys: ['store', 'stores'] },
  'cache-manager.createCache': { purpose: 'cache', where: 'memory', argument: 0, keys: ['store', 'stores'] },
  'cache-manager.caching': { purpose: 'cache', where: 'memory', argument: 0, keys: ['store', 'stores'] },
  'node-cache': { purpose: 'cache', where: 'memory', explicit: true },
  'express-rate-limit': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['store'] },
  'express-rate-limit.rateLimit': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['store'] },
  'express-slow-down': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['store'] },
  'express-slow-down.slowDown': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['store'] },
  '@nestjs/throttler.ThrottlerModule.forRoot': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['storage'] },
  '@nestjs/throttler.ThrottlerModule.forRootAsync': { purpose: 'rate-limit', where: 'memory', argument: 0, keys: ['storage'] },
  'rate-limiter-flexible.RateLimiterMemory': { purpose: 'rate-limit', where: 'memory', explicit: true },
  'rate-limiter-flexible.RateLimiterRedis': { purpose: 'rate-limit', where: 'shared', explicit: true },
  'rate-limiter-flexible.RateLimiterPostgres': { purpose: 'rate-limit', where: 'shared', explicit: true },
  'rate-limiter-flexible.RateLimiterMongo': { purpose: 'rate-limit', where: 'shared', explicit: true },
  'multer.diskStorage': { purpose: 'upload', where: 'local-disk', explicit: true },
  'multer-s3': { purpose: 'upload', where: 'shared', explicit: true },
  'multer-s3.default': { purpose: 'upload', where: 'shared', explicit: true },
  'multer-storage-cloudinary.CloudinaryStorage': { purpose: 'upload', where: 'shared', explicit: true },
  'multer-gridfs-storage.GridFsStorage': { purpose: 'upload', where: 'shared', explicit: true },
  'socket.io.Server().adapter': { purpose: 'channel-layer', where: 'unknown', argument: 0, explicit: true },
  'socket.io().adapter': { purpose: 'channel-layer', where: 'unknown', argument: 0, explicit: true },
});

/** Plugins that are handed to `fastify.register(plugin, options)`. https://github.com/fastify/session, https://github.com/fastify/fastify-secure-session, https://github.com/fastify/fastify-rate-limit */
export const FASTIFY_STORES: Readonly<Record<string, StoreRow>> = table({
  '@fastify/session': { purpose: 'session', where: 'memory', argument: 1, keys: ['store'] },
  '@fastify/secure-session': { purpose: 'session', where: 'client', explicit: true },
  '@fastify/rate-limit': { purpose: 'rate-limit', where: 'memory', argument: 1, keys: ['redis', 'store'] },
});

/** Where a store that is handed in keeps things, by what makes it. The first that fits; a package that is not here is unknown. */
export const STORE_PLACES: readonly { readonly pattern: RegExp; readonly where: Where }[] = [
  { pattern: /MemoryStore|^memorystore|memory-?store|^memory$|RateLimiterMemory/i, where: 'memory' },
  { pattern: /^session-file-store|file-?store|^connect-sqlite3|sqlite/i, where: 'local-disk' },
  {
    pattern:
      /redis|mongo|postgres|^connect-pg|(?:^|[-/])pg-|mysql|sequelize|knex|prisma|typeorm|dynamo|memcached|valkey|kysely|drizzle|couch|cassandra|firestore|mssql|hazelcast/i,
    where: 'shared',
  },
];
