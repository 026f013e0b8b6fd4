import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, run } from './run.mjs';

const stamp = join(root, 'node_modules/.cache/factorlint-install');
const packages = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json')));

/** Installs what the lockfile names, unless the last installation was of the same manifests. Gives pnpm's exit code. */
export function install() {
  const wanted = fingerprint();
  if (isInstalled() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  const status = runPnpm(['install', '--reporter=append-only'], { quiet: true });
  if (status !== 0) return status;
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  writeFileSync(stamp, fingerprint());
  return 0;
}

/** Runs the pinned pnpm, which npm brings. */
export function runPnpm(args, options) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const npm = ['exec', '--yes', `--package=${packageManager}`, '--', 'pnpm', ...args];
  const npmScript = process.env.npm_execpath;
  if (npmScript?.includes('npm-cli')) return run(process.execPath, [npmScript, ...npm], options);
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...npm], options) : run('npm', npm, options);
}

function isInstalled() {
  return packages.every((name) => existsSync(join(root, 'packages', name, 'node_modules')) || !hasDependencies(name));
}

function hasDependencies(name) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packages.map((name) => `packages/${name}/package.json`)];
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

if (isMain(import.meta.url)) process.exitCode = install();
