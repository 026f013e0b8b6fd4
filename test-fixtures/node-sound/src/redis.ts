import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { config } from './config.js';

/** For sessions and limits. Connected by the web process. */
export const redis = createClient({ url: config.redis.url });

/** For queues, which need blocking reads. */
export function queueConnection(): Redis {
  return new Redis(config.redis.url, { maxRetriesPerRequest: null });
}
