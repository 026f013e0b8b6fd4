import { join } from 'node:path';
import ignore from 'ignore';
import { UnreadableFile } from '@factorlint/core';
import { readRegularFile } from './regular-file.js';

/** Most bytes of an ignore file that are obeyed. */
const IGNORE_FILE_BYTES = 1024 * 1024;
/** More `**` than this in one pattern would make matching take longer than a walk may. */
const MOST_GLOBSTARS = 2;

const CASE_INSENSITIVE = process.platform === 'win32' || process.platform === 'darwin';

/** The ignore files from the walk's top down to one folder, in git's order: a later pattern outweighs an earlier one. */
export type IgnoreRules = ReturnType<typeof ignore>;

export function noIgnoreRules(): IgnoreRules {
  return ignore({ ignoreCase: CASE_INSENSITIVE, allowRelativePaths: true });
}

/**
 * The rules that hold below a folder: those that hold at it, and those of one more ignore file.
 * @param folder that the file's patterns are about; relative to the walk's top, `''` for the top
 * @param file absolute; one that cannot be read adds nothing
 */
export function withIgnoreFile(rules: IgnoreRules, folder: string, file: string): IgnoreRules {
  const lines = readLines(file).flatMap((line) => fromTop(line, folder));
  return lines.length === 0 ? rules : noIgnoreRules().add(rules).add(lines);
}

/** The rules of a folder's own `.gitignore` on top of those that hold at it. */
export function withGitIgnore(rules: IgnoreRules, top: string, folder: string): IgnoreRules {
  return withIgnoreFile(rules, folder, join(top, folder, '.gitignore'));
}

function readLines(file: string): string[] {
  try {
    return new TextDecoder().decode(readRegularFile(file, IGNORE_FILE_BYTES)).split(/\r?\n/u);
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

/**
 * A pattern that means from the walk's top what it means in `folder`. Source: gitignore(5), on separators.
 * The folder's own wildcards become `?`: the pattern is only put to paths that are in it anyway.
 */
function fromTop(line: string, folder: string): readonly string[] {
  if (line === '' || line.startsWith('#') || line.split(/\*{2,}/u).length - 1 > MOST_GLOBSTARS) return [];
  if (folder === '') return [line];
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length).replace(/^\\([!#])/u, '$1');
  const body = pattern.trimEnd();
  if (body === '') return [];
  const anchored = body.slice(0, -1).includes('/');
  return [`${negation}/${folder.replace(/[[\]*?\\!#]/gu, '?')}${anchored ? '' : '/**'}${pattern.startsWith('/') ? '' : '/'}${pattern}`];
}
