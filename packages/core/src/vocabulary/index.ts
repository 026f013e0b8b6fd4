export type { Change, Edit, TextChange } from './change.js';
export { defineDerivation, type Derivation } from './derivation.js';
export type { DocumentKind } from './document-kind.js';
export { SyntaxFault, type Document, type Parser } from './document.js';
export { FACTOR_SLUGS, type Factor, type FactorSlug } from './factor.js';
export type * from './facts/index.js';
export type { Facts } from './facts.js';
export { inMemory, UnreadableFile, type FileTree } from './file-tree.js';
export { defineLanguage, type Files, type Language } from './language.js';
export type * from './claims-report.js';
export { compareLocations, formatLocation, sameLocation, type Located, type Location, type Position, type Range } from './location.js';
export { basename, folderOf } from './paths.js';
export { lineStarts, offsetAt } from './offsets.js';
export { isCounted } from './report.js';
export type * from './report.js';
export { defineRule, PASSES_THROUGH, trail, upholds, violates } from './rule.js';
export type { Confidence, Observation, Related, Rule, RuleCode, RuleId, Scope, Severity } from './rule.js';
export { literalText, walkStatements } from './script.js';
export type { Assign, Case, FunctionDefinition, Group, If, Loop, Redirect, Run, Script, Statement } from './script.js';
export type {
  Call,
  Choice,
  Condition,
  Credential,
  Environment,
  FunctionValue,
  List,
  Literal,
  Member,
  Option,
  Parameter,
  RecordEntry,
  RecordValue,
  Reference,
  Text,
  Unknown,
  Value,
  ValueKind,
} from './value.js';
export { table } from './table.js';
