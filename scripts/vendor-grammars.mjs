import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isMain, root } from './run.mjs';

const GRAMMARS = [
  { from: 'tree-sitter-python', wasm: 'tree-sitter-python.wasm' },
  { from: 'tree-sitter-bash', wasm: 'tree-sitter-bash.wasm' },
  { from: '@tree-sitter-grammars/tree-sitter-hcl', wasm: 'tree-sitter-hcl.wasm' },
];

/**
 * Copies the grammars that core loads, each with its licence, from the packages that carry them into
 * `packages/core/grammars`: those packages have install scripts, and our users shall not run them.
 */
export function vendorGrammars() {
  const core = join(root, 'packages/core');
  const target = join(core, 'grammars');
  const require = createRequire(join(core, 'package.json'));
  mkdirSync(target, { recursive: true });
  for (const { from, wasm } of GRAMMARS) {
    const source = dirname(require.resolve(`${from}/package.json`));
    copyIfChanged(join(source, wasm), join(target, wasm));
    copyIfChanged(join(source, 'LICENSE'), join(target, wasm.replace('.wasm', '.LICENSE')));
  }
}

function copyIfChanged(from, to) {
  const isSame = existsSync(to) && statSync(to).size === statSync(from).size && statSync(to).mtimeMs >= statSync(from).mtimeMs;
  if (!isSame) copyFileSync(from, to);
}

if (isMain(import.meta.url)) vendorGrammars();
