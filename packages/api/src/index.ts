export { analyzeRepository, type RepositoryOptions } from './analyze-repository.js';
export { ForeignFile, openCache, type CacheOptions, type RepositoryCache } from './cache/index.js';
export { claimsOf, judgesOf, tiedRules, WHOLE_FACTORS, type ClaimsOptions } from './claims/index.js';
export {
  baselineText,
  compareReport,
  InvalidBaseline,
  knownViolations,
  parseBaseline,
  pruneBaseline,
  type Before,
} from './baseline/index.js';
export {
  configurationOf,
  configurationSchema,
  CONFIGURATION_FILES,
  defineConfig,
  effectiveSettings,
  InvalidConfiguration,
  loadConfiguration,
  type Config,
  type Configuration,
  type LoadOptions,
} from './configuration/index.js';
export {
  DEFAULT_MAX_FILE_SIZE,
  describeOrigin,
  InvalidRevision,
  InvalidRoot,
  openCommit,
  openDirectory,
  openHead,
  openIndex,
  openLiveDirectory,
  type DiskOptions,
  type DiskTree,
  type LiveTree,
  type Origin,
} from './disk/index.js';
export { factors } from './factors.js';
export { fixTree, writeFixes, type FixedFile, type FixedTree, type FixOptions, type WrittenFixes } from './fix/index.js';
export { load, NotLoaded } from './load.js';
export { analyzeInThreads, extractForOthers, mostThreads, type ThreadOptions } from './parallel/index.js';
export { nearestNames } from './nearest-names.js';
export { findRule, selectedFactors, UnknownName, type Selection } from './selection.js';
export { analyzeTree, openSession, type AnalysisOptions, type Session } from './session.js';
export { languages } from '@factorlint/core/languages';
export {
  applyEdits,
  inMemory,
  type Answer,
  type AppliedEdits,
  type ClaimsReport,
  type Edit,
  type FactCache,
  type FileTree,
  type Finding,
  type FindingInFile,
  type Report,
} from '@factorlint/core';
