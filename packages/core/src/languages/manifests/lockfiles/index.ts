import { defineLanguage } from '../../../vocabulary/language.js';
import { lockfileFacts, type LockFormat } from './lockfile.js';
import { bunLockPins, npmLockPins, pnpmLockPins, yarnLockPins } from './node-locks.js';
import { pipfileLockPins, tomlLockPins } from './python-locks.js';
import { basename } from '../../../vocabulary/paths.js';

const FORMATS: readonly LockFormat[] = [
  { name: /^uv\.lock$/, ecosystem: 'python', manager: 'uv', pins: tomlLockPins },
  { name: /^poetry\.lock$/, ecosystem: 'python', manager: 'poetry', pins: tomlLockPins },
  { name: /^pdm\.lock$/, ecosystem: 'python', manager: 'pdm', pins: tomlLockPins },
  { name: /^pylock(?:\.[^.]+)?\.toml$/, ecosystem: 'python', manager: 'pip', pins: tomlLockPins },
  { name: /^Pipfile\.lock$/, ecosystem: 'python', manager: 'pipenv', pins: pipfileLockPins },
  { name: /^conda-lock\.ya?ml$|^pixi\.lock$/, ecosystem: 'python', manager: 'other' },
  { name: /^(?:package-lock|npm-shrinkwrap)\.json$/, ecosystem: 'node', manager: 'npm', pins: npmLockPins },
  { name: /^pnpm-lock\.yaml$/, ecosystem: 'node', manager: 'pnpm', pins: pnpmLockPins },
  { name: /^yarn\.lock$/, ecosystem: 'node', manager: 'yarn', pins: yarnLockPins },
  { name: /^bun\.lock$/, ecosystem: 'node', manager: 'bun', pins: bunLockPins },
  { name: /^bun\.lockb$/, ecosystem: 'node', manager: 'bun' },
  { name: /^deno\.lock$/, ecosystem: 'node', manager: 'other' },
  { name: /^go\.sum$/, ecosystem: 'go', manager: 'other' },
  { name: /^Cargo\.lock$/, ecosystem: 'rust', manager: 'other' },
  { name: /^(?:Gemfile|gems)\.(?:lock|locked)$/, ecosystem: 'ruby', manager: 'other' },
  { name: /^composer\.lock$/, ecosystem: 'php', manager: 'other' },
  { name: /^gradle\.lockfile$/, ecosystem: 'java', manager: 'other' },
  { name: /^packages\.lock\.json$/, ecosystem: 'dotnet', manager: 'other' },
  { name: /^mix\.lock$/, ecosystem: 'other', manager: 'other' },
];

const formatOf = (path: string): LockFormat | undefined => FORMATS.find(({ name }) => name.test(basename(path)));

/** Lock files of every package manager: that they exist, and what they pin where the format is Python's or Node's. */
export const lockfiles = defineLanguage({
  id: 'lockfile',
  version: 1,
  provides: ['lockfile'],
  reads: (path) => formatOf(path) !== undefined,
  *extract(document) {
    const format = formatOf(document.path);
    if (format) yield* lockfileFacts(document, format);
  },
});
