import { findBooking } from '../repositories/bookings.js';
import { sendMail } from '../mail.js';
import { forecast } from '../weather.js';
import { handles } from './registry.js';

handles('remind', async ({ bookingId }) => {
  const booking = await findBooking(bookingId);
  if (!booking) return;
  const weather = await forecast(booking.harbour);
  await sendMail(booking.email, 'You sail tomorrow', weather ?? 'We wish you a calm sea.');
});
