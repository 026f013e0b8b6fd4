import { RedisStore } from 'connect-redis';
import session from 'express-session';
import { config } from './config.js';
import { redis } from './redis.js';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
  }
}

export const sessions = session({
  name: config.session.cookieName,
  secret: config.session.secret,
  store: new RedisStore({ client: redis, prefix: 'session:' }),
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, sameSite: 'lax', secure: config.production, maxAge: config.session.maxAge },
});
