import { pool } from '../db.js';

export interface Account {
  readonly id: string;
  readonly passwordHash: string;
}

export async function findAccount(email: string): Promise<Account | undefined> {
  const { rows } = await pool.query<Account>('SELECT id, password_hash AS "passwordHash" FROM accounts WHERE email = $1', [email]);
  return rows[0];
}
