import type { Options } from './options.js';

/** A command, as far as help and the reading of its words go. */
export interface CommandHelp {
  readonly usage: string;
  /** A sentence. */
  readonly summary: string;
  readonly options: Options;
  /** Further paragraphs. */
  readonly notes?: readonly string[];
}

/** Of every command. */
export const COMMON: Options = {
  color: { value: '<when>', help: 'auto (default), always or never. NO_COLOR and FORCE_COLOR are obeyed.' },
  help: { short: 'h', help: 'Shows this.' },
};

/** The help page of one command. */
export function helpOf({ usage, summary, options, notes = [] }: CommandHelp): string {
  const all = Object.entries({ ...options, ...COMMON });
  const names = all.map(
    ([name, { value, short }]) => `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
  );
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = all.map(([, { help }], index) => `  ${(names[index] ?? '').padEnd(width)}${help}`);
  return [`Usage: ${usage}`, '', summary, '', 'Options:', ...lines, ...notes.flatMap((note) => ['', note]), ''].join('\n');
}
