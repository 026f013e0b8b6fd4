export { ForeignFile } from './cache-file.js';
export { openCache, type CacheOptions, type RepositoryCache } from './open-cache.js';
