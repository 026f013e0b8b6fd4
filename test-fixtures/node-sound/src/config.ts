import { env } from './env.js';

export const config = {
  port: env.PORT,
  publicUrl: env.PUBLIC_URL,
  production: env.NODE_ENV === 'production',
  database: { connectionString: env.DATABASE_URL, max: env.DATABASE_POOL, connectionTimeoutMillis: 3_000 },
  redis: { url: env.REDIS_URL },
  session: { secret: env.SESSION_SECRET, cookieName: 'quayside.sid', maxAge: 8 * 60 * 60 * 1_000 },
  mail: { url: env.SMTP_URL, from: 'Quayside <tickets@quayside.example>' },
  tickets: { bucket: env.TICKET_BUCKET, region: env.AWS_REGION },
  weather: { url: env.WEATHER_URL, apiKey: env.WEATHER_API_KEY },
  log: { level: env.LOG_LEVEL },
  worker: { concurrency: env.WORKER_CONCURRENCY },
  // Names of headers, fields and timeouts, not secrets.
  apiKeyHeader: 'x-quayside-api-key',
  csrfTokenField: '_csrf',
  passwordResetTimeout: 3_600,
} as const;
