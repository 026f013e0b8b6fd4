import fastify from 'fastify';
import { Redis } from 'ioredis';
import { environment } from './environment.js';
import { post } from './letters.js';
import { PORT } from './settings.js';

const redis = new Redis(environment.REDIS_URL);
const app = fastify();

app.post<{ Body: { to: string; body: string } }>('/letters', async (request) => {
  await post(request.body.to, request.body.body);
  await redis.incr('letters');
  return { posted: true };
});

await app.listen({ port: PORT, host: '0.0.0.0' });
