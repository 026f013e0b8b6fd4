import type { InstallCommand } from '../../vocabulary/facts/index.js';
import type { Located } from '../../vocabulary/location.js';
import { BOOTSTRAP_TOOLS } from '../../knowledge/installers/bootstrap.js';
import type { Word } from './words.js';

/** A package that a command line names. */
export interface NamedPackage extends Located {
  readonly name: string;
  readonly pinned: boolean;
  /** It installs others and is no part of the application. */
  readonly bootstrap?: true;
}

const NODE: ReadonlySet<InstallCommand['manager']> = new Set(['npm', 'yarn', 'pnpm', 'bun']);
const COMMIT_OR_VERSION = /^(?:[0-9a-f]{7,40}|[\w-]*v?\d+(?:\.\d+)+\S*|.*\$.*)$/i;

/** Whether a word names a folder or file instead of a package. */
export function isLocal(text: string): boolean {
  if (/^[\w+.-]+:\/\/|^(?:git|github|npm):/.test(text)) return false;
  return (
    /^(?:\.{1,2}|~|)(?:\/|\[|$)|^file:|[*?]/.test(text) ||
    /\.(?:whl|tar\.gz|tgz|zip)$/.test(text) ||
    (text.includes('/') && !text.startsWith('@'))
  );
}

/** The package that a word names, or undefined for a folder or what only running tells. */
export function packageOf(word: Word, manager: InstallCommand['manager']): NamedPackage | undefined {
  const { text, location } = word;
  if (isLocal(text) || /^[$…]/.test(text)) return undefined;
  const [name, pinned] = /^[\w+.-]+:\/\//.test(text)
    ? addressed(text)
    : NODE.has(manager)
      ? nodePackage(text)
      : pythonPackage(text, manager);
  if (name === '') return undefined;
  return { name, pinned, location, ...(BOOTSTRAP_TOOLS.has(name) && { bootstrap: true }) };
}

function nodePackage(text: string): readonly [name: string, pinned: boolean] {
  const cut = text.indexOf('@', 1);
  if (cut < 0) return [text, false];
  return [text.slice(0, cut), /^(?:v?\d+\.\d+\.\d+\S*|.*\$.*)$/.test(text.slice(cut + 1))];
}

function pythonPackage(text: string, manager: InstallCommand['manager']): readonly [name: string, pinned: boolean] {
  const name = /^[A-Za-z\d][\w.-]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length).replace(/^\[[^\]]*\]/, '');
  const address = /^\s*@\s*(.+)$/.exec(rest)?.[1];
  const normal = name.toLowerCase().replace(/[-_.]+/g, '-');
  if (address !== undefined && manager !== 'poetry')
    return [normal, address.includes('://') ? addressed(address)[1] : COMMIT_OR_VERSION.test(address)];
  return [normal, manager === 'other' ? /^=/.test(rest) : /={2,3}\s*[^*\s]+$|@\d/.test(rest)];
}

/** A package at an address: its name is the egg's or the last part of the path. */
function addressed(text: string): readonly [name: string, pinned: boolean] {
  const [path = text, fragment = ''] = text.split('#');
  const [, repository, reference] = /\/([\w.-]+)\/archive\/(?:refs\/\w+\/)?(.+?)\.(?:zip|tar\.gz)$/.exec(path) ?? [];
  if (repository !== undefined && reference !== undefined) return [repository.toLowerCase(), COMMIT_OR_VERSION.test(reference)];
  const egg = /(?:^|&)egg=([\w.-]+)/.exec(fragment)?.[1];
  const last = path.slice(path.lastIndexOf('/') + 1);
  const cut = last.indexOf('@');
  const name = egg ?? last.slice(0, cut < 0 ? undefined : cut).replace(/\.git$|-\d.*$/, '');
  const isRepository = /^(?:git|hg|svn)\b/.test(text) || /\.git(?:@|$)/.test(path);
  return [name.toLowerCase(), isRepository ? cut >= 0 && COMMIT_OR_VERSION.test(last.slice(cut + 1)) : true];
}
