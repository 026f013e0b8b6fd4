const NAMES = new Set([
  ...['.git', '.hg', '.svn', '.jj', '.sl', '.bzr', '_darcs', 'CVS'],
  ...['node_modules', 'bower_components', 'jspm_packages', '.pnpm-store', '.venv', '__pypackages__', '.eggs'],
  ...['__pycache__', '.tox', '.nox', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.hypothesis'],
  ...['.next', '.nuxt', '.svelte-kit', '.turbo', '.parcel-cache', '.gradle', '.terraform'],
]);

/**
 * Whether a folder of this name holds a version control system's own files, installed dependencies or a tool's cache: nothing in it is
 * the application's source unless somebody committed it.
 */
export function isNeverSource(name: string): boolean {
  return NAMES.has(name);
}

/** The file that marks the top of a Python virtual environment, whatever its name. Source: PEP 405. */
export const VIRTUAL_ENVIRONMENT_MARK = 'pyvenv.cfg';
