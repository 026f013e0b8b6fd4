import type { Dependency } from '../../../vocabulary/facts/index.js';

const LOCAL = /^(?:workspace|file|link|portal|exec):|^\.{0,2}\/|^~\//;
const ALIAS = 'npm:';
const EXACT = /^[=v\s]*\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;
const GIT = /^(?:git(?:\+\w+)?:|(?:github|gitlab|bitbucket|gist):|git@|ssh:)|^https?:\/\/[^#]+\.git(?:#|$)|^[\w.-]+\/[\w.-]+(?:#|$)/;

/**
 * How much a version in package.json leaves open.
 * Source: docs.npmjs.com/cli/configuring-npm/package-json (dependencies), pnpm.io/catalogs, yarnpkg.com/protocols.
 */
export function nodePin(specifier: string): Dependency['pin'] {
  const text = specifier.trim();
  if (LOCAL.test(text)) return 'local';
  if (text.startsWith(ALIAS)) return nodePin(aliased(text.slice(ALIAS.length)));
  if (text.startsWith('patch:') || text.startsWith('catalog:')) return 'range';
  if (EXACT.test(text)) return 'exact';
  if (GIT.test(text)) return gitPin(text);
  if (/^https?:/.test(text)) return 'exact';
  return /\d/.test(text) ? 'range' : 'none';
}

/** The version of `name@version` or `@scope/name@version`. */
function aliased(text: string): string {
  const cut = text.lastIndexOf('@');
  return cut > 0 ? text.slice(cut + 1) : '';
}

/** A commit or a tag with a version fixes a Git dependency, a branch does not. */
function gitPin(text: string): Dependency['pin'] {
  const cut = text.indexOf('#');
  if (cut < 0) return 'none';
  const reference = text.slice(cut + 1);
  if (reference.startsWith('semver:')) return 'range';
  return /^(?:commit=)?[0-9a-f]{7,40}$|^(?:tag=)?v?\d+(?:\.\d+)+/i.test(reference) ? 'exact' : 'none';
}
