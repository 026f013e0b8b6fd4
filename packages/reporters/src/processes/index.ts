import type { Report } from '@factorlint/core';
import { jsonText } from '../json.js';
import { pageOf, type PageOptions } from '../pretty/page-of.js';
import { processLines } from './pretty.js';

export { processesMarkdown } from './markdown.js';
export { processesMermaid } from './mermaid.js';

/** The deploy model for a person at a terminal: deploy paths side by side. Ends with a line feed. */
export function processesPretty(report: Report, options: PageOptions): string {
  return `${processLines(report, pageOf(report, options)).join('\n')}\n`;
}

/** The deploy model alone, as members of the report: paths, processes, services. Ends with a line feed. */
export function processesJson({ tool, apps, model }: Report): string {
  const { paths, processes, services } = model;
  return jsonText({ version: 1, tool, apps, paths, processes, services });
}
