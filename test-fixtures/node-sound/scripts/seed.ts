import { writeFileSync } from 'node:fs';
import pg from 'pg';

const HARBOURS = ['Norddeich', 'Norderney', 'Juist'];

const client = new pg.Client(process.env.DATABASE_URL ?? 'postgres://quayside:quayside@localhost:5432/quayside');
await client.connect();
for (const harbour of HARBOURS) {
  await client.query("INSERT INTO sailings (harbour, departs, seats) VALUES ($1, now() + interval '1 day', 120)", [harbour]);
  console.log(`seeded ${harbour}`);
}
await client.end();
writeFileSync('seeded.log', HARBOURS.join('\n'));
