import type { RuleId } from '@factorlint/core';

/** Where the tool and its rules are explained. */
export const SITE = 'https://factorlint.dev';

/** The page of a rule. */
export function ruleAddress(rule: RuleId): string {
  return `${SITE}/rules/${rule}`;
}
