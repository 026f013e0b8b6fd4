import type { FileTree } from '../vocabulary/file-tree.js';
import type { Files, Language } from '../vocabulary/language.js';
import type { Reference, Value } from '../vocabulary/value.js';
import { openDocument, type OpenDocument } from './document.js';
import { canBeKept, type FactCache } from './fact-cache.js';

/**
 * The modules of a repository: which file a specifier means, and what a name in it is. Asked by name, so that most of a repository
 * is never looked at; remembers each answer until the file changes.
 */
export class Modules {
  readonly #tree: FileTree;
  readonly #codeOf: (path: string) => Language | undefined;
  #files: Files;
  readonly #resolved = new Map<string, string | undefined>();
  readonly #bindings = new Map<string, Map<string, Value | undefined>>();
  /** What has been asked since the last `close`: what an earlier analysis asked for is remembered, and says nothing of this one. */
  readonly #asked = new Map<string, Set<string>>();
  readonly #open = new Map<string, OpenDocument>();
  readonly #cacheOf: (path: string) => FactCache | undefined;

  /**
   * @param codeOf the language that resolves a file's specifiers and states its bindings
   * @param cacheOf where values of a file are kept, if they are
   */
  constructor(
    tree: FileTree,
    codeOf: (path: string) => Language | undefined,
    cacheOf: (path: string) => FactCache | undefined = () => undefined,
  ) {
    this.#tree = tree;
    this.#codeOf = codeOf;
    this.#cacheOf = cacheOf;
    const paths = new Set(tree.paths);
    this.#files = { paths: tree.paths, has: (path) => paths.has(path), text: (path) => textOf(tree, path) };
  }

  /** The file that a specifier means where it is written; undefined for packages. */
  resolve(specifier: string, from: string): string | undefined {
    const key = `${from}\0${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#codeOf(from)?.resolve?.(specifier, from, this.#files));
    return this.#resolved.get(key);
  }

  /** Asks a file for names, and gives the values of those that nobody has asked for since the last `close`. */
  ask(path: string, names: ReadonlySet<string>): readonly Value[] {
    const asked = this.#asked.get(path) ?? new Set<string>();
    this.#asked.set(path, asked);
    const wanted = [...names].filter((name) => !asked.has(name));
    for (const name of wanted) asked.add(name);
    const known = this.#bindings.get(path) ?? new Map<string, Value | undefined>();
    this.#bindings.set(path, known);
    const fresh = wanted.filter((name) => !known.has(name));
    if (fresh.length > 0) this.#evaluate(path, fresh, known);
    return wanted.flatMap((name) => known.get(name) ?? []);
  }

  #evaluate(path: string, fresh: readonly string[], known: Map<string, Value | undefined>): void {
    const cache = this.#cacheOf(path);
    const kept = cache?.bindings(path);
    for (const name of fresh) known.set(name, kept?.get(name));
    const unknown = fresh.filter((name) => !kept?.has(name));
    const language = this.#codeOf(path);
    if (unknown.length === 0 || !language?.bindings) return;
    try {
      const document = this.#documentOf(path);
      for (const fact of language.bindings(document, unknown)) {
        if (fact.kind === 'binding') known.set(fact.name, fact.value);
      }
      const found = unknown.map((name) => [name, known.get(name)] as const);
      cache?.putBindings(path, document.text, new Map(found.filter(([, value]) => canBeKept(value ?? null, path))));
    } catch {
      // The file's own extraction has told why it cannot be read.
    }
  }

  /** Ends an analysis: lets the parsed files go. They are opened again when somebody asks. */
  close(): void {
    for (const document of this.#open.values()) document.close();
    this.#open.clear();
    this.#asked.clear();
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
    const isAsked = path !== undefined && this.#asked.get(path)?.has(reference.name);
    const bound = isAsked ? this.#bindings.get(path)?.get(reference.name) : undefined;
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

  /**
   * Forgets a file whose text has changed, and where specifiers lead when it is one that may say so (a manifest, a compiler's
   * configuration). A file that comes or goes needs new modules.
   */
  forget(path: string): void {
    if (!this.#codeOf(path)?.code) {
      this.#resolved.clear();
      // Resolvers remember what they have read by the files that they were given.
      this.#files = { ...this.#files };
    }
    this.#open.delete(path);
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
