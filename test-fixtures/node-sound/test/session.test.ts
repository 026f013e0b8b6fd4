import express from 'express';
import session from 'express-session';
import request from 'supertest';
import { expect, it } from 'vitest';

it('keeps an account in the session', async () => {
  const app = express();
  app.use(session({ secret: 'k2x9v4m7q1z8w5t3', resave: false, saveUninitialized: true }));
  app.get('/', (incoming, response) => response.json({ id: incoming.session.id }));
  const answer = await request(app).get('/');
  expect(answer.headers['set-cookie']).toBeDefined();
});
