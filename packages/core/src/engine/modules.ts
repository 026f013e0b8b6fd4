import type { FileTree } from '../vocabulary/file-tree.js';
import type { Files, Language } from '../vocabulary/language.js';
import type { Reference, Value } from '../vocabulary/value.js';
import { openDocument, type OpenDocument } from './document.js';

/**
 * The modules of a repository: which file a specifier means, and what a name in it is. Asked by name, so that most of a repository
 * is never looked at; remembers each answer until the file changes.
 */
export class Modules {
  readonly #tree: FileTree;
  readonly #codeOf: (path: string) => Language | undefined;
  readonly #files: Files;
  readonly #resolved = new Map<string, string | undefined>();
  readonly #bindings = new Map<string, Map<string, Value | undefined>>();
  readonly #open = new Map<string, OpenDocument>();

  /** @param codeOf the language that resolves a file's specifiers and states its bindings */
  constructor(tree: FileTree, codeOf: (path: string) => Language | undefined) {
    this.#tree = tree;
    this.#codeOf = codeOf;
    const paths = new Set(tree.paths);
    this.#files = { paths: tree.paths, has: (path) => paths.has(path), text: (path) => textOf(tree, path) };
  }

  /** The file that a specifier means where it is written; undefined for packages. */
  resolve(specifier: string, from: string): string | undefined {
    const key = `${from}\0${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#codeOf(from)?.resolve?.(specifier, from, this.#files));
    return this.#resolved.get(key);
  }

  /** Asks a file for names that nobody has asked it for, and gives the values that are new. */
  ask(path: string, names: ReadonlySet<string>): readonly Value[] {
    const known = this.#bindings.get(path) ?? new Map<string, Value | undefined>();
    this.#bindings.set(path, known);
    const fresh = [...names].filter((name) => !known.has(name));
    if (fresh.length === 0) return [];
    for (const name of fresh) known.set(name, undefined);
    try {
      for (const fact of this.#codeOf(path)?.bindings?.(this.#documentOf(path), fresh) ?? []) {
        if (fact.kind === 'binding') known.set(fact.name, fact.value);
      }
    } catch {
      // The file's own extraction has told why it cannot be read.
    }
    return fresh.flatMap((name) => known.get(name) ?? []);
  }

  /** Lets the parsed files go. They are opened again when somebody asks. */
  close(): void {
    for (const document of this.#open.values()) document.close();
    this.#open.clear();
  }

  #documentOf(path: string): OpenDocument {
    const open = this.#open.get(path) ?? openDocument(path, this.#tree);
    this.#open.set(path, open);
    return open;
  }

  /** What a reference means, once `ask` has asked for it. A module itself is its reference with the path. */
  lookup(reference: Reference): Value | undefined {
    const from = reference.location.path;
    const path = this.resolve(reference.module, from);
    if (reference.name === '*') return path === undefined ? undefined : { ...reference, path };
    const bound = path === undefined ? undefined : this.#bindings.get(path)?.get(reference.name);
    return this.#isItself(bound, reference.name, path) ? (this.submodule(reference) ?? bound) : (bound ?? this.submodule(reference));
  }

  /** A package that imports a module of its own from itself (`from shop import settings` in shop/__init__.py) names that module. */
  #isItself(bound: Value | undefined, name: string, path: string | undefined): boolean {
    return bound?.kind === 'reference' && bound.name === name && path !== undefined && this.resolve(bound.module, path) === path;
  }

  /** The file and name that a reference asks for; a name that is a module inside a package asks for nothing more. */
  target(reference: Reference): { readonly path: string; readonly name: string } | undefined {
    const path = this.resolve(reference.module, reference.location.path);
    return path === undefined ? undefined : { path, name: reference.name };
  }

  /** The module inside a package that a reference means, where the package binds no such name. */
  submodule(reference: Reference): Reference | undefined {
    const from = reference.location.path;
    const specifier = this.#codeOf(from)?.submodule?.(reference.module, reference.name);
    const path = specifier === undefined ? undefined : this.resolve(specifier, from);
    return specifier === undefined || path === undefined
      ? undefined
      : { kind: 'reference', module: specifier, name: '*', path, location: reference.location };
  }

  /** Forgets a file whose text has changed. A file that comes or goes needs new modules. */
  forget(path: string): void {
    this.#bindings.delete(path);
  }
}

function textOf(tree: FileTree, path: string): string {
  try {
    return tree.read(path);
  } catch {
    return '';
  }
}
