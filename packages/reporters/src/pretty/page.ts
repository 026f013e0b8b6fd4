import type { Redactions, Severity, SourceLines, Status } from '@factorlint/core';

export interface Symbols {
  readonly marks: Readonly<Record<Status, string>>;
  readonly bar: string;
  /** Beside the further lines of a place. */
  readonly within: string;
  readonly rule: string;
  readonly ellipsis: string;
  readonly more: string;
  readonly dot: string;
  readonly related: string;
  readonly dash: string;
}

const UNICODE: Symbols = {
  marks: { violated: '✗', noted: '•', upheld: '✓', 'not-applicable': '–', 'not-assessed': '?' },
  bar: '│',
  within: '┃',
  rule: '─',
  ellipsis: '…',
  more: '⋮',
  dot: '·',
  related: '↳',
  dash: '—',
};

const ASCII: Symbols = {
  marks: { violated: 'x', noted: '*', upheld: '+', 'not-applicable': '-', 'not-assessed': '?' },
  bar: '|',
  within: '>',
  rule: '-',
  ellipsis: '~',
  more: ':',
  dot: '-',
  related: '->',
  dash: '-',
};

type Paint = (text: string) => string;

/** Ways to write a text: with escape sequences for a terminal, or not at all. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly of: (status: Status) => Paint;
  readonly severity: (severity: Severity) => Paint;
  readonly special: Paint;
}

/** Everything that a section of the report needs to write itself. */
export interface Page {
  readonly width: number;
  readonly verbose: boolean;
  readonly symbols: Symbols;
  readonly style: Style;
  readonly source: SourceLines;
  readonly redactions: Redactions;
}

export function symbolsOf(unicode: boolean): Symbols {
  return unicode ? UNICODE : ASCII;
}

/** ECMA-48, SGR: the sixteen colours that every theme of a terminal defines. */
export function styleOf(color: boolean): Style {
  const paint = (on: number, off: number): Paint =>
    color ? (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`) : (text) => text;
  const [red, green, yellow, cyan, magenta] = [31, 32, 33, 36, 35].map((code) => paint(code, 39)) as [Paint, Paint, Paint, Paint, Paint];
  const dim = paint(2, 22);
  const statuses = { violated: red, noted: cyan, upheld: green, 'not-applicable': dim, 'not-assessed': dim };
  const severities = { error: red, warning: yellow, note: cyan };
  return { bold: paint(1, 22), dim, of: (status) => statuses[status], severity: (severity) => severities[severity], special: magenta };
}
