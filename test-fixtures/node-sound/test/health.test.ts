import request from 'supertest';
import { expect, it } from 'vitest';
import { createApp } from '../src/app.js';

it('answers to the platform', async () => {
  const server = createApp().listen(0);
  const answer = await request(server).get('/healthz');
  expect(answer.body).toEqual({ status: 'ok' });
  server.close();
});
