#!/usr/bin/env node
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

process.exitCode = await main(process.argv.slice(2), {
  stdout: outputOn(process.stdout),
  stderr: outputOn(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  platform: process.platform,
});
