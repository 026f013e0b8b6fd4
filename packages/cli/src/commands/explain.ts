import { factors, findRule } from '@factorlint/api';
import type { CommandHelp } from '../help.js';
import { UsageError, type ExitStatus, type Io } from '../io.js';
import { renderMarkdown } from '../markdown.js';
import { oneOf, type Arguments } from '../options.js';
import { usesColor, widthOf } from '../terminal.js';

export const explainHelp: CommandHelp = {
  usage: 'factorlint explain <rule> [options]',
  summary: 'Shows the page of a rule: its id (config/no-hardcoded-secret) or its code (TF0302).',
  options: {},
};

/**
 * Prints the page of one rule.
 * @throws {UsageError | UnknownName}
 */
export function explain(given: Arguments, io: Io): ExitStatus {
  const [name, ...further] = given.positionals;
  if (name === undefined || further.length > 0) throw new UsageError('explain takes one rule.', 'factorlint rules lists them.');
  const color = usesColor(oneOf('color', given.last('color'), ['auto', 'always', 'never']), io.stdout, io.env);
  const { id, summary } = findRule(factors, name);
  const page = factors.map(({ pages }) => pages[id]).find((text) => text !== undefined) ?? `# ${id}\n\n${summary}\n`;
  io.stdout.write(renderMarkdown(page, { color, width: widthOf(io.stdout, io.env) }));
  return 0;
}
