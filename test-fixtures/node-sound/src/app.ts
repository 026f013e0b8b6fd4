import express, { type Express } from 'express';
import { pinoHttp } from 'pino-http';
import { errors } from './errors.js';
import { health } from './health.js';
import { limits } from './limits.js';
import { logger } from './logger.js';
import { accounts } from './routes/accounts.js';
import { bookings } from './routes/bookings.js';
import { sailings } from './routes/sailings.js';
import { sessions } from './session.js';

export function createApp(): Express {
  const app = express();
  app.set('trust proxy', 1);
  app.disable('x-powered-by');
  app.use(health);
  app.use(pinoHttp({ logger }));
  app.use(express.json({ limit: '100kb' }));
  app.use(sessions, limits);
  app.use('/accounts', accounts);
  app.use('/sailings', sailings);
  app.use('/bookings', bookings);
  app.use(errors);
  return app;
}
