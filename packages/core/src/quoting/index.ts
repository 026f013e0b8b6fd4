export { maskLine } from './mask.js';
export { mergeSpans, Redactions, type Span } from './redactions.js';
export { openSecrets, REDACTED, type Secrets } from './secrets.js';
export { SourceLines, type ReadSource } from './source-lines.js';
