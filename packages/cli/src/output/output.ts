import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describeOrigin, type DiskTree, type Report } from '@factorlint/api';
import { maskReport, type FormatOptions } from '@factorlint/reporters';
import { repositoryAddress } from '@factorlint/sarif';
import { UsageError, type ExitStatus, type Io } from '../io.js';
import { oneOf, type Arguments, type Options } from '../options.js';
import { usesColor, usesUnicode, widthOf, type ColorChoice } from '../terminal.js';
import { FORMAT_NAMES, textOf, type Context } from './formats.js';
import { SARIF_OPTIONS, sarifShape } from './sarif.js';
import { readTargets, type Target } from './targets.js';

/** The options about what a report is written as, and where to. */
export const OUTPUT_OPTIONS = {
  format: {
    value: '<name>[=<file>]',
    multiple: true,
    help: `What to write, to stdout or to a file. May be repeated. ${FORMAT_NAMES.join(', ')}.`,
  },
  ...SARIF_OPTIONS,
  'markdown-for': { value: '<place>', help: 'summary (default) of a job, up to 1 MiB, or comment, up to 65,536 characters.' },
  quiet: { short: 'q', help: 'pretty: one line for each error and warning, and the counts.' },
  verbose: { help: 'pretty: all evidence and all places.' },
} as const satisfies Options;

/** A report with what it was made from. */
export interface Result {
  readonly report: Report;
  readonly tree: DiskTree;
  readonly status: ExitStatus;
}

/** Writes a report in every format that was asked for. */
export type WriteReport = (result: Result) => void;

/**
 * Reads the options about output.
 * @throws {UsageError} for what does not exist or does not go together, before anything is analysed
 */
export function readOutput(given: Arguments, io: Io): WriteReport {
  const targets = readTargets(given.all('format'), io.cwd);
  const sarif = sarifShape(
    given,
    targets.map(({ format }) => format),
  );
  const markdownPlace = oneOf('markdown-for', given.last('markdown-for'), ['summary', 'comment']);
  if (given.has('markdown-for') && targets.every(({ format }) => format !== 'markdown')) {
    throw new UsageError('The option --markdown-for is for --format markdown.');
  }
  const color = colorChoice(given);
  return ({ report, tree, status }) => {
    const context: Omit<Context, 'page'> = {
      report: maskReport(report, (path) => tree.read(path)),
      tree,
      status,
      sarif,
      markdownPlace,
      options: once(() => formatOptions(tree)),
      remark: (sentence) => void io.stderr.write(`factorlint: ${sentence}\n`),
    };
    for (const target of targets) {
      const page = pageFor(target, given, color, tree, io);
      const text = textOf(target.format, { ...context, page, ...(target.file && { file: target.file.path }) });
      if (target.file) writeFile(target.file, text);
      else io.stdout.write(text);
    }
  };
}

/** Whether stdout is written in colours. */
export function paints(given: Arguments, io: Io): boolean {
  return usesColor(colorChoice(given), io.stdout, io.env);
}

function colorChoice(given: Arguments): ColorChoice {
  return oneOf('color', given.last('color'), ['auto', 'always', 'never']);
}

/** A file is no terminal, whatever stdout is. */
function pageFor({ file }: Target, given: Arguments, color: ColorChoice, tree: DiskTree, io: Io): Context['page'] {
  const output = file ? { ...io.stdout, isTTY: false, columns: undefined } : io.stdout;
  return {
    read: (path) => tree.read(path),
    color: file && color === 'auto' ? false : usesColor(color, output, io.env),
    width: widthOf(output, io.env),
    unicode: file !== undefined || usesUnicode(io),
    quiet: given.has('quiet'),
    verbose: given.has('verbose'),
  };
}

function formatOptions(tree: DiskTree): FormatOptions {
  const { uri, revision, folder } = describeOrigin(tree);
  const address = uri === undefined ? undefined : repositoryAddress(uri);
  const source = address !== undefined && revision !== undefined ? sourceOf(address, revision) : undefined;
  return {
    read: (path) => tree.read(path),
    folder,
    name: (address ?? tree.root).replace(/^.*\//, '') || basename(tree.root),
    ...(source !== undefined && { source }),
  };
}

/** Where a host shows the files of a commit; undefined for hosts that are not known. */
function sourceOf(address: string, revision: string): string | undefined {
  const { hostname } = new URL(address);
  if (/(?:^|\.)github\./.test(hostname)) return `${address}/blob/${revision}`;
  if (/(?:^|\.)gitlab\./.test(hostname)) return `${address}/-/blob/${revision}`;
  return undefined;
}

function writeFile({ path, given }: NonNullable<Target['file']>, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${given} cannot be written: ${(error as Error).message}.`);
  }
}

/** Asks only where somebody wants to know, and only the first time. */
function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}
