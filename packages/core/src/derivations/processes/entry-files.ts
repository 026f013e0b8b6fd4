import type { FileView } from '../commands/world.js';
import { joinPath } from '../commands/paths.js';
import type { Invocation } from './invocation.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';

const SOURCES = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx'];

/** The file of the repository in which a program begins; compiled ones are led back to their source. */
export function entryFile({ name, file, interpreter }: Invocation, directory: string, files: FileView): string | undefined {
  if (interpreter === 'python' && file === undefined) return moduleFile(name, directory, files);
  if (file === undefined) return undefined;
  if (interpreter !== 'node') return files.find(joinPath(directory, file));
  return source(joinPath(directory, file), directory, files);
}

/** The file of a dotted module, run with `-m` or named to a server (`config.wsgi:application`). */
export function moduleFile(module: string, directory: string, files: FileView): string | undefined {
  const path = module.split(':', 1)[0]?.replaceAll('.', '/') ?? '';
  if (path === '' || !/^[\w/]+$/.test(path)) return undefined;
  const found = [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`].map((each) => files.find(joinPath(directory, each)));
  return found.find((each) => each !== undefined);
}

/** The first word that names a module of the application: `config.wsgi`, `app:create_app()`. */
export function applicationModule(words: readonly Value[]): string | undefined {
  const texts = words.map(literalText);
  return texts.find((text, index) => {
    if (text === undefined || text.startsWith('-') || !/^[A-Za-z_][\w.]*(?::[\w.()[\]'"=, -]+)?$/.test(text)) return false;
    return !texts[index - 1]?.startsWith('-') || texts[index - 1]?.includes('=') === true || text.includes(':');
  });
}

/** `dist/main` is `src/main.ts`: compilers keep the name and change the folder. */
function source(path: string, directory: string, files: FileView): string | undefined {
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  const spellings = [path, ...SOURCES.map((ending) => bare + ending), ...['.js', '.ts', '.mjs'].map((ending) => `${path}/index${ending}`)];
  const written = spellings.map((each) => files.find(each)).find((each) => each !== undefined);
  if (written !== undefined) return written;
  const from = directory === '' ? '' : `${directory.replace(/\/$/, '')}/`;
  const inside = bare.startsWith(from) ? bare.slice(from.length) : bare;
  const compiled = /^(?:\.?\/)?(?:dist|build|lib|out|output|\.output|\.next\/standalone)\/(.+)$/.exec(inside)?.[1];
  if (compiled === undefined) return undefined;
  const tails = compiled.startsWith('src/') ? [compiled] : [`src/${compiled}`, compiled];
  return tails.flatMap((tail) => SOURCES.map((ending) => files.find(`${from}${tail}${ending}`))).find((each) => each !== undefined);
}
