import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { message } from './messages.js';

export const errors: ErrorRequestHandler = (error, request, response, _next) => {
  if (error instanceof ZodError) {
    response.status(400).json({ error: message('errors.invalid'), issues: error.issues });
    return;
  }
  request.log.error({ err: error }, 'request failed');
  const detail = process.env.NODE_ENV !== 'production' ? String(error) : undefined;
  response.status(500).json({ error: message('errors.internal'), detail });
};
