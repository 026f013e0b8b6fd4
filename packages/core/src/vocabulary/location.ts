/** A place in the repository. Without a range it means the whole file. */
export interface Location {
  /** Relative to the analysed root, with forward slashes. */
  readonly path: string;
  readonly range?: Range;
}

/** From the first character up to, and not with, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Lines and columns both count from one; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Located {
  readonly location: Location;
}

/** `path:line:column`, or the path alone for a whole file. */
export function formatLocation({ path, range }: Location): string {
  return range ? `${path}:${range.start.line}:${range.start.column}` : path;
}

/** Orders places by path, then by start, a whole file before its parts. */
export function compareLocations(a: Location, b: Location): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const from = a.range?.start;
  const to = b.range?.start;
  if (!from || !to) return Number(Boolean(from)) - Number(Boolean(to));
  return from.line - to.line || from.column - to.column;
}

/** Whether two places are the same characters of the same file. */
export function sameLocation(a: Location, b: Location): boolean {
  return compareLocations(a, b) === 0 && a.range?.end.line === b.range?.end.line && a.range?.end.column === b.range?.end.column;
}
