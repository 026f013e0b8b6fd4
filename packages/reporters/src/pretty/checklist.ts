import type { Report, Status, Verdict } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { tally, type Tally } from '../tally.js';
import { pad, plural, truncate } from '../text/layout.js';
import { visible } from '../text/visible.js';
import type { Page } from './page.js';

/** A status as people say it. */
export function statusWord(status: Status): string {
  return status.replace('-', ' ');
}

/** One line a factor: numeral, name, verdict, how many of its rules are upheld, and what else there is to say. */
export function checklist({ verdicts }: Report, page: Page): readonly string[] {
  return verdicts.map((verdict) => checklistLine(verdict, page));
}

function checklistLine(verdict: Verdict, page: Page): string {
  const { factor, status, results } = verdict;
  const { style, symbols, width } = page;
  const counts = tally(results);
  const verdictText = pad(`${symbols.marks[status]} ${statusWord(status)}`, 17);
  const isDecided = status !== 'not-applicable' && status !== 'not-assessed';
  const upheld = isDecided ? `${counts.upheld} of ${counts.concerned} upheld` : '';
  const room = width - 47;
  const remark = isDecided ? countsText(counts) : whyOf(verdict);
  const aside = isDecided ? pad(upheld, 16) : '';
  const fits = room - aside.length >= 12;
  const tail = isDecided ? `${style.bold(upheld)}${' '.repeat(Math.max(0, 16 - upheld.length))}` : '';
  const shown = fits ? truncate(remark, room - aside.length, symbols.ellipsis) : '';
  const line = ` ${pad(roman(factor.number), 5)}${pad(factorName(factor.slug), 22)}${style.of(status)(verdictText)} ${tail}${style.dim(shown)}`;
  return line.trimEnd();
}

/** `2 errors, 1 warning`. Empty where nothing counts. */
export function countsText({ error, warning, note }: Pick<Tally, 'error' | 'warning' | 'note'>): string {
  return [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(note > 0 ? [plural(note, 'note')] : []),
  ].join(', ');
}

function whyOf({ apps }: Verdict): string {
  const reasons = [...new Set(apps.map(({ why }) => why).filter((why) => why !== undefined))];
  return reasons.length === 1 ? visible(reasons[0]!) : '';
}

/** Where there are several apps: one line each, one column a factor. */
export function appTable({ apps, verdicts }: Report, page: Page): readonly string[] {
  if (apps.length < 2) return [];
  const { style, symbols, width } = page;
  const columns = verdicts.map(({ factor }) => roman(factor.number));
  const nameWidth = Math.min(
    Math.max(...apps.map((app) => appName(app).length), 4),
    Math.max(16, width - 2 - columns.reduce((sum, each) => sum + each.length + 1, 0)),
  );
  const head = `${pad('', nameWidth + 1)}${columns.map((column) => ` ${style.dim(column)}`).join('')}`;
  const rows = apps.map((app) => {
    const cells = verdicts.map((verdict, index) => {
      const status = verdict.apps.find((each) => each.app === app.path)?.status ?? 'not-assessed';
      return ` ${style.of(status)(symbols.marks[status])}${' '.repeat((columns[index]?.length ?? 1) - 1)}`;
    });
    return ` ${pad(truncate(appName(app), nameWidth, symbols.ellipsis), nameWidth)}${cells.join('').trimEnd()}`;
  });
  return [head, ...rows];
}

/** An app's name, and its folder where that says more. */
export function appName({ name, path, kind }: Report['apps'][number]): string {
  const place = path === '' ? '' : ` (${path})`;
  return visible(`${name === path || path.endsWith(`/${name}`) ? path : `${name}${place}`}, ${kind}`);
}
