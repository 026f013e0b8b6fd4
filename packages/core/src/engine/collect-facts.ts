import type { App, Fact, FactKind, FactOf, Reach } from '../vocabulary/facts/index.js';
import type { DocumentKind } from '../vocabulary/document-kind.js';
import type { Facts } from '../vocabulary/facts.js';
import type { Located, Location, Position } from '../vocabulary/location.js';
import { folderOf } from '../vocabulary/paths.js';

/** What the tree says beside the facts. */
export interface Surroundings {
  /** Sorted. */
  readonly paths: readonly string[];
  kindOf(path: string): DocumentKind;
}

const NONE: readonly never[] = [];

/** Kinds of file that no deploy runs, whatever reaches the folder that they are in. */
const NEVER_DEPLOYED: ReadonlySet<DocumentKind> = new Set([
  'test',
  'ci',
  'documentation',
  'example',
  'generated',
  'vendored',
  'development',
  'script',
]);

/** Facts to which derivations add theirs. */
export interface GrowingFacts extends Facts {
  /** How many facts there are, of all kinds. */
  readonly size: number;
  add(more: Iterable<Fact>): void;
}

/** Groups facts once, so that every question of a rule or derivation is a look-up. */
export function collectFacts(all: Iterable<Fact>, surroundings: Surroundings): GrowingFacts {
  const index = new FactIndex(surroundings);
  index.add(all);
  return index;
}

class FactIndex implements GrowingFacts {
  readonly paths: readonly string[];
  readonly #byKind = new Map<FactKind, Fact[]>();
  readonly #byPlace = new Map<FactKind, Map<string, Fact[]>>();
  readonly #byApp = new Map<FactKind, Map<string, Fact[]>>();
  readonly #surroundings: Surroundings;
  #pathSet: ReadonlySet<string> | undefined;
  #apps: readonly App[] | undefined;

  constructor(surroundings: Surroundings) {
    this.paths = surroundings.paths;
    this.#surroundings = surroundings;
  }

  get size(): number {
    return [...this.#byKind.values()].reduce((sum, facts) => sum + facts.length, 0);
  }

  add(more: Iterable<Fact>): void {
    for (const fact of more) {
      push(this.#byKind, fact.kind, fact);
      this.#byPlace.delete(fact.kind);
      if (fact.kind === 'app') this.#apps = undefined;
      if (fact.kind === 'app') this.#byApp.clear();
      else this.#byApp.delete(fact.kind);
    }
  }

  of<P extends FactKind>(kind: P): readonly FactOf<P>[] {
    return (this.#byKind.get(kind) ?? NONE) as readonly FactOf<P>[];
  }

  in<P extends FactKind>(kind: P, path: string): readonly FactOf<P>[] {
    return (this.#grouped(this.#byPlace, kind, ({ location }) => location.path).get(path) ?? NONE) as readonly FactOf<P>[];
  }

  for<P extends FactKind>(kind: P, app: string): readonly FactOf<P>[] {
    const group = this.#grouped(this.#byApp, kind, (fact) => ('app' in fact ? fact.app : this.appOf(fact)?.path) ?? '');
    return (group.get(app) ?? NONE) as readonly FactOf<P>[];
  }

  apps(): readonly App[] {
    return (this.#apps ??= [...this.of('app')].sort((a, b) => b.path.length - a.path.length));
  }

  appOf(place: Located | Location | string): App | undefined {
    const path = typeof place === 'string' ? place : locationOf(place).path;
    return this.apps().find((app) => app.path === '' || path === app.path || path.startsWith(`${app.path}/`));
  }

  kindOf(path: string): DocumentKind {
    return this.#surroundings.kindOf(path);
  }

  has(path: string): boolean {
    return (this.#pathSet ??= new Set(this.paths)).has(path);
  }

  isProduction(place: Located | Location): boolean {
    const location = locationOf(place);
    const found = this.#reachOf(location);
    if (found && found.location.path === location.path) return found.production;
    if (NEVER_DEPLOYED.has(this.kindOf(location.path))) return false;
    return found ? found.production : true;
  }

  reach(place: Located | Location): { readonly paths: readonly string[]; readonly production: boolean; readonly known: boolean } {
    const found = this.#reachOf(locationOf(place));
    return { paths: found?.paths ?? NONE, production: this.isProduction(place), known: this.of('deploy-path').length > 0 };
  }

  /** The nearest statement about a place: on the place itself, on its file, on a folder above it. */
  #reachOf(location: Location): Reach | undefined {
    const here = this.in('reach', location.path);
    const around = here.filter((reach) => !reach.location.range || contains(reach.location, location));
    if (around.length > 0)
      return around.reduce((best, each) => (each.location.range && !wider(each.location, best.location) ? each : best));
    for (let folder = folderOf(location.path); ; folder = folderOf(folder)) {
      const above = this.in('reach', folder === '' ? '/' : `${folder}/`)[0];
      if (above || folder === '') return above;
    }
  }

  #grouped(groups: Map<FactKind, Map<string, Fact[]>>, kind: FactKind, keyOf: (fact: Fact) => string): Map<string, Fact[]> {
    let group = groups.get(kind);
    if (!group) {
      groups.set(kind, (group = new Map()));
      for (const fact of this.of(kind)) push(group, keyOf(fact), fact);
    }
    return group;
  }
}

/** The same facts, as a rule of scope `file` sees them: `of` and `for` give only what stands in one file. */
export function factsOfFile(facts: Facts, path: string): Facts {
  return {
    paths: facts.paths,
    of: (kind) => facts.in(kind, path),
    in: (kind, other) => (other === path ? facts.in(kind, path) : NONE),
    for: (kind, app) => (facts.appOf(path)?.path === app ? facts.in(kind, path) : NONE),
    apps: () => facts.apps(),
    appOf: (place) => facts.appOf(place),
    kindOf: (other) => facts.kindOf(other),
    isProduction: (place) => facts.isProduction(place),
    reach: (place) => facts.reach(place),
    has: (other) => facts.has(other),
  };
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function locationOf(place: Located | Location): Location {
  return 'location' in place ? place.location : place;
}

function contains(outer: Location, inner: Location): boolean {
  if (!outer.range || !inner.range) return false;
  return !after(outer.range.start, inner.range.start) && !after(inner.range.start, outer.range.end);
}

function wider(a: Location, b: Location): boolean {
  if (!b.range) return false;
  if (!a.range) return true;
  return after(b.range.start, a.range.start) || after(a.range.end, b.range.end);
}

function after(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}
