import { parentPort, workerData } from 'node:worker_threads';
import { extractPlainly } from '@factorlint/core';
import { languages, useModules } from '@factorlint/core/languages';
import { readText } from '../disk/read-text.js';
import { load } from '../load.js';
import { blocksOf, type Found, type Work } from './work.js';

/** What a worker thread does that `analyzeInThreads` has started: it reads files and sends what they say, until there are none left. */
export async function extractForOthers(): Promise<void> {
  const work = workerData as Work;
  useModules(work.modules);
  await load();
  for (const block of blocksOf(work)) {
    const found = block.map((index): Found => {
      const path = work.paths[index]!;
      const { extraction, basis } = extractPlainly(path, { read: () => readText(work.files[index]!, work.limit) }, languages);
      return { path, extraction, ...(work.isKept && { basis }) };
    });
    parentPort?.postMessage(found);
  }
}
