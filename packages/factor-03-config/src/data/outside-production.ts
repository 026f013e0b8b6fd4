import type { Condition, Value } from '@factorlint/core';

const PRODUCTION_NAME = /^(?:is_?|in_?)?prod(?:uction)?(?:_?mode)?$/i;
const OTHER_NAME = /^(?:is_?|in_?)?(?:dev|devel|development|debug|local|test|tests|testing)(?:_?mode)?$/i;
const PRODUCTION_VALUE = /^(?:prod|production|live)$/i;
const OTHER_VALUE = /^(?:dev|devel|development|debug|local|localhost|test|tests|testing|ci)$/i;

/** Whether conditions hold outside production only, by the names and texts in them: `not production`, `ENV == "development"`. */
export function isOutsideProduction(conditions: readonly Condition[]): boolean {
  return conditions.some(({ value, equals, negated }) => {
    if (typeof equals === 'string') return (negated ? PRODUCTION_VALUE : OTHER_VALUE).test(equals);
    if (equals !== undefined && typeof equals !== 'boolean') return false;
    const holds = (equals ?? true) !== negated;
    return (holds ? OTHER_NAME : PRODUCTION_NAME).test(nameOf(value));
  });
}

/** The name that a value goes by in the code. */
function nameOf(value: Value): string {
  switch (value.kind) {
    case 'parameter':
    case 'reference':
      return value.name;
    case 'member':
      return value.key;
    case 'environment':
      return value.name ?? '';
    default:
      return '';
  }
}
