import type { Report, Severity } from '@factorlint/core';
import { byGravity, failuresOf, isInFile, violationsOf, type Told } from '../findings/told.js';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import { severityOf } from '../tally.js';
import { plural } from '../text/layout.js';
import { visible } from '../text/visible.js';

/** Annotations of a kind that GitHub shows of one step. Source: "Limitations" of check runs in its documentation, for workflows. */
const SHOWN = 10;

/** The workflow command of a severity. Source: "Workflow commands for GitHub Actions". */
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Readonly<Record<Severity, string>>;
type Kind = (typeof COMMANDS)[Severity];

interface Annotation {
  readonly kind: Kind;
  readonly text: string;
}

/**
 * Workflow commands that GitHub Actions turns into annotations: what broke, then the violations, the gravest first, no more of a kind than
 * GitHub shows of a step. A last notice counts the rest. Empty where there is nothing to tell.
 */
export function github(report: Report, options: FormatOptions): string {
  const broken = failuresOf(report).map(({ rule, failure }): Annotation => {
    return { kind: 'error', text: command('error', { title: titleOf(rule) }, `The rule broke off, a fault of factorlint: ${failure}`) };
  });
  const told = [...violationsOf(report)].sort(byGravity).map((each) => annotation(each, options));
  const all = [...broken, ...told];
  const isMore = Object.values(COMMANDS).some((kind) => all.filter((each) => each.kind === kind).length > SHOWN);
  const shown = Object.values(COMMANDS).flatMap((kind) =>
    all.filter((each) => each.kind === kind).slice(0, kind === 'notice' && isMore ? SHOWN - 1 : SHOWN),
  );
  const rest = all.length - shown.length;
  const lines = shown.map(({ text }) => text);
  if (rest > 0)
    lines.push(command('notice', { title: 'factorlint' }, `${plural(rest, 'more finding')} than GitHub shows here: see the report.`));
  return lines.map((line) => `${line}\n`).join('');
}

function annotation({ rule, finding }: Told, options: FormatOptions): Annotation {
  const kind = COMMANDS[severityOf(finding)];
  const { path, range } = finding.location;
  const file = isInFile(finding) ? pathFromTop(path, options) : undefined;
  // GitHub takes no columns of a place over several lines, and would show it below its last line.
  const isOneLine = range?.start.line === range?.end.line;
  const place = range && file !== undefined ? { line: range.start.line, ...(isOneLine ? columnsOf(range) : {}) } : {};
  return { kind, text: command(kind, { file, ...place, title: titleOf(rule) }, finding.message) };
}

function columnsOf({ start, end }: NonNullable<Told['finding']['location']['range']>) {
  return { col: start.column, ...(end.column > start.column ? { endColumn: end.column } : {}) };
}

function titleOf({ id, code }: Told['rule']): string {
  return `${code} ${id}`;
}

function command(kind: Kind, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const given = Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(String(value))}`]));
  return `::${kind} ${given.join(',')}::${data(visible(message))}`;
}

/** Source of both: the toolkit of Actions, `packages/core/src/command.ts`. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
