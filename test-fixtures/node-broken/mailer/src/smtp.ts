import { createTransport } from 'nodemailer';
import { environment } from './environment.js';
import { MAIL_HOST } from './settings.js';

export const smtp = createTransport({ host: MAIL_HOST, port: 587, auth: { user: 'letters', pass: environment.SMTP_PASSWORD } });
