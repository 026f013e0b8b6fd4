import type { Language } from '../vocabulary/language.js';
import { deployLanguages } from './deploy/index.js';
import { javascript } from './javascript/index.js';
import { prisma } from './javascript/prisma.js';
import { manifestLanguages } from './manifests/index.js';
import { python } from './python/index.js';

export type { Comment } from '../syntax/comments.js';
export { documents } from './documents/index.js';
export { compiledModules, loadGrammars, useModules } from '../syntax/tree-sitter.js';
export { readComments, type CommentSyntax } from './comments.js';

/** Every language that comes with factorlint. Those of programs need `loadGrammars` first. */
export const languages: readonly Language[] = [...deployLanguages, ...manifestLanguages, python, javascript, prisma];
