import type { DiskTree, Report } from '@factorlint/api';
import {
  badgeJson,
  badgeSvg,
  checkstyle,
  concise,
  github,
  gitlab,
  html,
  json,
  jsonLines,
  junit,
  markdown,
  pretty,
  rdjson,
  type FormatOptions,
  type PrettyOptions,
} from '@factorlint/reporters';
import type { ExitStatus } from '../io.js';
import { sarifText, type SarifShape } from './sarif.js';

/** Everything that a format may be made of. */
export interface Context {
  readonly report: Report;
  readonly tree: DiskTree;
  /** What the process will end with. */
  readonly status: ExitStatus;
  /** Asks version control, so only formats that need it call it. */
  readonly options: () => FormatOptions;
  readonly page: PrettyOptions;
  readonly sarif: SarifShape;
  readonly markdownPlace: 'summary' | 'comment';
  /** The name of the file that it goes to. */
  readonly file?: string;
  /** Says something to the person beside. */
  readonly remark: (sentence: string) => void;
}

/** By name, in the order of help: what makes each format's text. */
const FORMATS = {
  pretty: ({ report, page }: Context) => pretty(report, page),
  concise: ({ report, page }: Context) => concise(report, page),
  json: ({ report }: Context) => json(report),
  'json-lines': ({ report }: Context) => jsonLines(report),
  sarif: sarifText,
  github: ({ report, options }: Context) => github(report, options()),
  markdown: ({ report, options, markdownPlace }: Context) => markdown(report, { ...options(), place: markdownPlace }),
  junit: ({ report, options }: Context) => junit(report, options()),
  gitlab: ({ report, options }: Context) => gitlab(report, options()),
  rdjson: ({ report, options }: Context) => rdjson(report, options()),
  checkstyle: ({ report, options }: Context) => checkstyle(report, options()),
  html: ({ report, options }: Context) => html(report, options()),
  badge: ({ report, file }: Context) => (file?.toLowerCase().endsWith('.svg') ? badgeSvg(report) : badgeJson(report)),
} as const satisfies Readonly<Record<string, (context: Context) => string>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as [FormatName, ...FormatName[]];

/** The text of a report in a format. The same report and files give the same text. */
export function textOf(format: FormatName, context: Context): string {
  return FORMATS[format](context);
}
