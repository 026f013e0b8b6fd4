import type { Location } from '@factorlint/core';

/** `path:line`, where the column says nothing more. */
export function lineText({ path, range }: Location): string {
  return range ? `${path}:${range.start.line}` : path;
}
