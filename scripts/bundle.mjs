import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './run.mjs';

const command = join(root, 'packages/cli/dist/bin.js');
const notices = join(root, 'packages/cli/dist/THIRD-PARTY-LICENSES.txt');

/** They bring native code or WebAssembly of their own, or are seldom needed and large. */
const EXTERNAL = ['oxc-parser', 'web-tree-sitter', 'jiti'];

/**
 * Puts the compiled command into one file: a thousand modules take longer to load than most repositories to judge. Nothing is done where
 * nothing was compiled since. Names stay as they are, so that a stack says where a fault is.
 */
export async function bundle() {
  if (isUpToDate()) return;
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: join(root, 'packages/cli/src/bin.ts'),
    platform: 'node',
    external: [/^node:/, ...EXTERNAL],
    resolve: {
      conditionNames: ['@factorlint/source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
  });
  const { output } = await build.write({
    file: command,
    format: 'esm',
    codeSplitting: false,
    minify: { mangle: false, compress: false, codegen: true },
  });
  await build.close();
  chmodSync(command, 0o755);
  writeFileSync(notices, licensesOf(output.flatMap((chunk) => chunk.moduleIds ?? [])));
}

/** Whether the bundle is younger than all that was compiled; the compiler writes a command of its own when that changes. */
function isUpToDate() {
  if (!existsSync(notices)) return false;
  const made = statSync(notices).mtimeMs;
  const compiled = readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name, 'dist/.tsbuildinfo'))
    .filter((path) => existsSync(path));
  return [...compiled, command, import.meta.filename].every((path) => statSync(path).mtimeMs <= made);
}

/** The licenses of the packages whose modules are in the bundle, as they ask for. */
function licensesOf(modules) {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []));
  const texts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(each));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : 'It brings no text of its license.'}\n`;
  });
  return `The command holds code of these packages.\n\n${texts.sort().join(`\n${'-'.repeat(80)}\n\n`)}`;
}

if (isMain(import.meta.url)) await bundle();
