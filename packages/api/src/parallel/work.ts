import type { Basis, KeptExtraction } from '@factorlint/core';

/** What a thread is given to do, with the other ones. */
export interface Work {
  /** Of the tree; and, at the same index, where the files stand. */
  readonly paths: readonly string[];
  readonly files: readonly string[];
  /** Most bytes of a file that is read. */
  readonly limit: number;
  /** One number that all threads share: the index of the first path that nobody has taken yet. */
  readonly next: Int32Array;
  /** Whether what is found is kept with the text that it was found in. */
  readonly isKept: boolean;
  /** Grammars that were compiled already. */
  readonly modules: ReadonlyMap<string, object>;
}

/** What a thread has found in one file. */
export interface Found {
  readonly path: string;
  readonly extraction: KeptExtraction;
  /** What it was made of, where somebody keeps it. */
  readonly basis?: Basis | undefined;
}

/** As many files are taken at a time. */
export const BLOCK = 32;

/** The indices of files that the caller is to read now, block by block; nobody else gets them. */
export function* blocksOf({ paths, next }: Pick<Work, 'paths' | 'next'>): Generator<readonly number[]> {
  for (;;) {
    const first = Atomics.add(next, 0, BLOCK);
    if (first >= paths.length) return;
    yield Array.from({ length: Math.min(BLOCK, paths.length - first) }, (_, index) => first + index);
  }
}
