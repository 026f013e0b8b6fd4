import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { extractPlainly, type Report } from '@factorlint/core';
import { compiledModules, languages } from '@factorlint/core/languages';
import type { DiskTree } from '../disk/index.js';
import { openSession, type AnalysisOptions, type Session } from '../session.js';
import { BLOCK, blocksOf, type Found, type Work } from './work.js';

export interface ThreadOptions {
  /** A module that calls `extractForOthers` when it runs in a worker thread. */
  readonly worker: URL;
  /** As many threads read at once, this one among them. By default `mostThreads`. */
  readonly threads?: number;
}

/** A thread costs what a hundred files do: it starts, loads the grammars and compiles what it runs. */
const FILES_A_THREAD = 300;
/** More of them bring little, since what they find comes together in one, and each takes memory. */
const MOST = 4;
/** What a parser reads; other files cost next to nothing. */
const PARSED = /\.(?:pyw?|[cm]?[jt]sx?)$/;

/**
 * As many threads as pay on this machine for as many files of code. One alone keeps half of another processor busy with collecting garbage
 * and compiling: two processors are not worth a second thread.
 */
export function mostThreads(files: number, processors = availableParallelism()): number {
  return Math.max(1, Math.min(MOST, processors - 1, Math.floor(files / FILES_A_THREAD)));
}

/**
 * The same as `analyzeTree`, with threads that read the files; where it is small, or no folder on disk, this one does all.
 * @throws {NotLoaded | UnknownName} as `openSession` does
 */
export async function analyzeInThreads(tree: DiskTree, options: AnalysisOptions & ThreadOptions): Promise<Report> {
  const session = openSession(tree, options);
  if (tree.place) await readFiles(session, tree.place, options);
  return session.report();
}

async function readFiles(session: Session, place: NonNullable<DiskTree['place']>, options: AnalysisOptions & ThreadOptions): Promise<void> {
  const paths = session.unread();
  const wanted = options.threads ?? mostThreads(paths.filter((path) => PARSED.test(path)).length);
  const count = Math.min(wanted, Math.ceil(paths.length / BLOCK));
  if (count < 2) return;
  const files = paths.map((path) => place.of(path));
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work: Work = { paths, files, limit: place.limit, next, isKept: options.cache !== undefined, modules: compiledModules() };
  let read = 0;
  const take = ({ path, extraction, basis }: Found) => {
    options.onFile?.(path, read, paths.length);
    read += 1;
    session.supply(path, extraction, basis);
  };
  const others = Array.from({ length: count - 1 }, () => startThread(options.worker, work, take));
  for (const block of blocksOf(work)) {
    for (const index of block) {
      const path = paths[index]!;
      take({ path, ...extractPlainly(path, session, languages) });
    }
    // What the others have sent is taken meanwhile.
    await setImmediate();
  }
  await Promise.all(others);
}

/** Ends with the thread. What one leaves that breaks is read with the rest, when the session is asked. */
function startThread(entry: URL, work: Work, take: (found: Found) => void): Promise<void> {
  return new Promise((done) => {
    const thread = new Worker(entry, { workerData: work });
    thread.on('message', (found: readonly Found[]) => found.forEach(take));
    thread.on('error', () => undefined);
    thread.on('exit', () => done());
  });
}
