export { factorName, roman } from './factor-name.js';
export { json } from './json.js';
export { pretty, type PrettyOptions } from './pretty/index.js';
export type { ReadSource } from '@factorlint/core';
export { severityOf, tallyReport, type Tally } from './tally.js';
