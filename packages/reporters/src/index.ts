export { claimsJson, claimsPretty, judgedIn, tallyClaims, type ClaimsPageOptions, type ClaimsTally } from './claims/index.js';
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
export { badgeJson, badgeSvg } from './badge/badge.js';
export { checkstyle } from './ci/checkstyle.js';
export { github } from './ci/github.js';
export { gitlab } from './ci/gitlab.js';
export { junit } from './ci/junit.js';
export { rdjson } from './ci/rdjson.js';
export { concise } from './concise.js';
export { factorName, roman } from './factor-name.js';
export { maskReport } from './findings/mask-report.js';
export type { FormatOptions } from './format-options.js';
export { html } from './html/index.js';
export { json } from './json.js';
export { jsonLines } from './json-lines.js';
export type { PageOptions } from './pretty/page-of.js';
export { pretty, type PrettyOptions } from './pretty/index.js';
export type { ReadSource } from '@factorlint/core';
export { visible } from './text/visible.js';
export { severityOf, tallyReport, type Tally } from './tally.js';
export { markdown, type MarkdownOptions } from './summary/markdown.js';
export { processesJson, processesMarkdown, processesMermaid, processesPretty } from './processes/index.js';
