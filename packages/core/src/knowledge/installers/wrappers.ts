import { table } from '../../vocabulary/table.js';
/** Programs that run the program that follows them, with the options that take a value. Sources: their manual pages. */
export const WRAPPERS: Readonly<Record<string, readonly string[]>> = table({
  sudo: ['-u', '-g', '-C', '-h', '-p'],
  env: ['-u', '-C', '-S'],
  command: [],
  exec: [],
  time: ['-f', '-o'],
  nice: ['-n'],
  nohup: [],
  corepack: [],
  proxychains4: [],
  xargs: ['-n', '-I', '-P', '-a', '-d', '-L', '-s'],
  retry: ['-t', '-d'],
});
