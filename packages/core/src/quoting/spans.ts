/** Columns of one line, from one; up to, and not with, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same columns as sorted spans, none touching another. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
