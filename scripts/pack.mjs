import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPnpm } from './install.mjs';
import { isMain, root } from './run.mjs';

/**
 * Packs every published package as it would be published, into a folder of its own, and gives the tarballs' paths. Throws where pnpm
 * fails.
 */
export function pack(packed = join(root, 'node_modules/.cache/packed')) {
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  const status = runPnpm(
    ['--recursive', '--filter=./packages/*', '--filter=!./packages/testing', 'pack', '--silent', '--pack-destination', packed],
    {
      quiet: true,
    },
  );
  if (status !== 0) throw new Error(`pnpm pack ended with ${status}`);
  return readdirSync(packed).map((name) => join(packed, name));
}

if (isMain(import.meta.url)) console.log(pack(process.argv[2]).join('\n'));
