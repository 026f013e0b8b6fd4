import { gzipSync } from 'node:zlib';
import { describeOrigin, factors } from '@factorlint/api';
import { serializeSarif, toSarif, type SarifOptions } from '@factorlint/sarif';
import { UsageError } from '../io.js';
import { oneOf, type Arguments, type Options } from '../options.js';
import type { Context } from './formats.js';

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
 * @throws {UsageError} for values that do not exist, and where no format is SARIF
 */
export function sarifShape(given: Arguments, formats: readonly string[]): SarifShape {
  const stray = Object.keys(SARIF_OPTIONS).find((name) => given.has(name));
  if (stray !== undefined && !formats.includes('sarif')) throw new UsageError(`The option --${stray} is for --format sarif.`);
  const level = given.last('sarif-level');
  const category = given.last('sarif-category');
  return {
    profile: oneOf('sarif-profile', given.last('sarif-profile'), ['github', 'full']),
    ...(level === undefined ? {} : { level: oneOf('sarif-level', level, ['error', 'warning', 'note']) }),
    ...(category === undefined ? {} : { category }),
  };
}

/** A report as SARIF; what GitHub will not take of it is remarked. */
export function sarifText({ report, tree, status, sarif, remark }: Context): string {
  const paths = new Set(tree.paths);
  const log = toSarif(report, {
    ...sarif,
    exitStatus: status,
    read: (path) => tree.read(path),
    raw: (path) => tree.raw(path),
    isFile: (path) => paths.has(path),
    repository: describeOrigin(tree),
    pages: Object.fromEntries(factors.flatMap(({ pages }) => Object.entries(pages))),
    rules: factors.flatMap(({ rules }) => rules),
  });
  const text = serializeSarif(log);
  if (sarif.profile === 'full') return text;
  const count = log.runs[0]?.results?.length ?? 0;
  if (count > SHOWN_RESULTS) remark(`There are ${count} results; GitHub shows the gravest ${SHOWN_RESULTS}.`);
  const isLarge = text.length > PACKED_BYTES && gzipSync(text).length > PACKED_BYTES;
  if (isLarge) remark('Packed, this file is larger than the 10 MB that GitHub takes. Try --sarif-level error.');
  return text;
}
