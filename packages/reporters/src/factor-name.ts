import type { FactorSlug } from '@factorlint/core';

const NUMERALS = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** As 12factor.net numbers them: `IX`. */
export function roman(factor: number): string {
  return NUMERALS[factor] ?? String(factor);
}

/** As 12factor.net heads them. */
const NAMES: Readonly<Record<FactorSlug, string>> = {
  codebase: 'Codebase',
  dependencies: 'Dependencies',
  config: 'Config',
  'backing-services': 'Backing services',
  'build-release-run': 'Build, release, run',
  processes: 'Processes',
  'port-binding': 'Port binding',
  concurrency: 'Concurrency',
  disposability: 'Disposability',
  'dev-prod-parity': 'Dev/prod parity',
  logs: 'Logs',
  'admin-processes': 'Admin processes',
};

/** The factor's short name: `Backing services`. */
export function factorName(slug: FactorSlug): string {
  return NAMES[slug];
}
