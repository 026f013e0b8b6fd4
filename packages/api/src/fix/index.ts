export { fixTree, type FixedFile, type FixedTree, type FixOptions } from './fix-tree.js';
export { writeFixes, type WrittenFixes } from './write-fixes.js';
