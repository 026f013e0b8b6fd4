export { analyzeInThreads, mostThreads, type ThreadOptions } from './analyze-in-threads.js';
export { extractForOthers } from './worker.js';
