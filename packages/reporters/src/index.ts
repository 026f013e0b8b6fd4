export { unifiedDiff, type ChangedFile, type DiffOptions } from './diff/diff.js';
export {
  contractsOf,
  documentable,
  environmentDotenv,
  environmentJson,
  environmentMarkdown,
  environmentPretty,
  explainVariable,
  updateExample,
  type ExampleUpdate,
} from './environment/index.js';
export { factorName, roman } from './factor-name.js';
export { json } from './json.js';
export type { PageOptions } from './pretty/page-of.js';
export { pretty, type PrettyOptions } from './pretty/index.js';
export type { ReadSource } from '@factorlint/core';
export { severityOf, tallyReport, type Tally } from './tally.js';
export { processesJson, processesMarkdown, processesMermaid, processesPretty } from './processes/index.js';
