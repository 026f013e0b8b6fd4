import type { DependencyGroup } from '../../../vocabulary/facts/index.js';
import { basename, folderOf } from '../../../vocabulary/paths.js';

const DEVELOPMENT =
  /(?:^|[-_./])(?:dev|devel|develop|development|debug|local|test|tests|testing|ci|lint|linting|linters?|typing|types?|mypy|docs?|documentation|rtd|readthedocs|style|format|formatting|qa|quality|check|checks|tools?|tooling|coverage|build|release|examples?|bench(?:marks?)?|e2e|sandbox|precommit|pre-commit)(?:$|[-_./\d])/i;
const RUNTIME = /^(?:main|prod|production|runtime|server|deploy|deployment|base|default|core|app|web|worker)$/i;

/** The group of a requirements file, as its name tells: `requirements/dev.txt`, `test-requirements.txt`. */
export function requirementsGroup(path: string): DependencyGroup {
  const folder = folderOf(path);
  const inFolder = /(?:^|\/)(?:docs?|documentation|tests?|e2e)(?:\/|$)/i.test(folder);
  const words = basename(path)
    .replace(/\.(?:txt|in|pip)$/i, '')
    .replace(/requirements?|reqs?/gi, '');
  return inFolder || DEVELOPMENT.test(words) ? 'development' : 'runtime';
}

/** A group of PEP 735 or of Poetry: for developers, unless its name says that it is for production. */
export function groupOf(name: string): DependencyGroup {
  return RUNTIME.test(name) ? 'runtime' : 'development';
}

/** An extra that users choose, unless its name says that it is for developers. */
export function extraGroup(name: string): DependencyGroup {
  return DEVELOPMENT.test(name) ? 'development' : 'optional';
}
