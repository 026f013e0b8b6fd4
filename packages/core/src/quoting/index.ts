export { maskLine } from './mask.js';
export { mergeSpans, Redactions, type Span } from './redactions.js';
export { SourceLines, type ReadSource } from './source-lines.js';
