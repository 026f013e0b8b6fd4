import type { Span } from './spans.js';

/**
 * Part of a line with what must not be shown replaced: a secret that only reaches into the part is masked as a whole one would be.
 * @param spans of the line, sorted, none touching another
 * @param from,to columns from one; up to, and not with, `to`
 */
export function maskLine(line: string, spans: readonly Span[], mask: string, from = 1, to = line.length + 1): string {
  let shown = '';
  let at = from;
  for (const { start, end } of spans.filter((span) => span.end > from && span.start < to)) {
    shown += line.slice(at - 1, Math.max(start, at) - 1) + mask;
    at = Math.min(end, to);
  }
  return shown + line.slice(at - 1, to - 1);
}
