import {
  formatLocation,
  type Answer,
  type ClaimPlace,
  type ClaimsOfDocument,
  type ClaimsReport,
  type JudgedClaim,
  type JudgedCommand,
} from '@factorlint/core';
import { roman } from '../factor-name.js';
import { symbolsOf, styleOf, type Style, type Symbols } from '../pretty/page.js';
import { plural, wrap } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { judgedIn, tallyClaims, type ClaimsTally } from './tally.js';

/** How the answers are laid out for a terminal. */
export interface ClaimsPageOptions {
  /** Escape sequences for colour; none by default. */
  readonly color?: boolean;
  /** Columns, 100 by default. */
  readonly width?: number;
  /** Signs beyond ASCII; by default they are used. */
  readonly unicode?: boolean;
  /** Only what is contradicted. */
  readonly quiet?: boolean;
  /** Every place, and the commands that work. */
  readonly verbose?: boolean;
}

interface Page extends Required<Omit<ClaimsPageOptions, 'color' | 'unicode'>> {
  readonly style: Style;
  readonly symbols: Symbols;
}

/** How many places of one statement are told. */
const PLACES = 4;
const WORDS: Readonly<Record<Answer, string>> = { supported: 'supported', contradicted: 'contradicted', unchecked: 'cannot be checked' };
const STATUS = { supported: 'upheld', contradicted: 'violated', unchecked: 'not-assessed' } as const;

/** The answers to claims for a person at a terminal. Ends with a line feed. */
export function claimsPretty(report: ClaimsReport, options: ClaimsPageOptions = {}): string {
  const { color = false, width = 100, unicode = true, quiet = false, verbose = false } = options;
  const page: Page = { width: Math.min(140, Math.max(40, width)), quiet, verbose, style: styleOf(color), symbols: symbolsOf(unicode) };
  const lines = report.documents.flatMap((document) => documentLines(document, page));
  return `${[...lines, ...endLines(report, page)].join('\n')}\n`;
}

function documentLines({ path, claims, commands }: ClaimsOfDocument, page: Page): readonly string[] {
  const { quiet, verbose, style, symbols } = page;
  const shownClaims = claims.filter(({ answer }) => !quiet || answer === 'contradicted');
  const shownCommands = commands.filter(({ answer }) => answer === 'contradicted' || (verbose && !quiet));
  if (shownClaims.length + shownCommands.length === 0 && quiet) return [];
  const working = tallyClaims(commands);
  return [
    `${style.bold(visible(path))} ${symbols.dash} ${countsText(tallyClaims(claims), 'claim', page)}`,
    '',
    ...shownClaims.flatMap((claim) => statementLines(claim, claim.factor, page)),
    ...(commands.length > 0 ? ['', `  ${style.bold('Commands')} ${symbols.dash} ${countsText(working, 'command', page)}`] : []),
    ...shownCommands.flatMap((command) => statementLines(command, undefined, page)),
    '',
  ];
}

function statementLines(judged: JudgedClaim | JudgedCommand, factor: number | undefined, page: Page): readonly string[] {
  const { style, symbols, width } = page;
  const { answer, location, text, why, places } = judged;
  const status = STATUS[answer];
  const start = location.range?.start;
  const head = `${start ? `${start.line}:${start.column}` : ''}${factor === undefined ? '' : `  ${roman(factor)}`}`;
  const [first = '', ...others] = wrap(`${head}  ${visible(text)}`, width - 4);
  return [
    `  ${style.of(status)(symbols.marks[status])} ${first}`,
    ...others.map((line) => `    ${line}`),
    ...reasonLines(answer, why, places, page),
  ];
}

function reasonLines(answer: Answer, why: string, places: readonly ClaimPlace[], page: Page): readonly string[] {
  const { style, symbols, verbose, width } = page;
  const telling = places.filter(
    ({ speaks }) => verbose || speaks === (answer === 'contradicted' ? 'against' : 'for') || answer === 'unchecked',
  );
  const limit = verbose ? telling.length : answer === 'supported' ? 1 : PLACES;
  const shown = telling.slice(0, limit);
  const lines = shown.flatMap(({ location, message, rule, severity }) => {
    const weight = severity === undefined ? '' : `  ${severity}`;
    const name = rule === undefined ? '' : `  ${rule}`;
    return wrap(`${visible(formatLocation(location))}${weight}${name}  ${visible(message)}`, width - 8).map(
      (line, index) => `      ${index === 0 ? style.dim(symbols.related) : ' '} ${style.dim(line)}`,
    );
  });
  const rest = telling.length - shown.length;
  return [
    ...(answer === 'supported' && shown.length > 0 ? [] : wrap(visible(why), width - 6).map((line) => `      ${line}`)),
    ...lines,
    ...(rest > 0 ? [`        ${style.dim(`and ${plural(rest, 'more place')}`)}`] : []),
  ];
}

function countsText(counts: ClaimsTally, noun: string, { symbols, style }: Page): string {
  const parts = (['contradicted', 'supported', 'unchecked'] as const)
    .filter((answer) => counts[answer] > 0)
    .map((answer) => style.of(STATUS[answer])(`${counts[answer]} ${WORDS[answer]}`));
  const total = counts.supported + counts.contradicted + counts.unchecked;
  return [plural(total, noun), ...parts].join(` ${symbols.dot} `);
}

function endLines(report: ClaimsReport, page: Page): readonly string[] {
  const { style } = page;
  const broken = report.failures.map(({ rule, reason }) => style.severity('error')(`The rule ${rule} broke: ${visible(reason)}`));
  const gaps = page.verbose
    ? report.gaps.map(({ path, reason }) => style.dim(`${visible(path)}  ${visible(reason)}`))
    : report.gaps.length > 0
      ? [style.dim(`${plural(report.gaps.length, 'file')} could not be read; --verbose names them.`)]
      : [];
  const nothing = 'No document here claims to follow the twelve factors.';
  const sum = report.documents.length === 0 ? nothing : countsText(tallyClaims(judgedIn(report)), 'statement', page);
  return [...broken, ...gaps, style.bold(sum)];
}
