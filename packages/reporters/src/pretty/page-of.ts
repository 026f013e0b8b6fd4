import { Redactions, SourceLines, type ReadSource, type Report } from '@factorlint/core';
import { styleOf, symbolsOf, type Page } from './page.js';

/** How something is laid out for a terminal. */
export interface PageOptions {
  /** The texts of the report's files, for quoting. May throw. */
  readonly read: ReadSource;
  /** Escape sequences for colour; none by default. */
  readonly color?: boolean;
  /** Columns of the terminal, 100 by default. Quoted source and words are laid out in 40 to 140. */
  readonly width?: number;
  /** All evidence, all related places, everything quoted. */
  readonly verbose?: boolean;
  /** Signs beyond ASCII in the report's own words and lines; by default they are used. Quoted source stays as it is. */
  readonly unicode?: boolean;
}

const NARROWEST = 40;
const WIDEST = 140;

/** The page that a report is written on. */
export function pageOf(report: Report, { read, color = false, width = 100, verbose = false, unicode = true }: PageOptions): Page {
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
    verbose,
    symbols: symbolsOf(unicode),
    style: styleOf(color),
    source: new SourceLines(read),
    redactions: new Redactions(report.redactions),
  };
}
