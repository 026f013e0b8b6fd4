import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The names of configuration files, the first that exists in a folder counts. */
export const CONFIGURATION_FILES = [
  ...['ts', 'mts', 'js', 'mjs', 'json', 'jsonc'].map((extension) => `factorlint.config.${extension}`),
  'package.json',
  'pyproject.toml',
];

/** The files that may hold the configuration of a folder: those of the folder itself, then those above it. Both absolute. */
export function* candidates(folder: string, top: string): Iterable<readonly string[]> {
  for (let each = folder; ; each = dirname(each)) {
    yield CONFIGURATION_FILES.map((name) => join(each, name)).filter((file) => existsSync(file));
    if (each === top || dirname(each) === each) return;
  }
}
