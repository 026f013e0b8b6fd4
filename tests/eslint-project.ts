import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ESLint } from 'eslint';
import { ROOT } from './modules.js';

/** What users have beside the plugin. Both ESLints that the plugin is made for, and both compilers. */
const OTHERS = {
  eslint: '10.15.0',
  eslint9: 'npm:eslint@9.39.5',
  typescript: '6.0.3',
  typescript7: 'npm:typescript@7.0.2',
  '@types/node': '20.19.43',
  jiti: '2.7.0',
  '@eslint/js': '10.0.1',
  '@eslint/json': '2.1.1',
  '@stylistic/eslint-plugin': '6.0.0',
  'eslint-plugin-import-x': '4.18.1',
  'eslint-plugin-jsdoc': '62.9.0',
  'eslint-plugin-n': '18.5.0',
  'eslint-plugin-perfectionist': '5.14.0',
  'eslint-plugin-sonarjs': '4.2.2',
  'eslint-plugin-toml': '1.5.0',
  'eslint-plugin-unicorn': '65.0.1',
  'eslint-plugin-yml': '3.10.0',
  'typescript-eslint': '8.73.0',
};

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED|network/;

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in which the packed packages are installed by npm, with real ESLints. */
export interface EslintProject {
  /** A repository below the project, under git: files of a folder of the workspace, and others. */
  repository(files: Readonly<Record<string, string>>, from?: readonly string[]): string;
  /** Runs ESLint's command. */
  eslint(version: 9 | 10, cwd: string, words: readonly string[], input?: string): Ran;
  /** Runs a program of the project's `node_modules`. */
  run(cwd: string, program: string, words: readonly string[]): Ran;
  remove(): void;
}

/** Packs, and installs in an empty folder. Gives a reason where the registry cannot be reached; throws where anything else is wrong. */
export function installProject(): EslintProject | { readonly reason: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-')));
  const packed = spawnSync(process.execPath, ['scripts/pack.mjs', join(folder, 'packed')], { cwd: ROOT, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stderr);
  const ours = packed.stdout
    .trim()
    .split('\n')
    .map((path) => [nameOf(path), `file:${path}`]);
  const dependencies = { ...OTHERS, ...Object.fromEntries(ours) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module', dependencies }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefer-offline', '--ignore-scripts', '--loglevel=error'];
  const installed = spawnSync(npm, words, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (installed.status !== 0) {
    rmSync(folder, { recursive: true });
    if (NO_NETWORK.test(installed.stderr)) return { reason: 'needs the registry of npm packages' };
    throw new Error(installed.stderr);
  }

  const run = (cwd: string, program: string, args: readonly string[], input = ''): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'node_modules', program), ...args], {
      cwd,
      input,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', FORCE_COLOR: undefined },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  };
  let count = 0;
  return {
    repository(files, from = []) {
      const root = join(folder, `repository-${count++}`);
      for (const each of from) cpSync(join(ROOT, each), join(root, each.slice(each.lastIndexOf('/') + 1)), { recursive: true });
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      spawnSync('git', ['init', '--quiet'], { cwd: root });
      spawnSync('git', ['add', '--all'], { cwd: root });
      return root;
    },
    eslint: (version, cwd, args, input) => run(cwd, `${version === 9 ? 'eslint9' : 'eslint'}/bin/eslint.js`, args, input),
    run: (cwd, program, args) => run(cwd, program, args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The results of `--format json`, paths relative to a folder. */
export function resultsOf(root: string, { stdout, stderr }: Ran): readonly ESLint.LintResult[] {
  if (!stdout.startsWith('[')) throw new Error(`${stdout}\n${stderr}`);
  const results = JSON.parse(stdout) as readonly ESLint.LintResult[];
  return results.map((result) => ({ ...result, filePath: result.filePath.slice(root.length + 1) }));
}

function nameOf(tarball: string): string {
  const { stdout } = spawnSync('tar', ['-xOzf', tarball, 'package/package.json'], { encoding: 'utf8' });
  return (JSON.parse(stdout) as { readonly name: string }).name;
}
