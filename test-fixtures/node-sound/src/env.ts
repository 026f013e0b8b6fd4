import { z } from 'zod';

/** Everything that differs between deploys. A missing or malformed variable ends the start, with its name. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  PORT: z.coerce.number().int().min(0).default(8080),
  PUBLIC_URL: z.string().url(),
  DATABASE_URL: z.string().url(),
  DATABASE_POOL: z.coerce.number().int().positive().default(10),
  REDIS_URL: z.string().url(),
  SESSION_SECRET: z.string().min(32),
  SMTP_URL: z.string().url(),
  TICKET_BUCKET: z.string(),
  AWS_REGION: z.string().default('eu-central-1'),
  WEATHER_URL: z.string().url().default('https://weather.example/v1'),
  WEATHER_API_KEY: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  WORKER_CONCURRENCY: z.coerce.number().int().positive().default(5),
  RELEASE: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

export const env: Env = schema.parse(process.env);
