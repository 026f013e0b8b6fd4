import type { Io, Output } from './io.js';

export type ColorChoice = 'auto' | 'always' | 'never';

/** Columns where nobody says how many there are. */
const DEFAULT_WIDTH = 100;

/** Whether to write colours: the option decides, then NO_COLOR (no-color.org), FORCE_COLOR, and whether it is a terminal that has some. */
export function usesColor(choice: ColorChoice, output: Output, env: Io['env']): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return output.isTTY && env['TERM'] !== 'dumb';
}

/** Columns to lay the report out in. */
export function widthOf(output: Output, env: Io['env']): number {
  const stated = output.isTTY ? output.columns : Number(env['COLUMNS']);
  return stated !== undefined && Number.isInteger(stated) && stated > 0 ? stated : DEFAULT_WIDTH;
}

/** Whether signs beyond ASCII will be seen as what they are. */
export function usesUnicode({ env, platform }: Pick<Io, 'env' | 'platform'>): boolean {
  if (platform === 'win32') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['CI']);
  if (env['TERM'] === 'linux') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}

/** Bold and dim, or plain text. */
export function styles(color: boolean): {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly code: (text: string) => string;
} {
  const paint = (on: number, off: number) => (text: string) => (color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: paint(1, 22), dim: paint(2, 22), code: paint(36, 39) };
}
