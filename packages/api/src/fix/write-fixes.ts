import type { DiskTree } from '../disk/index.js';
import { replaceText } from '../disk/replace-text.js';
import type { FixedFile } from './fix-tree.js';

/** What became of files that were to be written. */
export interface WrittenFixes {
  readonly written: readonly string[];
  /** What stays as it is, and why, in a sentence. */
  readonly kept: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Writes fixed files, each in one step: whoever reads meanwhile sees the old or the new text. A byte-order mark and the mode of a file
 * stay. Links are not followed, and a file that is no longer what was analysed is not touched. Never throws for one file.
 */
export function writeFixes(tree: DiskTree, files: readonly FixedFile[]): WrittenFixes {
  const written: string[] = [];
  const kept: { path: string; reason: string }[] = [];
  for (const { path, before, after } of files) {
    const reason = replaceText(tree.root, path, before, after);
    if (reason === undefined) written.push(path);
    else kept.push({ path, reason });
  }
  return { written, kept };
}
