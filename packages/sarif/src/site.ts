/** Where the tool and its rules are explained. */
export const SITE = 'https://factorlint.dev';

/** The page of a rule or notification. */
export function pageAddress(...parts: readonly string[]): string {
  return [SITE, ...parts].join('/');
}
