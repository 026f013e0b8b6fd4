import { readDotenv } from '../syntax/dotenv.js';
import type { Comment } from '../syntax/comments.js';
import { readHcl } from '../syntax/hcl.js';
import { readIni } from '../syntax/ini.js';
import { readJson } from '../syntax/json.js';
import { readJustfile } from '../syntax/justfile.js';
import { readMakefile } from '../syntax/makefile.js';
import { readNginx } from '../syntax/nginx.js';
import { readProcfile } from '../syntax/procfile.js';
import { readRequirements } from '../syntax/requirements.js';
import { shellComments } from '../syntax/shell/index.js';
import { readToml } from '../syntax/toml.js';
import { readYaml } from '../syntax/yaml.js';
import { SyntaxFault, type Document } from '../vocabulary/document.js';
import { dockerfileTree } from './deploy/dockerfile/instructions.js';
import { javascriptFile } from './javascript/parser.js';
import { pythonFile } from './python/parse.js';

type Reader = (document: Document) => readonly Comment[];

const READERS = {
  dockerfile: (document) => document.parsed(dockerfileTree).comments,
  dotenv: (document) => readDotenv(document).comments,
  hcl: (document) => readHcl(document).comments,
  ini: (document) => readIni(document, 'supervisord').comments,
  javascript: (document) =>
    document.parsed(javascriptFile).comments.map(({ start, end }) => ({ text: document.text.slice(start, end), start, end })),
  json: (document) => readJson(document).comments,
  justfile: (document) => readJustfile(document).comments,
  makefile: (document) => readMakefile(document).comments,
  nginx: (document) => readNginx(document).comments,
  procfile: (document) => readProcfile(document).comments,
  python: (document) => document.parsed(pythonFile).comments,
  requirements: (document) => readRequirements(document).comments,
  shell: shellComments,
  toml: (document) => readToml(document).comments,
  yaml: (document) => readYaml(document).comments,
} as const satisfies Record<string, Reader>;

/** The syntaxes whose comments can be read. */
export type CommentSyntax = keyof typeof READERS;

/**
 * The comments of a document in their order, with their markers; none where it cannot be parsed. Those of programs need
 * `loadGrammars` first.
 */
export function readComments(document: Document, syntax: CommentSyntax): readonly Comment[] {
  try {
    return READERS[syntax](document);
  } catch (error) {
    if (error instanceof SyntaxFault) return [];
    throw error;
  }
}
