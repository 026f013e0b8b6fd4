import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    env: {
      DATABASE_URL: 'postgres://quayside:quayside@localhost:5432/quayside_test',
      REDIS_URL: 'redis://localhost:6379/5',
      SESSION_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
      SMTP_URL: 'smtp://localhost:1025',
      TICKET_BUCKET: 'tickets-test',
      PUBLIC_URL: 'http://localhost:8080',
    },
  },
});
