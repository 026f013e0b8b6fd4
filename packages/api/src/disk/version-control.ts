import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UnreadableFile } from '@factorlint/core';
import { readRegularFile } from './regular-file.js';

/** The version control systems whose presence is seen. Of git's work trees alone it is known what they track. */
export type VersionControl = 'git' | 'jj' | 'hg' | 'svn';

/** A folder under version control, with everything below it. */
export interface WorkTree {
  readonly vcs: VersionControl;
  /** Absolute, with links resolved. */
  readonly top: string;
  /** Where git keeps this work tree's index. */
  readonly gitDirectory?: string;
}

const POINTER_BYTES = 16 * 1024;
const OTHERS = ['jj', 'hg', 'svn'] as const;

/**
 * The nearest work tree that a folder belongs to. Where git stands beside another system, git is named.
 * @param directory absolute, with links resolved
 */
export function findWorkTree(directory: string): WorkTree | undefined {
  for (let top = directory; ; top = dirname(top)) {
    const gitDirectory = findGitDirectory(top);
    if (gitDirectory !== undefined) return { vcs: 'git', top, gitDirectory };
    const other = OTHERS.find((vcs) => isDirectory(join(top, `.${vcs}`)));
    if (other) return { vcs: other, top };
    if (dirname(top) === top) return undefined;
  }
}

/**
 * Where git keeps what belongs to the work tree at `top`: `.git` itself, or the folder that a `.git` file names
 * (linked work trees and submodules). The folder named need not exist. Undefined where no work tree has its top.
 * Source: gitrepository-layout(5).
 */
export function findGitDirectory(top: string): string | undefined {
  const path = join(top, '.git');
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isFile()) {
    const target = readPointer(path);
    return target?.startsWith('gitdir:') ? resolve(top, target.slice('gitdir:'.length).trim()) : undefined;
  }
  return existsSync(join(path, 'HEAD')) ? path : undefined;
}

/** The folder that all work trees of one repository share; absolute, with links resolved where it exists. */
export function commonGitDirectory(gitDirectory: string): string {
  const shared = readPointer(join(gitDirectory, 'commondir'));
  const path = shared ? resolve(gitDirectory, shared) : gitDirectory;
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function readPointer(path: string): string | undefined {
  try {
    return readRegularFile(path, POINTER_BYTES).toString('utf8').trim();
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

function isDirectory(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
