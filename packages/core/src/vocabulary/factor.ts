import type { Rule, RuleId } from './rule.js';

/** In the order of 12factor.net. */
export const FACTOR_SLUGS = [
  'codebase',
  'dependencies',
  'config',
  'backing-services',
  'build-release-run',
  'processes',
  'port-binding',
  'concurrency',
  'disposability',
  'dev-prod-parity',
  'logs',
  'admin-processes',
] as const;

export type FactorSlug = (typeof FACTOR_SLUGS)[number];

export interface Factor {
  readonly number: number;
  readonly slug: FactorSlug;
  readonly title: string;
  readonly rules: readonly Rule[];
  /** The text of each rule's page (Markdown), compiled in so that it works from a published package. */
  readonly pages: Readonly<Record<RuleId | string, string>>;
}
