import { Router } from 'express';
import multer from 'multer';
import { z } from 'zod';
import { ticketQueue } from '../queues.js';
import { book } from '../repositories/bookings.js';
import { putTicket } from '../tickets.js';

export const bookings = Router();

const order = z.object({ sailing: z.string(), email: z.string().email(), seats: z.number().int().min(1).max(9) });
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1_000_000 } });

bookings.post('/', async (request, response, next) => {
  try {
    const { sailing, email, seats } = order.parse(request.body);
    const id = await book(sailing, email, seats);
    if (!id) {
      response.status(409).json({ error: 'sold out' });
      return;
    }
    await ticketQueue.add('issue-ticket', { bookingId: id });
    response.status(201).json({ id });
  } catch (error) {
    next(error);
  }
});

bookings.post('/:id/pass', upload.single('pass'), async (request, response, next) => {
  try {
    if (!request.file) {
      response.status(400).end();
      return;
    }
    response.status(201).json({ key: await putTicket(`${String(request.params['id'])}-pass`, request.file.buffer) });
  } catch (error) {
    next(error);
  }
});
