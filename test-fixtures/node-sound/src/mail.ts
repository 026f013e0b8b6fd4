import { createTransport } from 'nodemailer';
import { config } from './config.js';

const transport = createTransport(config.mail.url);

export async function sendMail(to: string, subject: string, text: string): Promise<void> {
  await transport.sendMail({ from: config.mail.from, to, subject, text });
}
