import { rateLimit } from 'express-rate-limit';
import { RedisStore, type RedisReply } from 'rate-limit-redis';
import { redis } from './redis.js';

export const limits = rateLimit({
  windowMs: 60_000,
  limit: 120,
  standardHeaders: 'draft-7',
  store: new RedisStore({ sendCommand: (...args: string[]) => redis.sendCommand(args) as Promise<RedisReply> }),
});
