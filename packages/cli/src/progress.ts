import type { Output } from './io.js';

/** Milliseconds between two writes. */
const INTERVAL = 60;
const ERASE = '\r\u001b[2K';

/** One line that says which file is being read, on a terminal; nothing anywhere else. */
export interface Progress {
  readonly onFile: (path: string, index: number, count: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** @param now milliseconds */
export function progressOn(output: Output, now: () => number = () => performance.now()): Progress {
  if (!output.isTTY) return { onFile: () => undefined, end: () => undefined };
  let last = -Infinity;
  let isShown = false;
  return {
    onFile(_path, index, count) {
      if (now() - last < INTERVAL) return;
      last = now();
      isShown = true;
      output.write(`${ERASE}Reading ${index + 1} of ${count} files`);
    },
    end() {
      if (isShown) output.write(ERASE);
      isShown = false;
    },
  };
}
