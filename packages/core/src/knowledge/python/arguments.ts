/** Where a function takes one of its arguments: by position, by name, or either. */
export interface ArgumentPlace {
  readonly position?: number;
  readonly named?: string;
}
