export const PORT = 4000;
export const MAIL_HOST = 'mail.pitch.internal';
export const LOG_FILE = '/var/log/pitch/letters.log';
