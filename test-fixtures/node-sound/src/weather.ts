import { config } from './config.js';
import { logger } from './logger.js';

/** One sentence about tomorrow's sea, or nothing where the service is off or silent. */
export async function forecast(harbour: string): Promise<string | undefined> {
  if (!config.weather.apiKey) return undefined;
  try {
    const answer = await fetch(`${config.weather.url}/sea/${encodeURIComponent(harbour)}`, {
      headers: { [config.apiKeyHeader]: config.weather.apiKey },
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok ? ((await answer.json()) as { text: string }).text : undefined;
  } catch (error) {
    logger.warn({ err: error, harbour }, 'no forecast');
    return undefined;
  }
}
