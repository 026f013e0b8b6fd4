import type { Change, Edit } from './change.js';
import type { FactorSlug } from './factor.js';
import type { AppType, BackingService, DeployPath, EnvironmentContract, Process } from './facts/index.js';
import type { Location } from './location.js';
import type { Confidence, Related, RuleCode, RuleId, Scope, Severity } from './rule.js';

/**
 * `violated`: a counted warning or error · `noted`: notes only · `upheld`: evidence, nothing against ·
 * `not-applicable`: somebody could have looked and there was nothing · `not-assessed`: nobody could look.
 */
export type Status = 'violated' | 'noted' | 'upheld' | 'not-applicable' | 'not-assessed';

/** Plain data, and the only thing that a reporter gets. Its JSON form is the published schema. */
export interface Report {
  readonly $schema: string;
  readonly version: 1;
  readonly tool: { readonly name: 'factorlint'; readonly version: string };
  readonly apps: readonly ReportedApp[];
  /** Always twelve when all factors are asked for, in their order. */
  readonly verdicts: readonly Verdict[];
  readonly model: Model;
  readonly waivers: readonly WaiverProblem[];
  readonly gaps: readonly Gap[];
  readonly coverage: Coverage;
  /** Where literals stand that must never be shown. Whoever quotes source masks them. */
  readonly redactions: readonly Location[];
  /** Present where only what is new is reported. */
  readonly comparison?: Comparison;
}

/** What a report was compared with: violations that were there before are left out of it. Statuses speak of all of them. */
export interface Comparison {
  /** The baseline's file or the commit, as it was named. */
  readonly with: string;
  /** What was there before and is no longer; sorted by path, rule and key. */
  readonly fixed: readonly KnownViolation[];
}

/** What identifies a violation through edits and moves: never a line, a message or a secret. */
export interface KnownViolation {
  readonly path: string;
  /** The rule's id. */
  readonly rule: string;
  readonly key: string;
  /** How many there are of it. */
  readonly count: number;
}

export interface ReportedApp {
  /** The folder, '' for the root. */
  readonly path: string;
  readonly name: string;
  readonly kind: AppType;
}

export interface Verdict {
  readonly factor: { readonly number: number; readonly slug: FactorSlug; readonly title: string };
  readonly status: Status;
  readonly apps: readonly { readonly app: string; readonly status: Status; readonly why?: string }[];
  readonly results: readonly RuleResult[];
}

export interface RuleSummary {
  readonly id: RuleId;
  readonly code: RuleCode;
  readonly summary: string;
  readonly severity: Severity;
  readonly scope: Scope;
}

export interface RuleResult {
  readonly rule: RuleSummary;
  readonly status: Status;
  /** Why the rule broke off, when it did. */
  readonly failure?: string;
  readonly findings: readonly Finding[];
  /** How many violations that count are left out, because they were there before. */
  readonly known?: number;
}

export interface Finding {
  readonly outcome: 'upholds' | 'violates';
  /** The effective one; always on a violation. */
  readonly severity?: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly location: Location;
  /** The app's folder. */
  readonly app?: string;
  readonly paths?: readonly string[];
  /** Always on a violation. */
  readonly key?: string;
  readonly related?: readonly Related[];
  /** Ways to comply, where they were asked for; the first is the best. */
  readonly edits?: readonly Edit[];
  /** What should be so; the API turns it into `edits` where somebody wants them, and leaves it out of the published report. */
  readonly change?: Change;
  /** The reason that a waiver gives: the violation stays visible and does not count. */
  readonly waiver?: string;
}

/** Whether a finding is a violation that no waiver excuses. */
export function isCounted({ outcome, waiver }: Finding): boolean {
  return outcome === 'violates' && waiver === undefined;
}

export interface Model {
  readonly paths: readonly Omit<DeployPath, 'kind'>[];
  readonly processes: readonly Omit<Process, 'kind'>[];
  readonly services: readonly Omit<BackingService, 'kind'>[];
  readonly environment: readonly Omit<EnvironmentContract, 'kind'>[];
}

export interface WaiverProblem {
  readonly location: Location;
  readonly rule: string;
  readonly problem: 'no reason' | 'unused' | 'unknown rule';
}

/** What could not be analysed, and why, in a sentence. */
export interface Gap {
  readonly path: string;
  readonly reason: string;
}

export interface Coverage {
  /** Files read, by language id. */
  readonly read: Readonly<Record<string, number>>;
  /** Files of programming languages that nobody reads, by extension. */
  readonly unread: Readonly<Record<string, number>>;
}
