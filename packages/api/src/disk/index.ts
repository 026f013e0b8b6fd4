export { InvalidRevision, openCommit, openHead, openIndex } from './git-tree.js';
export { givenFacts } from './given-facts.js';
export { InvalidRoot } from './invalid-root.js';
export { openLiveDirectory, type LiveTree } from './live-directory.js';
export { DEFAULT_MAX_FILE_SIZE, openDirectory, type DiskOptions, type DiskTree, type FilePlace } from './open-directory.js';
export { describeOrigin, type Origin } from './origin.js';
export type { RepositoryState } from './repository-state.js';
export type { SkippedPath } from './skipped-path.js';
export type { VersionControl } from './version-control.js';
