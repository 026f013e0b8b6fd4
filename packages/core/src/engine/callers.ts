import type { DocumentKind } from '../vocabulary/document-kind.js';
import type { Callable, Fact } from '../vocabulary/facts/index.js';
import type { FileTree } from '../vocabulary/file-tree.js';
import { basename } from '../vocabulary/paths.js';

/** Files in which a function of a program may be named: programs, templates, scripts, settings and deploy files; lock files are long and name none. */
const NAMES_FUNCTIONS =
  /(?:\.(?:py|pyi|pyx|ipynb|html?|jinja2?|j2|txt|toml|cfg|ini|conf|ya?ml|json|sh|bash|service|tf|hcl|mako)|(?:^|\/)(?:[\w.-]*Dockerfile[\w.-]*|Makefile|makefile|justfile|Procfile[\w.]*|crontab|[^./]+))$/;
const LOCK = /(?:^|[-.])lock(?:\.|$)|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json)$/;
/** Callers are not counted further. */
const MAX_CALLERS = 20;
/** Kinds of files whose calls are none of the application's. */
const NO_CALLER: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['test', 'documentation', 'example', 'generated', 'vendored', 'ci']);

/** Finds who may call functions by their names. Remembers what it has seen of a file until it is told that the file has changed. */
export class Callers {
  /** Of each file, which of the words that were asked for stand in it. */
  readonly #seen = new Map<string, Map<string, boolean>>();

  /** A file has changed, come or gone. */
  forget(path: string): void {
    this.#seen.delete(path);
  }

  /**
   * Says of each function in the facts which files may call it. Who does not name its module can name no function of it; a method is
   * called by its name alone.
   */
  fill(facts: readonly Fact[], tree: FileTree, kindOf: (path: string) => DocumentKind): readonly Fact[] {
    const asked = facts.flatMap((fact) => (fact.kind === 'file-write' && fact.within ? { path: fact.location.path, of: fact.within } : []));
    if (asked.length === 0) return facts;
    const words = new Set(asked.flatMap(({ path, of: { name, method } }) => (method ? [name] : [name, moduleOf(path)])));
    const imported = new Set(facts.flatMap((fact) => (fact.kind === 'import' ? (fact.path ?? []) : [])));
    const files = tree.paths.filter((path) => NAMES_FUNCTIONS.test(path) && !LOCK.test(basename(path)) && !NO_CALLER.has(kindOf(path)));
    const naming = (word: string, own: string): readonly string[] => {
      const found: string[] = [];
      for (const file of files) {
        if (file !== own && this.#holds(file, word, words, tree)) found.push(file);
        if (found.length === MAX_CALLERS) break;
      }
      return found;
    };
    const callersOf = ({ name, method }: Callable, path: string): readonly string[] => {
      const module = moduleOf(path);
      if (!method && !imported.has(path) && naming(module, path).length === 0) return [];
      return naming(name, path);
    };
    return facts.map((fact) =>
      fact.kind === 'file-write' && fact.within
        ? { ...fact, within: { ...fact.within, callers: callersOf(fact.within, fact.location.path) } }
        : fact,
    );
  }

  /** A file that has to be read is asked for all words at once. */
  #holds(path: string, word: string, words: Iterable<string>, tree: FileTree): boolean {
    const seen = this.#seen.get(path) ?? new Map<string, boolean>();
    if (!seen.has(word)) {
      const text = textOf(path, tree);
      for (const each of words) seen.set(each, says(text, each));
      this.#seen.set(path, seen);
    }
    return seen.get(word) ?? false;
  }
}

/** The name by which others name the module of a file: that of its folder for `__init__.py`. */
function moduleOf(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split('/');
  return (parts.at(-1) === '__init__' ? parts.at(-2) : parts.at(-1)) ?? '';
}

/** Whether a word stands in a text by itself. */
function says(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + word.length] ?? ' ')) return true;
  }
  return false;
}

function textOf(path: string, tree: FileTree): string {
  try {
    return tree.read(path);
  } catch {
    return '';
  }
}
