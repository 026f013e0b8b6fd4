import type { RuleId } from '@factorlint/core';

/** A kind of weakness that MITRE lists. Source: https://cwe.mitre.org/data/ */
export interface Weakness {
  readonly id: string;
  readonly title: string;
}

const HARD_CODED_CREDENTIALS: Weakness = { id: '798', title: 'Use of Hard-coded Credentials' };
const INSECURE_DEFAULT: Weakness = { id: '1188', title: 'Initialization of a Resource with an Insecure Default' };
const DEBUG_CODE: Weakness = { id: '489', title: 'Active Debug Code' };
const INFORMATION_IN_SOURCE: Weakness = { id: '540', title: 'Inclusion of Sensitive Information in Source Code' };

/** The kinds that our rules name, in their order as taxa. */
export const WEAKNESSES: readonly Weakness[] = [DEBUG_CODE, INFORMATION_IN_SOURCE, HARD_CODED_CREDENTIALS, INSECURE_DEFAULT];

/** What a rule means to security. */
export interface Security {
  /** Of the CVSS scale, above 0 up to 10, as GitHub reads it: from 7.0 high, from 4.0 medium. */
  readonly score: string;
  readonly weaknesses: readonly Weakness[];
}

/** The rules about security. Any other must not have a score: it would make its alerts security alerts. */
export const SECURITY: Readonly<Partial<Record<RuleId, Security>>> = {
  'config/no-hardcoded-secret': { score: '7.5', weaknesses: [HARD_CODED_CREDENTIALS] },
  'config/no-secret-default': { score: '7.5', weaknesses: [HARD_CODED_CREDENTIALS, INSECURE_DEFAULT] },
  'config/no-committed-env-file': { score: '7.0', weaknesses: [INFORMATION_IN_SOURCE] },
  'config/no-debug-by-default': { score: '5.3', weaknesses: [DEBUG_CODE] },
};
