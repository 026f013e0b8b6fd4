export { applyEdits, type AppliedEdits } from './apply-edits.js';
export { codeUrl } from './code-url.js';
export { collectFacts, type GrowingFacts, type Surroundings } from './collect-facts.js';
export { openDocument, type OpenDocument } from './document.js';
export { extractPlainly, type Basis, type FactCache, type KeptExtraction } from './fact-cache.js';
export { documentKind } from './document-kind.js';
export type { SeverityOf } from './judge.js';
export { analyze, openSession, type AnalyzeOptions, type FindingInFile, type Session } from './session.js';
export type { Excuse } from './waivers.js';
