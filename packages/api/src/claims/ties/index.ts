import type { Claim } from '@factorlint/core';
import { CODE_AND_CONFIG } from './code-and-config.js';
import { OPERATION } from './operation.js';
import { PROCESSES } from './processes.js';
import { SERVICES_AND_RELEASES } from './services-and-releases.js';
import type { Tie } from './tie.js';
import { WHOLE_FACTORS } from './whole-factors.js';

const TIES: readonly Tie[] = [...CODE_AND_CONFIG, ...SERVICES_AND_RELEASES, ...PROCESSES, ...OPERATION];

/** A verb that is negated: `is not`, `does not`. `not in memory` and `no secrets` are what the rows themselves speak of. */
const NEGATED =
  /\b(?:is|are|was|were|do|does|did|has|have|can|could|will)(?:n't|n’t| not)\b|\bcannot\b(?! be (?:mutated|changed))|\bno longer\b/i;
/** Topics by which a statement about the method as such is about one factor. */
const TOPICS: readonly (readonly [number, RegExp])[] = [
  [3, /\b(?:settings?|config\w*|environment[- ]variables?|env vars?|environment-based)\b/i],
  [11, /\blog(?:s|ging)\b/i],
  [6, /\bstateless/i],
];

/** One rule that can judge a claim, and how. */
export interface Judge {
  readonly rule: string;
  /** The statement says what the rule judges, and not only that the factor holds. */
  readonly byWords: boolean;
  /** Its notes contradict too. */
  readonly noted: boolean;
  /** Only findings that one of the rows lets through count. */
  readonly rows: readonly Pick<Tie, 'about' | 'within'>[];
}

/** What can judge a claim, or why nothing can. */
export interface Judges {
  readonly judges: readonly Judge[];
  readonly beyond?: string;
}

/**
 * The rules that can judge a claim: those of every row whose words it uses; where it only says that a factor, or the method, is
 * followed, those that judge that factor, or all of them.
 */
export function judgesOf(claim: Pick<Claim, 'text' | 'form' | 'factor' | 'whole' | 'general'>): Judges {
  const { text, whole, general } = claim;
  const factor = claim.factor ?? (general ? TOPICS.find(([, pattern]) => pattern.test(text))?.[0] : undefined);
  const fitting = NEGATED.test(text) ? [] : TIES.filter((tie) => fits(tie, factor) && tie.says.test(text));
  const beyond = fitting.find((tie) => tie.beyond !== undefined)?.beyond;
  const byWords = fitting.flatMap(({ rules }) => rules);
  const byFactor = whole || (general && byWords.length === 0) ? ofFactor(factor) : [];
  const judges = [...new Set([...byWords, ...byFactor])].map((rule): Judge => {
    const rows = fitting.filter(({ rules }) => rules.includes(rule));
    return { rule, byWords: rows.length > 0, noted: rows.some(({ noted }) => noted), rows: byFactor.includes(rule) ? [{}] : rows };
  });
  return { judges, ...(beyond === undefined ? {} : { beyond }) };
}

/** Every rule that some row names. */
export function tiedRules(): readonly string[] {
  return [...new Set([...TIES.flatMap(({ rules }) => rules), ...Object.values(WHOLE_FACTORS).flat()])];
}

function fits({ under, clear }: Tie, factor: number | undefined): boolean {
  return under === undefined || (factor === undefined ? clear === true : under.includes(factor));
}

function ofFactor(factor: number | undefined): readonly string[] {
  return factor === undefined ? Object.values(WHOLE_FACTORS).flat() : (WHOLE_FACTORS[factor] ?? []);
}
