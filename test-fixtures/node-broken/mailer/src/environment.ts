import { z } from 'zod';

export const environment = z
  .object({
    REDIS_URL: z.string().url().default('redis://localhost:6379/0'),
    SMTP_PASSWORD: z.string().default('o5P9a3S7d1F4g8H2'),
    WEBHOOK_SECRET: z.string().min(8).default('n4M8q2W6e0R5t9Y3'),
  })
  .parse(process.env);
