import type { Dependency } from '../../../vocabulary/facts/index.js';

/**
 * How much a version specifier leaves open.
 * @param specifier as PEP 440 writes it; '' for none
 */
export function specifierPin(specifier: string): Dependency['pin'] {
  const text = specifier.trim();
  if (text === '' || text === '*') return 'none';
  return text.split(',').some((part) => /^\s*={2,3}\s*[^*\s]+\s*$/.test(part)) ? 'exact' : 'range';
}

/** How much a direct reference (PEP 508) leaves open: a file or a commit is fixed, a branch is not. */
export function urlPin(url: string): Dependency['pin'] {
  if (/^file:|^\.{0,2}\//.test(url)) return 'local';
  if (!/^(?:git|hg|svn|bzr)\+/.test(url)) return 'exact';
  const path = url.replace(/^[a-z+]+:\/\//i, '').replace(/[#?].*$/, '');
  const slash = path.indexOf('/');
  const cut = path.lastIndexOf('@');
  return cut > slash && slash >= 0 ? referencePin(path.slice(cut + 1)) : 'none';
}

/** How much the name of a commit, tag or branch leaves open. */
export function referencePin(reference: string): Dependency['pin'] {
  return /^[0-9a-f]{7,40}$|^[\w-]*?v?\d+(?:\.\d+)+[\w.-]*$/i.test(reference) ? 'exact' : 'none';
}

/** Poetry's own specifiers: a bare version is exact, `^`, `~` and comparisons are ranges. Source: python-poetry.org/docs/dependency-specification. */
export function poetryPin(specifier: string): Dependency['pin'] {
  const text = specifier.trim();
  return /^\d+(?:\.\d+)*(?:[a-z]+\d*)?$/i.test(text) ? 'exact' : specifierPin(text);
}
