import type { Change } from './change.js';
import type { FactorSlug } from './factor.js';
import type { FactKind } from './facts/index.js';
import type { Facts } from './facts.js';
import type { Located, Location } from './location.js';

/** Factor slug / `no-…` or `require-…`. */
export type RuleId = `${FactorSlug}/${string}`;
/** `TF`, the factor and the rule's number in it, two digits each: fixed for ever in docs/rules/codes.json. */
export type RuleCode = `TF${string}`;
export type Severity = 'error' | 'warning' | 'note';
/** `likely` is at most a warning. */
export type Confidence = 'certain' | 'likely';
/** `file`: called once per file that holds a fact it needs, with that file's facts. */
export type Scope = 'file' | 'project';

export interface Rule<K extends FactKind = FactKind> {
  readonly id: RuleId;
  readonly code: RuleCode;
  /** One sentence, a claim that can be true. It opens the rule's page and is a line of the checklist. */
  readonly summary: string;
  readonly scope: Scope;
  /** The highest that it can earn. */
  readonly severity: Severity;
  readonly needs: readonly K[];
  /** That it states changes which a language can write; the best that an edit of it can be. */
  readonly fixable?: 'safe' | 'suggestion';
  readonly check: (facts: Facts<K>) => Iterable<Observation>;
}

/** Another place that belongs to the same fault or the same proof, and what is there. */
export interface Related extends Located {
  readonly message: string;
}

/** What a rule saw, for or against compliance. */
export interface Observation extends Located {
  readonly outcome: 'upholds' | 'violates';
  /** What is so; no secret, no advice. */
  readonly message: string;
  /** May be lower than the rule's. The lower counts. */
  readonly severity?: Severity;
  readonly confidence: Confidence;
  /** What identifies it beside rule, path and app: the variable, the port, the dependency; never a line or a secret. */
  readonly key: string;
  /** The ids of the deploy paths concerned. */
  readonly paths?: readonly string[];
  readonly related?: readonly Related[];
  readonly change?: Change;
}

/** Keeps the literal types of a rule's declaration, and forgets them for the engine. */
export function defineRule<const K extends FactKind>(rule: Rule<K>): Rule {
  return rule;
}

type Details = Partial<Pick<Observation, 'severity' | 'confidence' | 'paths' | 'related' | 'change'>>;

/** Evidence for compliance at a place. */
export function upholds(seen: Located, key: string, message: string, details: Details = {}): Observation {
  return { outcome: 'upholds', location: seen.location, key, message, confidence: 'certain', ...details };
}

/** A fault at a place. */
export function violates(seen: Located, key: string, message: string, details: Details = {}): Observation {
  return { outcome: 'violates', location: seen.location, key, message, confidence: 'certain', ...details };
}

/** What `trail` says of every place: who shows the way of a value knows its places by it. */
export const PASSES_THROUGH = 'The value passes through here.';

/** The places that a value passed through, as related places; the literal's own place first where the finding stands elsewhere. */
export function trail(value: { readonly location: Location; readonly via?: readonly Location[] }): readonly Related[] {
  const lines = new Set([lineOf(value.location)]);
  const places = (value.via ?? []).filter((location) => !lines.has(lineOf(location)) && lines.add(lineOf(location)));
  return places.map((location) => ({ location, message: PASSES_THROUGH }));
}

function lineOf({ path, range }: Location): string {
  return `${path}:${String(range?.start.line)}`;
}
