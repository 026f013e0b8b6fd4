export { baselineText, InvalidBaseline, parseBaseline } from './baseline-file.js';
export { compareReport, pruneBaseline, type Before, type Pruned } from './compare-report.js';
export { knownViolations } from './known-violations.js';
