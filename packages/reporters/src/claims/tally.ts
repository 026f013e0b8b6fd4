import type { Answer, ClaimsReport } from '@factorlint/core';

/** How many claims and commands got which answer. */
export type ClaimsTally = Readonly<Record<Answer, number>>;

/** Counts over all documents, or over some of their statements. */
export function tallyClaims(judged: Iterable<{ readonly answer: Answer }>): ClaimsTally {
  const counts = { supported: 0, contradicted: 0, unchecked: 0 };
  for (const { answer } of judged) counts[answer] += 1;
  return counts;
}

/** Everything in a report that has an answer. */
export function judgedIn({ documents }: ClaimsReport): readonly { readonly answer: Answer }[] {
  return documents.flatMap(({ claims, commands }) => [...claims, ...commands]);
}
