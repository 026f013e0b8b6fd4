import { pool } from '../db.js';

export interface Sailing {
  readonly id: string;
  readonly harbour: string;
  readonly departs: Date;
  readonly seats: number;
}

export async function nextSailings(limit = 20): Promise<readonly Sailing[]> {
  const { rows } = await pool.query<Sailing>(
    'SELECT id, harbour, departs, seats FROM sailings WHERE departs > now() ORDER BY departs LIMIT $1',
    [limit],
  );
  return rows;
}
