/**
 * Rows by the names that source code gives: a name that every object answers to (`constructor`, `toString`) is none of them.
 * @param rows in the order of their definition
 */
export function table<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, rows);
}
