import { pool } from '../db.js';

export interface Booking {
  readonly id: string;
  readonly email: string;
  readonly harbour: string;
  readonly ticketKey: string | null;
}

export async function findBooking(id: string): Promise<Booking | undefined> {
  const { rows } = await pool.query<Booking>(
    `SELECT b.id, b.email, s.harbour, b.ticket_key AS "ticketKey"
       FROM bookings b JOIN sailings s ON s.id = b.sailing_id
      WHERE b.id = $1`,
    [id],
  );
  return rows[0];
}

/** Takes seats of a sailing, or gives nothing where too few are left. */
export async function book(sailingId: string, email: string, seats: number): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const taken = await client.query('UPDATE sailings SET seats = seats - $2 WHERE id = $1 AND seats >= $2', [sailingId, seats]);
    if (taken.rowCount === 0) {
      await client.query('ROLLBACK');
      return undefined;
    }
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO bookings (sailing_id, email, seats) VALUES ($1, $2, $3) RETURNING id',
      [sailingId, email, seats],
    );
    await client.query('COMMIT');
    return rows[0]?.id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

export async function setTicket(id: string, key: string): Promise<void> {
  await pool.query('UPDATE bookings SET ticket_key = $2 WHERE id = $1', [id, key]);
}
