/** Servers whose only use is administration, by a part of their image's or program's name. Source: each project's page. */
const SERVERS: readonly (readonly [pattern: RegExp, title: string])[] = [
  [/(?:^|\/)adminer(?:$|[:@-])/, 'Adminer'],
  [/(?:^|\/)(?:phpmyadmin|pma)(?:$|[:@])/, 'phpMyAdmin'],
  [/(?:^|\/)pgadmin4?(?:$|[:@])/, 'pgAdmin'],
  [/(?:^|\/)pgweb(?:$|[:@])/, 'pgweb'],
  [/(?:^|\/)mongo-express(?:$|[:@])/, 'mongo-express'],
  [/(?:^|\/)redis-?commander(?:$|[:@])/, 'Redis Commander'],
  [/(?:^|\/)redisinsight(?:$|[:@])/, 'Redis Insight'],
  [/(?:^|\/)flower(?:$|[:@])/, 'Flower'],
  [/(?:^|\/)(?:bull-board|arena)(?:$|[:@])/, 'Bull Board'],
  [/(?:^|\/)rq-dashboard(?:$|[:@])/, 'RQ dashboard'],
];

/** The title of the administration server that an image or program is. */
export function adminServerTitle(name: string): string | undefined {
  return SERVERS.find(([pattern]) => pattern.test(name))?.[1];
}
