import pg from 'pg';
import { config } from './config.js';
import { logger } from './logger.js';

export const pool = new pg.Pool(config.database);

pool.on('error', (error) => logger.error({ err: error }, 'idle connection failed'));
