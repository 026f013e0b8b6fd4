import { main } from 'factorlint';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, as if its words had been typed. */
export async function factorlint(...words: readonly string[]): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const status = await main(words, {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env: {},
    cwd: process.cwd(),
    platform: process.platform,
  });
  return { status, stdout, stderr };
}
