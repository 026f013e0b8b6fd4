import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type * as Jiti from 'jiti';
import type { ConfigurationFault } from './configuration.js';

/** By the name of its package: this code may stand in a bundle elsewhere. */
const OWN_NAMES = '@factorlint/api/config';

/**
 * Runs a configuration file that is code, TypeScript or JavaScript, and gives what it exports as its default. What it imports of
 * `factorlint` is there whether or not the package is installed beside it. Node 20 runs no TypeScript by itself, hence jiti.
 * @param file absolute
 */
export function runCode(file: string): { readonly data: unknown } | { readonly faults: readonly ConfigurationFault[] } {
  const require = createRequire(import.meta.url);
  const { createJiti } = require('jiti') as typeof Jiti;
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    alias: { factorlint: require.resolve(OWN_NAMES) },
  });
  try {
    const exported = jiti.evalModule(readFileSync(file, 'utf8'), { filename: file, ext: extname(file) }) as
      { readonly default?: unknown } | undefined;
    if (exported && typeof exported === 'object' && 'default' in exported) return { data: exported.default };
    return { faults: [{ message: 'It has no default export: export default defineConfig({ … }).' }] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { faults: [{ message: `It broke: ${message.split('\n', 1)[0] ?? ''}` }] };
  }
}
