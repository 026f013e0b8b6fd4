import { Queue } from 'bullmq';
import { queueConnection } from './redis.js';

export const TICKETS = 'tickets';

export const ticketQueue = new Queue(TICKETS, {
  connection: queueConnection(),
  defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: 1_000 },
});
