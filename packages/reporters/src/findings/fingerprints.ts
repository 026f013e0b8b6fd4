import { createHash } from 'node:crypto';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import type { Told } from './told.js';

/**
 * Gives each finding a text that no other of the report has and no edit of other lines changes: of rule, path from the repository's top
 * and key, with a count where that occurs more than once. Ask in the order of places.
 */
export function fingerprints(options: Pick<FormatOptions, 'folder'>): (told: Told) => string {
  const counts = new Map<string, number>();
  return ({ rule, finding: { location, key = '' } }) => {
    const identity = [rule.code, pathFromTop(location.path, options), key].join('\0');
    const count = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, count);
    return createHash('sha256').update(`${identity}\0${count}`).digest('hex').slice(0, 40);
  };
}
