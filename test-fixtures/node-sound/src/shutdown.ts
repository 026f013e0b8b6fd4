import { logger } from './logger.js';

/** Less than the platform's grace period of 40 s. */
const LIMIT = 30_000;

/** Runs `drain` once when the platform asks the process to end, then ends it. Work that outlasts the limit is given up. */
export function onTermination(drain: () => Promise<void>): void {
  let draining = false;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (draining) return;
    draining = true;
    logger.info({ signal }, 'draining');
    const late = setTimeout(() => process.exit(1), LIMIT);
    await drain();
    clearTimeout(late);
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
