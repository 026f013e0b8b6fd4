import type { Report, Status, Verdict } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { tally, type Tally } from '../tally.js';
import { pad, plural, truncate, wrap } from '../text/layout.js';
import { displayWidth } from '../text/width.js';
import { visible } from '../text/visible.js';
import type { Page } from './page.js';

/** From this width on, the checklist shows the factors' titles; below, their names. */
const TITLED = 124;

/** A status as people say it. */
export function statusWord(status: Status): string {
  return status.replace('-', ' ');
}

/** One line a factor: numeral, name, verdict, how many of its rules are upheld, what counts against it; then why a factor has no verdict. */
export function checklist({ verdicts }: Report, page: Page): readonly string[] {
  return [...verdicts.map((verdict) => checklistLine(verdict, page)), ...reasons(verdicts, page)];
}

function checklistLine({ factor, status, results }: Verdict, page: Page): string {
  const { style, symbols, width } = page;
  const counts = tally(results);
  const isDecided = status !== 'not-applicable' && status !== 'not-assessed';
  const mark = pad(`${symbols.marks[status]} ${statusWord(status)}`, 17);
  const label = width >= TITLED ? pad(visible(factor.title), 66) : pad(factorName(factor.slug), 22);
  const head = ` ${pad(roman(factor.number), 5)}${label}${style.of(status)(mark)}`;
  if (!isDecided) return head.trimEnd();
  const upheld = `${counts.upheld} of ${counts.concerned} upheld`;
  const unseen = results.filter((result) => result.status === 'not-assessed').length;
  const known = counts.known > 0 ? `${counts.known} known` : '';
  const remark = [countsText(counts), known, ...(unseen > 0 ? [`${unseen} not assessed`] : [])].filter((part) => part !== '').join(', ');
  const room = width - displayWidth(label) - 40;
  const shown = room >= 12 ? truncate(remark, room, symbols.ellipsis) : '';
  return `${head} ${style.bold(upheld)}${' '.repeat(16 - Math.min(16, upheld.length))}${style.dim(shown)}`.trimEnd();
}

/** Each reason once, with the factors that it is about. */
function reasons(verdicts: readonly Verdict[], page: Page): readonly string[] {
  const numbers = new Map<string, number[]>();
  for (const verdict of verdicts) {
    const why = whyOf(verdict);
    if (why !== '') numbers.set(why, [...(numbers.get(why) ?? []), verdict.factor.number]);
  }
  if (numbers.size === 0) return [];
  const lines = [...numbers].flatMap(([why, factors]) => {
    const label = spans(factors, page.symbols.marks['not-applicable']);
    return wrap(`${label}: ${why}`, page.width - 3).map((line, index) => ` ${index === 0 ? '' : '  '}${page.style.dim(line)}`);
  });
  return ['', ...lines];
}

/** `IV, VI–IX`. */
function spans(numbers: readonly number[], dash: string): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${roman(run[0]!)}${dash}${roman(run.at(-1)!)}`] : run.map(roman))).join(', ');
}

/** `2 errors, 1 warning`. Empty where nothing counts. */
export function countsText({ error, warning, note }: Pick<Tally, 'error' | 'warning' | 'note'>): string {
  return [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(note > 0 ? [plural(note, 'note')] : []),
  ].join(', ');
}

function whyOf({ status, apps }: Verdict): string {
  if (status !== 'not-applicable' && status !== 'not-assessed') return '';
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
  if (path === '' && name === '.') return `the root, ${kind}`;
  const place = path === '' ? '' : ` (${path})`;
  return visible(`${name === path || path.endsWith(`/${name}`) ? path : `${name}${place}`}, ${kind}`);
}
