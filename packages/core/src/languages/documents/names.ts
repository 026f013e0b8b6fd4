import type { Code, Prose } from '../../syntax/prose/blocks.js';

/** Files that people name without marking them as code, and variables in capitals. What is glued to other words is neither. */
const FILE =
  /(?<![\w./-])(?:\.?\/)?(?:[\w-]+\/)*(?:[\w.-]*\.(?:ya?ml|toml|lock|sh|json|cfg|ini|conf|py)|Procfile|Dockerfile|Makefile|\.env\.example|\.dockerignore)(?![\w/-]|\.\w)/g;
const VARIABLE = /\$\{?[A-Z][A-Z0-9_]+|(?<![\w$./-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w/-])/g;

/** What a statement marks as code; where it marks nothing, what has the shape of a file or a variable. In order, each once. */
export function namesIn({ text, codes }: Prose): readonly Code[] {
  const shaped =
    codes.length > 0
      ? []
      : [...text.matchAll(FILE), ...text.matchAll(VARIABLE)].map(({ 0: found, index }) => ({
          text: found,
          start: index,
          end: index + found.length,
        }));
  const glued = /\.(?:lock|toml|ya?ml|json|sh|py)\w/;
  const seen = new Set<string>();
  return [...codes, ...shaped]
    .map((code) => ({ ...code, text: code.text.trim().replace(/^\$\{?([A-Z][A-Z0-9_]*)\}?$/, '$1') }))
    .filter(({ text: name }) => name !== '' && !(codes.length === 0 && glued.test(name)) && !seen.has(name) && seen.add(name))
    .sort((a, b) => a.start - b.start);
}
