import { parseArgs } from 'node:util';

/** A mistake in the words of a command: told without a stack. */
export class Misuse extends Error {}

/**
 * Runs a command of the bench with the words that were typed: `--help` shows the help, a mistake ends with status 2 and a sentence.
 * @param {{ program: string, help: string, options: import('node:util').ParseArgsConfig['options'] }} command
 * @param {(given: { values: Record<string, string | boolean | string[] | undefined>, words: string[] }) => number | Promise<number>} act gives the exit status
 */
export async function runCommand({ program, help, options }, act) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) process.stdout.write(help);
    else process.exitCode = await act({ values, words: positionals });
  } catch (error) {
    if (!(error instanceof Misuse) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${program}: ${error.message}`);
    process.exitCode = 2;
  }
}

/** The value of an option as a whole number of at least `least`. */
export function wholeNumber(name, text, least = 1) {
  if (!/^\d+$/.test(text) || Number(text) < least) throw new Misuse(`--${name} is a whole number from ${least}, not ${text}.`);
  return Number(text);
}

/** A value of an option that is one of a few. */
export function oneOf(name, text, allowed) {
  if (!allowed.includes(text)) throw new Misuse(`--${name} is ${allowed.join(', ')}, not ${text}.`);
  return text;
}

/** The values of an option that may be repeated or hold a list with commas. */
export const listOf = (values) => (values ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');

/** Where a path that was typed leads: npm starts a script in the top folder. */
export const typedFrom = () => process.env.INIT_CWD ?? process.cwd();
