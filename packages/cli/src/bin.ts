#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { setFlagsFromString } from 'node:v8';
import { extractForOthers } from '@factorlint/api';
import type { Output } from './io.js';
import { main } from './main.js';

function outputOn(stream: NodeJS.WriteStream): Output {
  // Whoever reads may have read enough (`| head`): that is no fault, and the status is what the report says.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

// The grammars are made of few and very long functions. V8 compiles those that are used much anew, for a second each, and a process ends
// no sooner; only a large repository is worth that. Source: v8/src/flags/flag-definitions.h, `wasm_tiering_budget`.
setFlagsFromString('--wasm-tiering-budget=1000000000');

if (isMainThread)
  process.exitCode = await main(process.argv.slice(2), {
    stdout: outputOn(process.stdout),
    stderr: outputOn(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    worker: new URL(import.meta.url),
  });
else await extractForOthers();
