import { formatLocation, type Finding } from '@factorlint/core';

/** How many related places a message names. */
const MOST = 3;

/**
 * What ESLint shows for a finding: its message, in one line with what belongs to it.
 * @param home the file in which it is shown
 */
export function messageOf({ message, location, related = [] }: Finding, home: string): string {
  const place = location.path === home || location.path === '.' ? '' : ` (${location.path})`;
  const named = related.slice(0, MOST).map((each) => ` ↳ ${formatLocation(each.location)} ${each.message}`);
  const rest = related.length - named.length;
  return `${message}${place}${named.join('')}${rest > 0 ? ` ↳ and ${rest} more places` : ''}`;
}
