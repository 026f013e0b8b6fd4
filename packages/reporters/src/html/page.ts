import type { Finding, Report, Severity, Status } from '@factorlint/core';
import type { FormatOptions } from '../format-options.js';
import type { Excerpt } from '../source/excerpt-lines.js';
import { markup, type Markup } from './markup.js';

/** Everything that a section of the page needs. */
export interface HtmlPage {
  readonly report: Report;
  readonly options: FormatOptions;
  readonly excerpt: Excerpt;
  /** What each finding is called on the page. */
  readonly ids: ReadonlyMap<Finding, string>;
}

const SIGNS: Readonly<Record<Status, string>> = { violated: '✗', noted: '•', upheld: '✓', 'not-applicable': '–', 'not-assessed': '?' };

/** A status as a sign and a word. */
export function statusMark(status: Status): Markup {
  return markup`<span class="status ${status}"><span class="sign" aria-hidden="true">${SIGNS[status]}</span> ${status.replace('-', ' ')}</span>`;
}

/** What a finding is, as its filter knows it. */
export type Kind = Severity | 'evidence' | 'waived';

/** `3 <noun>s`. */
export function chip(kind: Kind, text: string): Markup {
  return markup`<span class="chip ${kind}">${text}</span>`;
}
