import { destination, pino } from 'pino';
import { LOG_FILE } from './settings.js';

export const log = pino({ level: 'info' }, destination(LOG_FILE));
