const SECONDS: Readonly<Record<string, number>> = { us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** Seconds of a duration as Go, compose and systemd write it: `1m30s`, `90`, `1min 30s`. Undefined for anything else. */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const compact = text.trim().toLowerCase().replace(/\s+/g, '');
  if (/^\d+(?:\.\d+)?$/.test(compact)) return Number(compact);
  if (!/^(?:\d+(?:\.\d+)?(?:us|µs|ms|sec|s|min|m|h|d))+$/.test(compact)) return undefined;
  let total = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(us|µs|ms|sec|s|min|m|h|d)/g)) {
    total += Number(amount) * (SECONDS[unit ?? ''] ?? 0);
  }
  return total;
}
