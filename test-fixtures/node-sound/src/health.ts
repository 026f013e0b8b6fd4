import { Router } from 'express';
import { pool } from './db.js';

export const health = Router();

health.get('/healthz', (_request, response) => {
  response.json({ status: 'ok' });
});

health.get('/readyz', async (_request, response) => {
  try {
    await pool.query('SELECT 1');
    response.json({ status: 'ok' });
  } catch {
    response.status(503).json({ status: 'waiting' });
  }
});
