import type { Factor, FactorSlug, Rule } from '@factorlint/core';
import { factors as allFactors } from './factors.js';
import { nearestNames } from './nearest-names.js';

/** What is judged. Without both members: everything. With both: what either selects. */
export interface Selection {
  /** Slugs (`config`) or numbers (3) of factors. */
  readonly factors?: readonly (FactorSlug | number | (string & {}))[];
  /** Ids (`config/no-hardcoded-secret`) or codes (`TF0302`) of rules. */
  readonly rules?: readonly string[];
}

/** A selection names a factor or a rule that does not exist. The message is a sentence for the person who wrote the name. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
  readonly kind: 'factor' | 'rule';
  /** As it was given. */
  readonly given: string;
  /** Names that exist and are near it, nearest first. */
  readonly suggestions: readonly string[];

  constructor(kind: UnknownName['kind'], given: string, suggestions: readonly string[]) {
    super(`There is no ${kind} ${given}.${suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : ''}`);
    this.kind = kind;
    this.given = given;
    this.suggestions = suggestions;
  }
}

/**
 * The factors and rules that a selection leaves; a factor without a rule that is asked for is not judged.
 * @throws {UnknownName}
 */
export function select(factors: readonly Factor[], { factors: factorNames, rules: ruleNames }: Selection): readonly Factor[] {
  if (!factorNames && !ruleNames) return factors;
  const whole = new Set((factorNames ?? []).map((name) => findFactor(factors, name)));
  const single = new Set((ruleNames ?? []).map((name) => findRule(factors, name)));
  return factors
    .filter((factor) => whole.has(factor) || factor.rules.some((rule) => single.has(rule)))
    .map((factor) => (whole.has(factor) ? factor : { ...factor, rules: factor.rules.filter((rule) => single.has(rule)) }));
}

/**
 * The factors that a selection leaves, of all there are.
 * @throws {UnknownName}
 */
export function selectedFactors(selection: Selection): readonly Factor[] {
  return select(allFactors, selection);
}

function findFactor(factors: readonly Factor[], name: string | number): Factor {
  const found = factors.find(({ slug, number }) => slug === String(name).toLowerCase() || String(number) === String(name));
  if (found) return found;
  throw new UnknownName(
    'factor',
    String(name),
    nearestNames(
      String(name),
      factors.map(({ slug }) => slug),
    ),
  );
}

/**
 * The rule of an id or a code.
 * @throws {UnknownName}
 */
export function findRule(factors: readonly Factor[], name: string): Rule {
  const rules = factors.flatMap((factor) => factor.rules);
  const found = rules.find(({ id, code }) => id === name.toLowerCase() || code === name.toUpperCase());
  if (found) return found;
  throw new UnknownName(
    'rule',
    name,
    nearestNames(
      name,
      rules.flatMap(({ id, code }) => (/^tf/i.test(name) ? code : id)),
    ),
  );
}
