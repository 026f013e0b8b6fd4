import { applyEdits, type Edit, type FileTree, type Finding, type Report } from '@factorlint/core';
import type { DiskTree } from '../disk/index.js';
import { openSession, type AnalysisOptions } from '../session.js';

/** As ESLint's: an edit may make room for another, and none should go on for ever. */
const MAX_PASSES = 10;

export interface FixOptions extends AnalysisOptions {
  /** Suggestions too; by default only what is safe. */
  readonly unsafe?: boolean;
}

/** A file that edits change. */
export interface FixedFile {
  readonly path: string;
  /** Without a byte-order mark, as `after` is. */
  readonly before: string;
  readonly after: string;
}

/** What a tree becomes when its findings are fixed. */
export interface FixedTree {
  /** By path. */
  readonly files: readonly FixedFile[];
  /** How many findings were fixed. */
  readonly fixed: number;
  /** About the tree as it was. */
  readonly before: Report;
  /** About the tree as it would be. */
  readonly after: Report;
}

/**
 * Fixes what can be fixed, in memory: nothing is written (`writeFixes` does that). Waived findings stay as they are. Edits that touch each
 * other are applied one after the other, in up to ten passes; an edit that leaves a file unreadable is taken back.
 * @throws {NotLoaded | UnknownName} as `openSession` does
 */
export function fixTree(tree: FileTree | DiskTree, { unsafe = false, ...options }: FixOptions = {}): FixedTree {
  const session = openSession(tree, { ...options, edits: true });
  const before = session.report();
  const originals = new Map<string, string>();
  let report = before;
  let fixed = 0;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const edits = findingsOf(report).flatMap((finding) => firstOf(finding, unsafe));
    if (edits.length === 0) break;
    const { texts, applied } = applyEdits((path) => session.read(path), edits);
    if (texts.size === 0) break;
    const previous = new Map([...texts.keys()].map((path) => [path, session.read(path)]));
    for (const [path, text] of previous) if (!originals.has(path)) originals.set(path, text);
    for (const [path, text] of texts) session.update(path, text);
    const next = session.report();
    if (hasNewGap(report, next, texts)) {
      for (const [path, text] of previous) session.update(path, text);
      break;
    }
    report = next;
    fixed += applied.length;
  }
  const files = [...originals]
    .map(([path, text]) => ({ path, before: text, after: session.read(path) }))
    .filter((file) => file.before !== file.after)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, fixed, before, after: session.report() };
}

function findingsOf({ verdicts }: Report): readonly Finding[] {
  return verdicts.flatMap(({ results }) => results.flatMap(({ findings }) => findings));
}

function firstOf({ outcome, waiver, edits = [] }: Finding, unsafe: boolean): readonly Edit[] {
  if (outcome !== 'violates' || waiver !== undefined) return [];
  const edit = edits.find(({ safe }) => unsafe || safe);
  return edit ? [edit] : [];
}

function hasNewGap(before: Report, after: Report, changed: ReadonlyMap<string, string>): boolean {
  const known = new Set(before.gaps.map(({ path, reason }) => `${path}\0${reason}`));
  return after.gaps.some(({ path, reason }) => changed.has(path) && !known.has(`${path}\0${reason}`));
}
