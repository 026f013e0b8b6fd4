export { collectFacts, type GrowingFacts, type Surroundings } from './collect-facts.js';
export { openDocument, type OpenDocument } from './document.js';
export { documentKind } from './document-kind.js';
export { analyze, openSession, type AnalyzeOptions, type FindingInFile, type Session } from './session.js';
