import { formatLocation, type Gap, type Report, type WaiverProblem } from '@factorlint/core';
import { plural, wrap } from '../text/layout.js';
import { displayWidth } from '../text/width.js';
import { visible } from '../text/visible.js';
import type { Page } from './page.js';

/** How many paths are named for one reason, and how many reasons of a kind are told, before the rest is counted. */
const MOST_PATHS = 5;
const MOST_REASONS = 10;

/** What broke, what could not be analysed, and waivers that excuse nothing. Empty where all went well. */
export function problems(report: Report, page: Page): readonly string[] {
  return [...failures(report, page), ...gaps(report, page), ...waivers(report.waivers, page)];
}

function failures({ verdicts }: Report, page: Page): readonly string[] {
  const broken = verdicts
    .flatMap(({ results }) => results)
    .flatMap(({ rule, failure }) => (failure === undefined ? [] : [{ id: rule.id, failure }]));
  if (broken.length === 0) return [];
  const lines = broken.flatMap(({ id, failure }) => item(id, failure, page));
  return [page.style.severity('error')(page.style.bold('Broke off, a fault of factorlint')), ...lines, ''];
}

function gaps({ gaps: all, coverage }: Report, page: Page): readonly string[] {
  const unread = Object.entries(coverage.unread).sort(([, a], [, b]) => b - a);
  if (all.length === 0 && unread.length === 0) return [];
  const groups = [...groupByReason(all)];
  const shown = page.verbose ? groups : groups.slice(0, MOST_REASONS);
  const rest = groups.slice(shown.length).reduce((sum, [, paths]) => sum + paths.length, 0);
  return [
    page.style.bold('Could not be analysed'),
    ...shown.flatMap(([reason, paths]) => item(pathList(paths, page), reason, page)),
    ...(rest > 0 ? [`  ${page.style.dim(`and ${plural(rest, 'more file')}; --verbose names them`)}`] : []),
    ...(unread.length > 0
      ? item(unread.map(([extension, count]) => `${count} ${extension}`).join(', '), 'Files of languages that nothing reads yet.', page)
      : []),
    '',
  ];
}

function groupByReason(all: readonly Gap[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { path, reason } of all) groups.set(reason, [...(groups.get(reason) ?? []), path]);
  return groups;
}

function pathList(paths: readonly string[], page: Page): string {
  const shown = page.verbose ? paths : paths.slice(0, MOST_PATHS);
  const rest = paths.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const PROBLEMS: Readonly<Record<WaiverProblem['problem'], (rule: string) => string>> = {
  'no reason': (rule) => `The waiver of ${rule} gives no reason after "--", so it excuses nothing.`,
  unused: (rule) => `The waiver of ${rule} excuses nothing: remove it.`,
  'unknown rule': (rule) => `The waiver names ${rule}, and there is no such rule.`,
};

/** What is wrong with a waiver, in a sentence. */
export function waiverSentence({ rule, problem }: WaiverProblem): string {
  return PROBLEMS[problem](rule);
}

function waivers(all: readonly WaiverProblem[], page: Page): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.flatMap((waiver) => item(formatLocation(waiver.location), waiverSentence(waiver), page));
  return [page.style.bold('Waivers that do not count'), ...lines, ''];
}

function item(what: string, sentence: string, page: Page): readonly string[] {
  const [subject, words] = [visible(what), visible(sentence)];
  if (displayWidth(subject) + displayWidth(words) + 4 <= page.width) return [`  ${subject}  ${page.style.dim(words)}`];
  return [
    ...wrap(subject, page.width - 2).map((line) => `  ${line}`),
    ...wrap(words, page.width - 4).map((line) => `    ${page.style.dim(line)}`),
  ];
}
