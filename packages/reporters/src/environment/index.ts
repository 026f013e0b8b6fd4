import type { Report } from '@factorlint/core';
import { pageOf, type PageOptions } from '../pretty/page-of.js';
import { variableLines } from './explain.js';
import { environmentLines } from './pretty.js';

export { contractsOf } from './contract.js';
export { documentable, environmentDotenv } from './dotenv.js';
export { updateExample, type ExampleUpdate } from './example-update.js';
export { environmentJson } from './json.js';
export { environmentMarkdown } from './markdown.js';

/** The environment contract for a person at a terminal. Ends with a line feed. */
export function environmentPretty(report: Report, options: PageOptions): string {
  return `${environmentLines(report, pageOf(report, options)).join('\n')}\n`;
}

/** Everything about one variable, for a person at a terminal. Ends with a line feed; undefined where nothing names the variable. */
export function explainVariable(report: Report, name: string, options: PageOptions): string | undefined {
  const lines = variableLines(report, name, pageOf(report, options));
  return lines.length > 0 ? `${lines.join('\n')}\n` : undefined;
}
