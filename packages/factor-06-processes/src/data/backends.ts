import { textOf, type StateStore } from '@factorlint/core';

export type Where = StateStore['where'];

/** Where Django's own and common third-party backends keep what they are given, and the words of Flask-Caching and Flask-Session. Source: Django's settings reference and each package's documentation. */
const BACKENDS: readonly { readonly pattern: RegExp; readonly where: Where }[] = [
  { pattern: /(?:^|\.)locmem\.LocMemCache$/, where: 'memory' },
  { pattern: /(?:^|\.)(?:filebased\.FileBasedCache|diskcache\.\w+)$/, where: 'local-disk' },
  { pattern: /(?:redis|memcached|db\.DatabaseCache|valkey|pymemcache|pylibmc)/i, where: 'shared' },
  { pattern: /^channels_(?:postgres|rabbitmq)\./, where: 'shared' },
  { pattern: /^(?:async\+)?(?:mongodb|etcd)(?:\+\w+)?:/, where: 'shared' },
  { pattern: /sessions\.backends\.file$/, where: 'local-disk' },
  { pattern: /sessions\.backends\.(?:db|cached_db)$/, where: 'shared' },
  { pattern: /sessions\.backends\.signed_cookies$/, where: 'client' },
  { pattern: /(?:^|\.)(?:FileSystemStorage|OverwriteStorage)$/, where: 'local-disk' },
  { pattern: /(?:s3|boto|gcloud|google|azure|dropbox|cloudinary|digitalocean|b2|minio|S3|GCS|Azure)\w*\./i, where: 'shared' },
  { pattern: /(?:S3|Boto|GoogleCloud|GCS|Azure|Cloudinary|Minio)\w*Storage$/, where: 'shared' },
  { pattern: /^(?:simple|SimpleCache)$/, where: 'memory' },
  { pattern: /^(?:filesystem|FileSystemCache|cachelib)$/, where: 'local-disk' },
  { pattern: /InMemoryStorage$|InMemoryChannelLayer$|^(?:async\+)?memory:/, where: 'memory' },
];

/** Where a backend, named by its dotted path, keeps state; `unknown` for what is not in the table. */
export function whereOf(backend: string): Where {
  return BACKENDS.find(({ pattern }) => pattern.test(backend))?.where ?? 'unknown';
}

/** Where a store keeps state: as its front-end says, or as the value that chooses it says once other modules are read. */
export function placeOf({ where, store }: StateStore): Where {
  const chosen = textOf(store);
  return where === 'unknown' && chosen !== undefined ? whereOf(chosen) : where;
}

/** Words for a person. */
export function wordsFor(where: Where): string {
  return where === 'memory' ? 'in the memory of each process' : 'on the local disk';
}
