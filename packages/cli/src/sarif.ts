import { gzipSync } from 'node:zlib';
import { describeOrigin, factors, type DiskTree, type Report } from '@factorlint/api';
import { serializeSarif, toSarif, type SarifOptions } from '@factorlint/sarif';
import { UsageError, type Io } from './io.js';
import { oneOf, type Arguments, type Options } from './options.js';

/** What GitHub shows of one upload, and takes. Source: "SARIF support for code scanning" in its documentation. */
const SHOWN_RESULTS = 5000;
const PACKED_BYTES = 10 * 1024 * 1024;

/** The options of a command that can write SARIF. */
export const SARIF_OPTIONS = {
  'sarif-profile': { value: '<name>', help: 'github (default) or full, with evidence and what is waived.' },
  'sarif-level': { value: '<severity>', help: 'The lowest severity in SARIF: warning by default, note in the profile full.' },
  'sarif-category': { value: '<name>', help: 'Keeps several analyses of one commit apart: factorlint by default.' },
} as const satisfies Options;

/** How the SARIF is to be. */
export type SarifShape = Pick<SarifOptions, 'profile' | 'level' | 'category'>;

/**
 * Reads the options about SARIF.
 * @throws {UsageError} for values that do not exist, and where the format is another
 */
export function sarifShape(given: Arguments, format: string): SarifShape {
  const stray = Object.keys(SARIF_OPTIONS).find((name) => given.has(name));
  if (stray !== undefined && format !== 'sarif') throw new UsageError(`The option --${stray} is for --format sarif.`);
  const level = given.last('sarif-level');
  const category = given.last('sarif-category');
  return {
    profile: oneOf('sarif-profile', given.last('sarif-profile'), ['github', 'full']),
    ...(level === undefined ? {} : { level: oneOf('sarif-level', level, ['error', 'warning', 'note']) }),
    ...(category === undefined ? {} : { category }),
  };
}

/** Writes a report as SARIF to stdout, and what GitHub will not take of it to stderr. */
export function writeSarif(report: Report, tree: DiskTree, options: SarifShape & Pick<SarifOptions, 'exitStatus'>, io: Io): void {
  const paths = new Set(tree.paths);
  const log = toSarif(report, {
    ...options,
    read: (path) => tree.read(path),
    raw: (path) => tree.raw(path),
    isFile: (path) => paths.has(path),
    repository: describeOrigin(tree),
    pages: Object.fromEntries(factors.flatMap(({ pages }) => Object.entries(pages))),
    rules: factors.flatMap(({ rules }) => rules),
  });
  const text = serializeSarif(log);
  io.stdout.write(text);
  if (options.profile === 'full') return;
  const count = log.runs[0]?.results?.length ?? 0;
  if (count > SHOWN_RESULTS) io.stderr.write(`factorlint: There are ${count} results; GitHub shows the gravest ${SHOWN_RESULTS}.\n`);
  const isLarge = text.length > PACKED_BYTES && gzipSync(text).length > PACKED_BYTES;
  if (isLarge) io.stderr.write('factorlint: Packed, this file is larger than the 10 MB that GitHub takes. Try --sarif-level error.\n');
}
