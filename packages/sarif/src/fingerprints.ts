import { createHash } from 'node:crypto';
import type { ReadSource, RuleCode } from '@factorlint/core';
import { computeRollingHashes } from '@microsoft/sarif';

/** The key of CodeQL's fingerprint, which GitHub knows alerts by. */
export const LINE_HASH = 'primaryLocationLineHash';
/** The key of our own, which no edit of neighbouring lines changes. */
export const OWN = 'factorlint/v1';

/** Gives CodeQL's `primaryLocationLineHash` of a line; undefined where the file cannot be read or has no such line. Each file is read once. */
export function lineHashes(raw: ReadSource): (path: string, line: number) => string | undefined {
  const files = new Map<string, ReadonlyMap<number, string>>();
  return (path, line) => {
    let hashes = files.get(path);
    if (!hashes) files.set(path, (hashes = hashesOf(raw, path)));
    return hashes.get(line);
  };
}

function hashesOf(raw: ReadSource, path: string): ReadonlyMap<number, string> {
  let text: string;
  try {
    text = raw(path);
  } catch {
    return new Map();
  }
  return computeRollingHashes(text);
}

/**
 * Gives our own fingerprint of a finding: rule, path from the repository's top and key, and which one of those it is. Ask in the order
 * of places.
 */
export function ownFingerprints(): (code: RuleCode, path: string, key: string) => string {
  const counts = new Map<string, number>();
  return (code, path, key) => {
    const hash = createHash('sha256').update([code, path, key].join('\0')).digest('hex').slice(0, 32);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  };
}
