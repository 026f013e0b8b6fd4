import { Worker } from 'bullmq';
import { config } from './config.js';
import { pool } from './db.js';
import { handlers } from './jobs/index.js';
import { logger } from './logger.js';
import { TICKETS } from './queues.js';
import { queueConnection } from './redis.js';
import { onTermination } from './shutdown.js';

const connection = queueConnection();
const worker = new Worker(TICKETS, (job) => handlers.get(job.name)?.(job.data), {
  connection,
  concurrency: config.worker.concurrency,
});

worker.on('failed', (job, error) => logger.error({ job: job?.id, err: error }, 'job failed'));

onTermination(async () => {
  await worker.close();
  await Promise.all([connection.quit(), pool.end()]);
});
