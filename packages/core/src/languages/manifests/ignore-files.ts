import { inserting } from '../../syntax/rewriting/text-change.js';
import type { IgnorePattern } from '../../vocabulary/facts/index.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { linesOf } from './lines.js';
import { basename } from '../../vocabulary/paths.js';

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
  rewrite(document, change) {
    if (change.kind !== 'ignore-path' || ignores(document.path) === undefined) return undefined;
    const { pattern, safe } = change;
    const { text } = document;
    if (!/^[\w./-]+$/.test(pattern) || [...linesOf(document, '#')].some((line) => line.text === pattern)) return undefined;
    const added = text === '' || /[\r\n]$/.test(text) ? `${pattern}\n` : `\n${pattern}`;
    return { safe, title: `Add ${pattern} to ${document.path}`, changes: [inserting(document, text.length, added)] };
  },
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
