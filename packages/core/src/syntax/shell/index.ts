export { readScript, shellComments } from './script.js';
export { shellOf } from './interpreter.js';
export { readWords } from './words.js';
