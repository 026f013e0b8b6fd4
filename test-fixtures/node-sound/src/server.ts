import { createServer } from 'node:http';
import { createApp } from './app.js';
import { config } from './config.js';
import { pool } from './db.js';
import { logger } from './logger.js';
import { ticketQueue } from './queues.js';
import { redis } from './redis.js';
import { onTermination } from './shutdown.js';

await redis.connect();

const server = createServer(createApp());
server.listen(config.port, () => logger.info({ port: config.port }, 'listening'));

onTermination(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await Promise.all([ticketQueue.close(), redis.quit(), pool.end()]);
});
