import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTicket, findBooking } from '../repositories/bookings.js';
import { putTicket } from '../tickets.js';
import { sendMail } from '../mail.js';
import { handles } from './registry.js';

handles('issue-ticket', async ({ bookingId }) => {
  const booking = await findBooking(bookingId);
  if (!booking || booking.ticketKey) return;
  // Scratch: gone before the job ends.
  const folder = await mkdtemp(join(tmpdir(), 'ticket-'));
  try {
    const file = join(folder, 'ticket.svg');
    await writeFile(file, `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">${booking.id}</text></svg>`);
    const key = await putTicket(booking.id, await readFile(file));
    await setTicket(booking.id, key);
  } finally {
    await rm(folder, { recursive: true });
  }
  await sendMail(booking.email, 'Your ticket', 'Show this code at the quay.');
});
