import { Router } from 'express';
import { z } from 'zod';
import { message } from '../messages.js';
import { verifyPassword } from '../passwords.js';
import { findAccount } from '../repositories/accounts.js';

export const accounts = Router();

const credentials = z.object({ email: z.string().email(), password: z.string().min(1) });

/** What the client draws its form from. */
const FIELDS = [
  { name: 'email', type: 'email' },
  { name: 'password', type: 'password' },
];

accounts.get('/sign-in', (_request, response) => {
  response.json({ fields: FIELDS });
});

accounts.post('/sign-in', async (request, response, next) => {
  try {
    const { email, password } = credentials.parse(request.body);
    const account = await findAccount(email);
    if (!account || !(await verifyPassword(password, account.passwordHash))) {
      response.status(401).json({ error: message('errors.password') });
      return;
    }
    request.session.accountId = account.id;
    response.status(204).end();
  } catch (error) {
    next(error);
  }
});
