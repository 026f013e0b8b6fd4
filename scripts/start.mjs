import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, run } from './run.mjs';

const example = join(root, 'test-fixtures/node-broken');
const status = await build();
if (status !== 0) process.exit(status);

const given = process.argv.slice(2);
const shown = given.length === 0 && existsSync(example) ? [example, '--fail-on', 'never'] : given;
process.exitCode = run(process.execPath, [join(root, 'packages/cli/dist/bin.js'), ...shown], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
