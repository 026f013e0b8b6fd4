import { valuesIn } from '../values/walk.js';
import type { Edit } from '../vocabulary/change.js';
import type { Derivation } from '../vocabulary/derivation.js';
import type { Factor } from '../vocabulary/factor.js';
import type { App, Fact } from '../vocabulary/facts/index.js';
import type { FileTree } from '../vocabulary/file-tree.js';
import type { Language } from '../vocabulary/language.js';
import { compareLocations, type Location } from '../vocabulary/location.js';
import type { Coverage, Finding, Report, RuleSummary } from '../vocabulary/report.js';
import { Callers } from './callers.js';
import { collectFacts, type GrowingFacts } from './collect-facts.js';
import { deriveFacts } from './derive.js';
import { extractFile, type Extraction } from './extract.js';
import { openRewriter } from './edits.js';
import { extractThrough, fromPlain, keep, recall, type Basis, type FactCache, type KeptExtraction } from './fact-cache.js';
import { withExample } from './example-file.js';
import { judgeFactor, type Court, type SeverityOf } from './judge.js';
import { linkFacts } from './link.js';
import { Modules } from './modules.js';
import { overlay } from './overlay.js';
import { modelOf } from './model.js';
import { Sight } from './sight.js';
import { Waivers, type Excuse } from './waivers.js';

export interface AnalyzeOptions {
  readonly languages: readonly Language[];
  readonly derivations: readonly Derivation[];
  readonly factors: readonly Factor[];
  /** Facts that the tree itself cannot state: what version control knows. */
  readonly given?: readonly Fact[];
  /** Every rule that exists, where `factors` holds a selection: a waiver for another one is not unknown. */
  readonly known?: readonly string[];
  readonly severityOf?: SeverityOf;
  /** Exceptions for files that hold no comments. */
  readonly excuses?: readonly Excuse[];
  /** Told before each file is read. */
  readonly onFile?: (path: string, index: number, count: number) => void;
  /** Of the tool, for the report. */
  readonly version?: string;
  /** Keeps what files of the tree say; texts that `update` puts are not kept. */
  readonly cache?: FactCache;
}

/** A finding with the rule that made it. */
export interface FindingInFile {
  readonly rule: RuleSummary;
  readonly finding: Finding;
}

/** A repository that is kept open: what has not changed is not read again. */
export interface Session {
  /** Puts a text in place of a file's, as an editor's buffer does; undefined gives the tree's own text back. */
  update(path: string, text: string | undefined): void;
  /** Tells that files have changed, come or gone in the tree. */
  refresh(changedPaths: Iterable<string>): void;
  /** The findings whose place is in one file. */
  findings(path: string): readonly FindingInFile[];
  report(): Report;
  /** The files that the next answer is going to read: that were not read before, and of which nothing is kept. In order. */
  unread(): readonly string[];
  /**
   * Takes what `extractPlainly` has found in a file of the tree, as in another thread. Nothing happens where the file was read since.
   * @param basis what that was made of; without it nothing is kept in the cache
   */
  supply(path: string, extraction: KeptExtraction, basis?: Basis): void;
  /** What languages make of the changes that findings state, in their order; undefined where there is no change or nobody can write it. */
  edits(findings: readonly Finding[]): readonly (Edit | undefined)[];
  /** The text of a file, as `update` has put it or as the tree has it. @throws {UnreadableFile} */
  read(path: string): string;
  /** The facts behind the report: for faces of the model and for tests. */
  facts(): GrowingFacts;
}

const SCHEMA = 'https://factorlint.dev/schema/report-1.json';

/** Opens a tree. Nothing is read before the first question. */
export function openSession(tree: FileTree, options: AnalyzeOptions): Session {
  return new OpenSession(tree, options);
}

/** A session that is asked once. */
export function analyze(tree: FileTree, options: AnalyzeOptions): Report {
  return openSession(tree, options).report();
}

class OpenSession implements Session {
  readonly #tree: FileTree;
  readonly #options: AnalyzeOptions;
  readonly #buffers = new Map<string, string>();
  readonly #extractions = new Map<string, Extraction>();
  readonly #callers = new Callers();
  #modules: Modules | undefined;
  #answer: { readonly report: Report; readonly facts: GrowingFacts } | undefined;

  constructor(tree: FileTree, options: AnalyzeOptions) {
    this.#tree = tree;
    this.#options = options;
  }

