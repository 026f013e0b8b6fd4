import { relative, resolve, sep } from 'node:path';
import { claimsOf, load, openDirectory, selectedFactors, type ClaimsReport, type DiskTree } from '@factorlint/api';
import { claimsJson, claimsPretty, judgedIn, tallyClaims } from '@factorlint/reporters';
import type { CommandHelp } from '../../help.js';
import { UsageError, type ExitStatus, type Io } from '../../io.js';
import { oneOf, sizeOf, type Arguments } from '../../options.js';
import { progressOn } from '../../progress.js';
import { usesColor, usesUnicode, widthOf } from '../../terminal.js';

export const claimsHelp: CommandHelp = {
  usage: 'factorlint claims [path] [options]',
  summary: 'Reads the documents that claim to follow the twelve factors, and tells which claims the repository bears out.',
  options: {
    format: { value: '<name>', help: 'pretty (default) or json.' },
    document: {
      value: '<file>',
      multiple: true,
      help: 'Answers only this document, whatever its name and title. May be repeated, or a list with commas.',
    },
    factor: {
      value: '<name>',
      multiple: true,
      help: 'Answers only claims about this factor: its slug or number. May be repeated, or a list.',
    },
    'fail-on': { value: '<answer>', help: 'What fails: contradicted (default), unchecked (that too), or never.' },
    'fail-on-gaps': { help: 'Fails also when something could not be analysed.' },
    'max-file-size': { value: '<size>', help: 'Files above it are not read: 2MiB by default.' },
    quiet: { short: 'q', help: 'Only what is contradicted, and the counts.' },
    verbose: { help: 'All places, and the commands that work.' },
  },
  notes: [
    [
      'Answers:',
      '  supported          the repository shows it, and nothing says otherwise',
      '  contradicted       places of the repository say otherwise',
      '  cannot be checked  nothing that is read here can tell, and why',
    ].join('\n'),
    [
      'Exit status:',
      '  0  nothing is contradicted',
      '  1  something is',
      '  2  wrong use: nothing was read',
      '  3  a rule broke, or there were files and not one could be read',
    ].join('\n'),
  ],
};

/**
 * Answers the claims of a folder's documents.
 * @throws {UsageError | InvalidRoot | UnknownName} before anything is printed
 */
export async function claims(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.positionals.length > 1) throw new UsageError(`claims takes one path, not ${given.positionals.length}.`);
  const format = oneOf('format', given.last('format'), ['pretty', 'json']);
  const failOn = oneOf('fail-on', given.last('fail-on'), ['contradicted', 'unchecked', 'never']);
  const color = usesColor(oneOf('color', given.last('color'), ['auto', 'always', 'never']), io.stdout, io.env);
  const factors = given.list('factor');
  const numbers = factors && selectedFactors({ factors }).map(({ number }) => number);
  const size = given.last('max-file-size');
  const root = resolve(io.cwd, given.positionals[0] ?? '.');
  const tree = openDirectory(root, size === undefined ? {} : { maxFileSize: sizeOf('max-file-size', size) });
  const documents = given.list('document')?.map((name) => documentIn(name, root, tree, io));
  await load();
  const report = chosen(answer(tree, documents, io), documents, numbers);
  if (format === 'json') io.stdout.write(claimsJson(report));
  else {
    const page = {
      color,
      width: widthOf(io.stdout, io.env),
      unicode: usesUnicode(io),
      quiet: given.has('quiet'),
      verbose: given.has('verbose'),
    };
    io.stdout.write(claimsPretty(report, page));
  }
  return statusOf(report, failOn, given.has('fail-on-gaps'));
}

/** A document's path in the tree: as it is seen from the folder that is analysed, or from where the command runs. */
function documentIn(name: string, root: string, tree: DiskTree, io: Io): string {
  for (const base of [root, io.cwd]) {
    const path = relative(root, resolve(base, name)).split(sep).join('/');
    if (tree.paths.includes(path)) return path;
  }
  throw new UsageError(`There is no document ${name} in ${root}.`, 'Files that version control ignores are not read.');
}

function answer(tree: DiskTree, documents: readonly string[] | undefined, io: Io): ClaimsReport {
  const progress = progressOn(io.stderr);
  try {
    return claimsOf(tree, { onFile: progress.onFile, ...(documents && { documents }) });
  } finally {
    progress.end();
  }
}

function chosen(report: ClaimsReport, paths: readonly string[] | undefined, factors: readonly number[] | undefined): ClaimsReport {
  const documents = report.documents
    .filter(({ path }) => paths?.includes(path) ?? true)
    .map((document) =>
      factors
        ? { ...document, claims: document.claims.filter(({ factor }) => factor !== undefined && factors.includes(factor)), commands: [] }
        : document,
    );
  return { ...report, documents };
}

function statusOf(report: ClaimsReport, failOn: 'contradicted' | 'unchecked' | 'never', failOnGaps: boolean): ExitStatus {
  if (report.failures.length > 0 || (report.gaps.length > 0 && !report.readAny)) return 3;
  const { contradicted, unchecked } = tallyClaims(judgedIn(report));
  const counted = { contradicted, unchecked: contradicted + unchecked, never: 0 }[failOn];
  return counted > 0 || (failOnGaps && report.gaps.length > 0) ? 1 : 0;
}
