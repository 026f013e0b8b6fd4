import type { App, CodeFact, FactKind } from '../vocabulary/facts/index.js';
import type { Derivation } from '../vocabulary/derivation.js';
import type { Language } from '../vocabulary/language.js';
import type { Status } from '../vocabulary/report.js';
import type { Rule } from '../vocabulary/rule.js';

/** Kinds that only a programming language states: looked at only where every programming language of the app was read. */
const CODE: ReadonlySet<FactKind> = new Set<CodeFact['kind']>([
  'environment-read',
  'assignment',
  'secret',
  'connection',
  'listen',
  'log-sink',
  'log-format',
  'print',
  'signal-handler',
  'state-store',
  'module-state',
  'file-write',
  'background-work',
  'program-call',
  'import',
  'entry-point',
  'environment-branch',
  'health-route',
  'schema-change',
  'admin-command',
  'binding',
  'framework',
  'task-delivery',
  'request-writes',
  'admin-route',
  'test-setup',
  'code-section',
  'settings-class',
]);

/** Kinds that whoever opened the tree gives, or nobody. */
const GIVEN: ReadonlySet<FactKind> = new Set<FactKind>(['repository', 'tracked-path']);

/** Who could have looked at what. */
export class Sight {
  readonly #stated: ReadonlySet<FactKind>;
  readonly #unread: ReadonlyMap<string, ReadonlySet<string>>;

  /**
   * @param given kinds that came with the tree
   * @param unread by app, the extensions of programming languages that nobody has read
   */
  constructor(
    languages: readonly Language[],
    derivations: readonly Derivation[],
    given: Iterable<FactKind>,
    unread: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    const stated = new Set<FactKind>([...languages, ...derivations].flatMap(({ provides }) => provides));
    for (const kind of GIVEN) stated.delete(kind);
    for (const kind of given) stated.add(kind);
    this.#stated = stated;
    this.#unread = unread;
  }

  /** Whether somebody could have seen what the rule judges: one of its needs suffices. */
  couldLook(rule: Rule, app: App): boolean {
    const isBlind = (this.#unread.get(app.path)?.size ?? 0) > 0;
    return rule.needs.some((kind) => this.#stated.has(kind) && !(isBlind && CODE.has(kind)));
  }

  /** Why a factor has nothing to say about an app, in a sentence. */
  why(status: Status, app: App, rules: readonly Rule[]): string | undefined {
    if (status === 'not-assessed') {
      const extensions = [...(this.#unread.get(app.path) ?? [])].sort().join(', ');
      if (extensions) return `Nothing reads ${extensions} files yet.`;
      return rules.length === 0 ? 'No rule was asked.' : 'What the rules of this factor need could not be seen here.';
    }
    if (status !== 'not-applicable') return undefined;
    return app.type === 'service' ? 'Nothing here for the rules of this factor to judge.' : app.why;
  }
}
