import type { IgnorePattern } from '../../vocabulary/facts/index.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { linesOf } from './lines.js';
import { basename } from './paths.js';

function ignores(path: string): IgnorePattern['by'] | undefined {
  const name = basename(path);
  if (name === '.gitignore') return 'git';
  return name === '.dockerignore' || name.endsWith('.dockerignore') ? 'docker' : undefined;
}

/** .gitignore, .dockerignore and `<Dockerfile>.dockerignore`: one fact a pattern, as written without the exclamation mark. */
export const ignoreFiles = defineLanguage({
  id: 'ignore-file',
  version: 1,
  provides: ['ignore-pattern'],
  reads: (path) => ignores(path) !== undefined,
  *extract(document) {
    const by = ignores(document.path);
    if (!by) return;
    for (const { text, location } of linesOf(document, '#')) {
      const negated = text.startsWith('!');
      const pattern = negated ? text.slice(1) : text.replace(/^\\(?=[!#])/, '');
      if (pattern !== '') yield { kind: 'ignore-pattern', location, by, pattern, negated };
    }
  },
});
