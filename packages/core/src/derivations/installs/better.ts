import type { InstallCommand, Lockfile } from '../../vocabulary/facts/index.js';
import type { Install } from './classify.js';
import type { Word } from './words.js';

/** What installs from a lock file and fails where the manifest does not agree with it, for each manager. */
const LOCKED: Readonly<Partial<Record<InstallCommand['manager'], readonly string[]>>> = {
  uv: ['uv', 'sync', '--locked'],
  poetry: ['poetry', 'install'],
  pdm: ['pdm', 'sync'],
  pipenv: ['pipenv', 'install', '--deploy'],
  npm: ['npm', 'ci'],
  yarn: ['yarn', 'install', '--frozen-lockfile'],
  pnpm: ['pnpm', 'install', '--frozen-lockfile'],
  bun: ['bun', 'install', '--frozen-lockfile'],
};

/** The same command so that it honours the lock file: the words of the subcommand replaced, options added or dropped. */
export function betterWords({ form, words, subcommand }: Install, isBerry: boolean): readonly string[] | undefined {
  const { better } = form;
  if (!better) return undefined;
  const last = subcommand.at(-1) ?? 0;
  const kept = words.map(({ text }) => text);
  const head = better.subcommand ? [...kept.slice(0, subcommand[0] ?? 1), ...better.subcommand] : kept.slice(0, last + 1);
  const tail = kept.slice(last + 1).filter((word) => !better.drop?.test(word));
  const added = (better.add ?? []).map((option) => (isBerry && option === '--frozen-lockfile' ? '--immutable' : option));
  return [...head, ...added.filter((option) => !tail.includes(option)), ...tail];
}

/** The install of the manager that wrote the lock file. */
export function lockedInstall(lock: Lockfile, isBerry: boolean): readonly string[] | undefined {
  if (lock.manager === 'yarn' && isBerry) return ['yarn', 'install', '--immutable'];
  return LOCKED[lock.manager];
}

/** Which words of a command others have to take the place of; undefined where one of them is not written out. */
export function rewritten(words: readonly Word[], better: readonly string[]): InstallCommand['rewritten'] {
  const shorter = Math.min(words.length, better.length);
  let head = 0;
  while (head < shorter && words[head]?.text === better[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && words.at(-1 - tail)?.text === better.at(-1 - tail)) tail += 1;
  if (head + tail === words.length) head -= 1;
  const replaced = words.slice(Math.max(0, head), words.length - tail);
  const start = replaced[0]?.location;
  const end = replaced.at(-1)?.location.range?.end;
  const isWritten = replaced.every(({ text, open, location }) => !open && text !== '***' && location.path === start?.path);
  if (head < 0 || !isWritten || !start?.range || !end) return undefined;
  return { place: { path: start.path, range: { start: start.range.start, end } }, words: better.slice(head, better.length - tail) };
}
