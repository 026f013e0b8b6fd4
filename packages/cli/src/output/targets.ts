import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../io.js';
import { oneOf } from '../options.js';
import { FORMAT_NAMES, type FormatName } from './formats.js';

/** A format, and where it goes. */
export interface Target {
  readonly format: FormatName;
  /** Absolute, with the name that was given; absent: to stdout. */
  readonly file?: { readonly path: string; readonly given: string };
}

/**
 * Reads what stands after `--format`: a name, or a name and a file (`sarif=report.sarif`).
 * @param given in their order; none: the format for people
 * @throws {UsageError} for a name that does not exist, and for two that would be written to one place
 */
export function readTargets(given: readonly string[], cwd: string): readonly Target[] {
  if (given.length === 0) return [{ format: 'pretty' }];
  const targets = given.map((text) => readTarget(text, cwd));
  const [first, second] = targets.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `Only one format can go to stdout, and ${first.format} and ${second.format} both would.`,
      `Give one a file: --format ${second.format}=<file>.`,
    );
  }
  const paths = targets.flatMap(({ file }) => file ?? []);
  const twice = paths.find(({ path }, index) => paths.findIndex((other) => other.path === path) < index);
  if (twice) throw new UsageError(`Two formats would be written to ${twice.given}.`);
  return targets;
}

function readTarget(text: string, cwd: string): Target {
  const at = text.indexOf('=');
  const format = oneOf('format', at < 0 ? text : text.slice(0, at), FORMAT_NAMES);
  if (at < 0) return { format };
  const given = text.slice(at + 1);
  if (given === '') throw new UsageError(`--format ${format}= needs the name of a file.`);
  const path = resolve(cwd, given);
  if (/[\\/]$/.test(given) || isFolder(path)) throw new UsageError(`--format ${format}=${given} names a folder: it needs a file.`);
  return { format, file: { path, given } };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
