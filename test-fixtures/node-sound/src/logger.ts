import { pino } from 'pino';
import { config } from './config.js';

/** JSON lines on standard output; readable ones on a laptop only. */
export const logger = pino({
  level: config.log.level,
  redact: ['req.headers.cookie', 'req.headers.authorization', '*.password'],
  ...(process.env.NODE_ENV === 'development' ? { transport: { target: 'pino-pretty' } } : {}),
});
