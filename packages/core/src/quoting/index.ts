export { maskLine } from './mask.js';
export { Redactions } from './redactions.js';
export { openSecrets, REDACTED, type Secrets } from './secrets.js';
export { SourceLines, type ReadSource } from './source-lines.js';
export { mergeSpans, type Span } from './spans.js';