  update(path: string, text: string | undefined): void {
    const isNew = text !== undefined && !this.#extractions.has(path);
    const before = this.#buffers.get(path);
    if (before === text && !isNew) return;
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text);
    this.refresh([path]);
  }

  refresh(changedPaths: Iterable<string>): void {
    const paths = new Set(overlay(this.#tree, this.#buffers).paths);
    for (const path of changedPaths) {
      if (paths.has(path) === this.#extractions.has(path)) this.#modules?.forget(path);
      else this.#modules = undefined;
      this.#extractions.delete(path);
      this.#callers.forget(path);
    }
    this.#answer = undefined;
  }

  findings(path: string): readonly FindingInFile[] {
    const results = this.report().verdicts.flatMap((verdict) => verdict.results);
    return results.flatMap(({ rule, findings }) =>
      findings.filter(({ location }) => location.path === path).map((finding) => ({ rule, finding })),
    );
  }

  report(): Report {
    return (this.#answer ??= this.#analyze()).report;
  }

  unread(): readonly string[] {
    const { paths } = overlay(this.#tree, this.#buffers);
    return paths.filter((path) => !this.#extractions.has(path) && !this.#recall(path));
  }

  #recall(path: string): boolean {
    const cache = this.#cacheOf(path);
    const known = cache && recall(cache, path, () => this.#tree.read(path), this.#options.languages);
    if (known) this.#extractions.set(path, known);
    return known !== undefined;
  }

  supply(path: string, extraction: KeptExtraction, basis?: Basis): void {
    if (this.#extractions.has(path) || this.#buffers.has(path)) return;
    const cache = this.#options.cache;
    if (cache) keep(cache, path, extraction, basis);
    this.#extractions.set(path, fromPlain(path, extraction, this.#options.languages));
  }

  edits(findings: readonly Finding[]): readonly (Edit | undefined)[] {
    const rewriter = openRewriter(overlay(this.#tree, this.#buffers), this.#options.languages);
    try {
      return findings.map(({ change }) => {
        const isInCode = change && this.#extractions.get(change.place.path)?.code?.code;
        const whole = isInCode ? withExample(change, this.facts()) : undefined;
        return (whole && rewriter.editOf(whole)) ?? (change && rewriter.editOf(change));
      });
    } finally {
      rewriter.close();
    }
  }

  read(path: string): string {
    return this.#buffers.get(path) ?? this.#tree.read(path);
  }

  facts(): GrowingFacts {
    return (this.#answer ??= this.#analyze()).facts;
  }

  #analyze(): { readonly report: Report; readonly facts: GrowingFacts } {
    const { languages, derivations, factors, given = [], excuses = [], version = '0.0.0' } = this.#options;
    const tree = overlay(this.#tree, this.#buffers);
    const extractions = this.#extract(tree);
    this.#modules ??= new Modules(
      tree,
      (path) => this.#extractions.get(path)?.code,
      (path) => this.#cacheOf(path),
    );
    const linked = linkFacts(
      extractions.flatMap((each) => each.facts),
      this.#modules,
    );
    this.#modules.close();
    const kindOf = (path: string) => this.#extractions.get(path)?.kind ?? 'production';
    const facts = collectFacts([...given, ...this.#callers.fill(linked, tree, kindOf)], { paths: tree.paths, kindOf });
    const failures = deriveFacts(facts, derivations);
    const waivers = new Waivers(facts, excuses);
    const sight = new Sight(
      languages,
      derivations,
      given.map(({ kind }) => kind),
      unreadByApp(extractions, facts),
    );
    const { severityOf } = this.#options;
    const court: Court = { facts, failures, waivers, sight, ...(severityOf ? { severityOf } : {}) };
    const verdicts = factors.map((factor) => judgeFactor(factor, court));
    const asked = new Set<string>(factors.flatMap(({ rules }) => rules.map(({ id }) => id)));
    const report: Report = {
      $schema: SCHEMA,
      version: 1,
      tool: { name: 'factorlint', version },
      apps: [...facts.apps()].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, name, type }) => ({ path, name, kind: type })),
      verdicts,
      model: modelOf(facts),
      waivers: waivers.problems(new Set([...(this.#options.known ?? []), ...asked]), asked),
      gaps: extractions.flatMap(({ gaps }) => gaps),
      coverage: coverageOf(extractions),
      redactions: redactionsOf(facts, linked),
    };
    this.#options.cache?.withhold(new Set(report.redactions.map(({ path }) => path)));
    return { report, facts };
  }

  #extract(tree: FileTree): readonly Extraction[] {
    const { languages, onFile } = this.#options;
    const paths = new Set(tree.paths);
    for (const path of this.#extractions.keys()) if (!paths.has(path)) this.#extractions.delete(path);
    return tree.paths.map((path, index) => {
      onFile?.(path, index, tree.paths.length);
      let extraction = this.#extractions.get(path);
      if (!extraction) {
        const cache = this.#cacheOf(path);
        extraction = cache ? extractThrough(cache, path, tree, languages) : extractFile(path, tree, languages);
        this.#extractions.set(path, extraction);
      }
      return extraction;
    });
  }

  #cacheOf(path: string): FactCache | undefined {
    return this.#buffers.has(path) ? undefined : this.#options.cache;
  }
}

function unreadByApp(extractions: readonly Extraction[], facts: GrowingFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const unread = new Map<string, Set<string>>();
  for (const { path, unread: extension } of extractions) {
    const app: App | undefined = extension === undefined ? undefined : facts.appOf(path);
    if (!app || extension === undefined) continue;
    unread.set(app.path, (unread.get(app.path) ?? new Set()).add(extension));
  }
  return unread;
}

function coverageOf(extractions: readonly Extraction[]): Coverage {
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  return { read: count(extractions.flatMap(({ read }) => read)), unread: count(extractions.flatMap(({ unread }) => unread ?? [])) };
}

/** Where credentials stand, in whatever fact: each place once, sorted. */
function redactionsOf(facts: GrowingFacts, linked: readonly Fact[]): readonly Location[] {
  const places = facts.of('redaction').map(({ location }) => location);
  for (const fact of linked) for (const value of valuesIn(fact)) if (value.kind === 'credential') places.push(value.location);
  const sorted = places.sort(compareLocations);
  return sorted.filter((place, index) => JSON.stringify(place) !== JSON.stringify(sorted[index - 1]));
}
