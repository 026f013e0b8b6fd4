import { readFileSync, writeSync } from 'node:fs';
import { load, openSession } from '@factorlint/api';
import { unpacked, packed } from './content.mjs';
import { openCorpus } from './corpus.mjs';
import { examine, treeOf } from './examine.mjs';
import { inputOf } from './input.mjs';
import { reduce } from './reduce.mjs';
import { signatureOf } from './signature.mjs';

/**
 * Examines inputs one after the other until it is ended. What it is to do comes as JSON in its last word; what it sees goes to stdout, a
 * line of JSON each, written at once: whoever started it knows at which input it stands when it does not answer any more.
 */
const task = JSON.parse(process.argv.at(-1));
const tell = (event) => writeSync(1, `${JSON.stringify(event)}\n`);

let open;
await load();
if (task.only) {
  const { files, canaries } = JSON.parse(readFileSync(task.only, 'utf8'));
  tell({ ready: true });
  const used = processorTime(() => examine({ files: unpacked(files), canaries }));
  tell({ seconds: used });
} else {
  const corpora = task.folders.map(openCorpus);
  tell({ ready: true });
  for (let index = task.from; index < task.to; index += 1) await examineOne(inputOf(corpora, task.seed, index));
  tell({ end: true });
}

async function examineOne(input) {
  tell({ at: input.index });
  let faults = [];
  const seconds = processorTime(() => (faults = examine(input, updated(input))));
  tell({ done: input.index, seconds, steps: seconds > task.limit ? input.steps : undefined });
  if (seconds > task.limit) faults.push({ kind: 'slow', message: `more than ${task.limit} s of processor time` });
  for (const fault of faults) {
    const signature = signatureOf(fault);
    const isNew = !task.known.includes(signature);
    tell({
      fault: { ...fault, signature, index: input.index, steps: input.steps },
      ...(isNew && { files: packed(input.files), canaries: input.canaries }),
    });
    if (!isNew) continue;
    task.known.push(signature);
    if (fault.kind === 'slow' || fault.kind.startsWith('update')) continue;
    const smaller = await reduce(input.files, (files) => {
      tell({ reducing: input.index });
      return examine({ ...input, files }).some((each) => signatureOf(each) === signature);
    });
    tell({ reduced: signature, files: packed(smaller) });
  }
}

/** The report of a session that was opened on the files as they were, and has been brought to what they are by updates. */
function updated({ base, files }) {
  const isSameTree = base.size === files.size && [...base.keys()].every((path) => files.has(path));
  const hasBytes = [...files.values()].some((content) => typeof content !== 'string');
  if (!isSameTree || hasBytes) return undefined;
  return () => {
    const key = JSON.stringify([...base]);
    if (open?.key !== key) open = { key, session: openSession(treeOf(base)) };
    const { session } = open;
    session.report();
    for (const [path, text] of files) if (text !== base.get(path)) session.update(path, text);
    const report = session.report();
    for (const path of files.keys()) session.update(path, undefined);
    return report;
  };
}

/** Seconds of processor time, so that a busy machine makes nothing slow. */
function processorTime(action) {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
