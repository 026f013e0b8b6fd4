/** Whether parsed data is a mapping. */
export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The items of a list; nothing of anything else. */
export function list(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

/** The text of a string; undefined of anything else. */
export function text(data: unknown): string | undefined {
  return typeof data === 'string' ? data : undefined;
}
