import type { ClaimsReport } from '@factorlint/core';
import { jsonText } from '../json.js';

/** The answers to claims as their published schema describes them. Ends with a line feed. */
export function claimsJson({ readAny, ...report }: ClaimsReport): string {
  void readAny;
  return jsonText(report);
}
