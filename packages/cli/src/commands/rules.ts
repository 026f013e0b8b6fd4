import { factors } from '@factorlint/api';
import { factorName, roman } from '@factorlint/reporters';
import type { CommandHelp } from '../help.js';
import { UsageError, type ExitStatus, type Io } from '../io.js';
import { oneOf, type Arguments } from '../options.js';
import { styles, usesColor, widthOf } from '../terminal.js';

export const rulesHelp: CommandHelp = {
  usage: 'factorlint rules [options]',
  summary: 'Lists every rule.',
  options: { format: { value: '<name>', help: 'pretty (default) or json.' } },
};

/**
 * Lists every rule, factor by factor.
 * @throws {UsageError}
 */
export function rules(given: Arguments, io: Io): ExitStatus {
  if (given.positionals.length > 0) throw new UsageError('rules takes no path.', 'To read about one rule: factorlint explain <rule>');
  const format = oneOf('format', given.last('format'), ['pretty', 'json']);
  const color = usesColor(oneOf('color', given.last('color'), ['auto', 'always', 'never']), io.stdout, io.env);
  io.stdout.write(format === 'json' ? `${JSON.stringify(asData(), null, 2)}\n` : asList(color, widthOf(io.stdout, io.env)));
  return 0;
}

/** `fixable`: the best that a fix of it can be, `safe` or `suggestion`; absent where there is none. `withdrawn` rules keep their code; there are none yet. */
function asData() {
  return factors.flatMap(({ slug, rules: all }) =>
    [...all]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ id, code, summary, severity, scope, fixable }) => ({
        id,
        code,
        factor: slug,
        summary,
        severity,
        scope,
        ...(fixable && { fixable }),
        status: 'active',
      })),
  );
}

/** A summary that does not fit beside its rule stands below it. */
function asList(color: boolean, width: number): string {
  const style = styles(color);
  const data = asData();
  const idWidth = Math.max(0, ...data.map(({ id }) => id.length));
  const sections = factors.map(({ number, slug, title }) => {
    const own = data.filter(({ factor }) => factor === slug);
    const lines = own.flatMap(({ id, code, severity, summary }) => {
      const head = `  ${style.dim(code)}  ${id.padEnd(idWidth)}  ${severity}`;
      const column = idWidth + 19;
      return column + summary.length <= width
        ? [`${head.padEnd(head.length + 9 - severity.length)}${summary}`]
        : [head, `          ${summary}`];
    });
    return [`${style.bold(`${roman(number)}  ${factorName(slug)}`)}  ${style.dim(title)}`, ...lines, ''].join('\n');
  });
  return `${sections.join('\n')}\n`;
}
