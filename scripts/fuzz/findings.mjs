import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packed, unpacked } from './content.mjs';
import { openCorpus } from './corpus.mjs';
import { inputOf } from './input.mjs';
import { reduce } from './reduce.mjs';
import { signatureOf } from './signature.mjs';

/** How often a smaller input is tried that hangs: each trial takes its whole time. */
const MOST_HANGS = 12;

/** Collects the faults of a run, those of one cause as one, and writes each with its input into a temporary folder. */
export function openFindings({ seed, folders, limit }) {
  const found = new Map();
  let folder;

  const write = (signature) => {
    const finding = found.get(signature);
    folder ??= mkdtempSync(join(tmpdir(), 'factorlint-fuzz-'));
    finding.folder ??= join(folder, String(found.size).padStart(3, '0'));
    const { files, canaries, folder: own, ...fault } = finding;
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'fault.json'), JSON.stringify({ ...fault, seed, folders }, null, 2));
    writeFileSync(join(own, 'input.json'), JSON.stringify({ files, canaries }));
    for (const [path, content] of unpacked(files)) {
      const file = join(own, 'files', path);
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      } catch {
        // A name that this disk does not take stands in input.json.
      }
    }
  };

  const note = ({ fault, files, canaries, reduced }) => {
    if (fault && !found.has(fault.signature)) found.set(fault.signature, { ...fault, times: 1, files, canaries });
    else if (fault) found.get(fault.signature).times += 1;
    else if (reduced === undefined) return;
    if (reduced !== undefined) found.get(reduced).files = files;
    write(reduced ?? fault.signature);
  };

  /** A process that examined an input did not come back from it. */
  const ended = async ({ why, at, text }) => {
    const input = inputOf(folders.map(openCorpus), seed, at);
    const kind = why === 'hang' ? 'hang' : 'crash';
    const isAgain = (files) => endsBadly(files, input.canaries, kind, limit);
    if (!isAgain(input.files)) return console.error(`Input ${at} did not answer once (${why}), and did the second time.`);
    const message =
      kind === 'hang'
        ? `no answer: ${input.steps.at(-1)}`
        : `the process died: ${text.split('\n').find((line) => line.trim() !== '') ?? ''}`;
    const fault = { kind, message, index: at, steps: input.steps };
    const signature = signatureOf(fault);
    note({ fault: { ...fault, signature }, files: packed(input.files), canaries: input.canaries });
    note({ reduced: signature, files: packed(await reduce(input.files, isAgain, MOST_HANGS)) });
  };

  const print = () => {
    for (const { kind, message, times, index, steps, folder: own } of found.values()) {
      console.log(`\n${kind}, ${times} times, first input ${index} (${steps.join('; ')})\n  ${message.slice(0, 600)}\n  ${own}`);
      console.log(`  again: npm run fuzz -- --seed ${seed} --from ${index} --inputs 1 ${folders.join(' ')}`);
    }
    if (folder) console.log(`\n${found.size} faults: ${folder}`);
  };

  return { note, ended, print, count: () => found.size, signatures: () => [...found.keys()] };
}

/** Whether a process of its own does not come back from such an input. */
function endsBadly(files, canaries, kind, limit) {
  const path = join(mkdtempSync(join(tmpdir(), 'factorlint-fuzz-input-')), 'input.json');
  writeFileSync(path, JSON.stringify({ files: packed(files), canaries }));
  const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));
  const { signal, status } = spawnSync(process.execPath, ['--max-old-space-size=1024', worker, JSON.stringify({ only: path })], {
    timeout: Math.max(1, limit) * 4 * 1000,
    killSignal: 'SIGKILL',
    stdio: 'ignore',
  });
  return kind === 'hang' ? signal === 'SIGKILL' : status !== 0;
}
