import type { Variable } from './contract.js';
import { entryLines } from './dotenv.js';

/** The comment under which names are added. */
const HEADING = '# Read by the code, and not named above. Added by factorlint.';

/** What an example file becomes. */
export interface ExampleUpdate {
  /** The whole text; the same as before where nothing is added. */
  readonly text: string;
  /** Names added, in order. */
  readonly added: readonly string[];
}

/**
 * An example file with the variables that it does not name yet. Everything that stands in it stays as it is, to the character; what is new
 * comes after it, with the line ends that the file has. Doing it again changes nothing.
 * @param text of the file; undefined where there is none
 */
export function updateExample(text: string | undefined, variables: readonly Variable[]): ExampleUpdate {
  const before = text ?? '';
  const named = namesIn(before);
  const missing = variables.filter(({ name }) => !named.has(name));
  if (missing.length === 0) return { text: before, added: [] };
  const end = /\r\n/.test(before) ? '\r\n' : '\n';
  const entries = missing.flatMap((variable) => ['', ...entryLines(variable)]);
  const isEmpty = before.trim() === '';
  const lines = isEmpty ? entries.slice(1) : before.includes(HEADING) ? entries : ['', HEADING, ...entries];
  const gap = before === '' || before.endsWith('\n') ? '' : end;
  return { text: `${before}${gap}${lines.join(end)}${end}`, added: missing.map(({ name }) => name) };
}

/** Names that stand in an example, also in lines that are commented out. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^[ \t\ufeff]*(?:#+[ \t]*)?(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:]/gm)].map(([, name = '']) => name),
  );
}
