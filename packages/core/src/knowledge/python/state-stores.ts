import type { StateStore } from '../../vocabulary/facts/index.js';

type Where = StateStore['where'];

/** Where a cache, session, storage or channel layer of Django keeps things, by its class path. Source: docs.djangoproject.com/en/stable/ref/settings */
export function whereOfBackend(path: string): Where {
  if (/locmem|LocMemCache|InMemory/i.test(path)) return 'memory';
  if (/filebased|FileBasedCache|FileSystemStorage|backends\.file$|diskcache/i.test(path)) return 'local-disk';
  if (/signed_cookies/.test(path)) return 'client';
  if (
    /redis|valkey|memcache|pylibmc|DatabaseCache|backends\.db$|cached_db|\.s3|s3boto|S3|GCS|gcloud|GoogleCloud|azure|dropbox|libcloud|cloudinary|sftp|rabbitmq|channels_postgres|boto/i.test(
      path,
    )
  )
    return 'shared';
  return 'unknown';
}

/** Flask-Session's SESSION_TYPE. Source: flask-session.readthedocs.io/en/latest/config.html */
export function whereOfSessionType(type: string): Where {
  if (/^(?:filesystem|cachelib)$/.test(type)) return 'local-disk';
  return /^(?:redis|memcached|mongodb|sqlalchemy|dynamodb)$/.test(type) ? 'shared' : 'unknown';
}

/** Flask-Caching's CACHE_TYPE. Source: flask-caching.readthedocs.io/en/latest/#built-in-cache-backends */
export function whereOfCacheType(type: string): Where {
  if (/simple/i.test(type)) return 'memory';
  if (/filesystem/i.test(type)) return 'local-disk';
  return /redis|memcached|uwsgi/i.test(type) ? 'shared' : 'unknown';
}

/** Storage URIs of rate limiters. Source: limits.readthedocs.io/en/stable/storage.html */
export function whereOfStorageUri(uri: string): Where {
  if (/^(?:async\+)?memory:/.test(uri)) return 'memory';
  return /^(?:async\+)?(?:rediss?|memcached|mongodb|etcd)/.test(uri) ? 'shared' : 'unknown';
}

/** Limiters that count in memory where no storage is given. Sources: flask-limiter.readthedocs.io, slowapi.readthedocs.io */
export const RATE_LIMITERS: ReadonlyMap<string, string> = new Map([
  ['flask_limiter.Limiter', 'flask-limiter'],
  ['flask_limiter.extension.Limiter', 'flask-limiter'],
  ['slowapi.Limiter', 'slowapi'],
  ['slowapi.extension.Limiter', 'slowapi'],
]);

/** Other calls that make a store of one kind. Sources: starlette.io/middleware, aiohttp-session.readthedocs.io, huey.readthedocs.io */
export const STORE_CALLS: ReadonlyMap<string, Pick<StateStore, 'purpose' | 'where' | 'library'>> = new Map([
  ['aiohttp_session.SimpleCookieStorage', { purpose: 'session', where: 'client', library: 'aiohttp-session' } as const],
  ['aiohttp_session.cookie_storage.EncryptedCookieStorage', { purpose: 'session', where: 'client', library: 'aiohttp-session' } as const],
  ['aiohttp_session.redis_storage.RedisStorage', { purpose: 'session', where: 'shared', library: 'aiohttp-session' } as const],
  ['huey.SqliteHuey', { purpose: 'queue', where: 'local-disk', library: 'huey' } as const],
  ['huey.FileHuey', { purpose: 'queue', where: 'local-disk', library: 'huey' } as const],
  ['huey.MemoryHuey', { purpose: 'queue', where: 'memory', library: 'huey' } as const],
  ['huey.RedisHuey', { purpose: 'queue', where: 'shared', library: 'huey' } as const],
]);
