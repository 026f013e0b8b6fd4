import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import { parse } from 'node:path';
import type { GitListing } from './git-listing.js';

/** Most bytes that one answer of git may have. */
const ANSWER_BYTES = 256 * 1024 * 1024;
/** Longest that git may take, in milliseconds: a pipe in the place of an ignore file would hold it for ever. */
const PATIENCE = 60_000;

// A repository's own configuration can name programs. These are all that listing files could start, and what could
// fetch objects or take another folder for the repository. Source: git-config(1).
const SAFEGUARDS = [
  'core.fsmonitor=false',
  'core.quotePath=false',
  `core.hooksPath=${devNull}`,
  'core.untrackedCache=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

// Where the user's own configuration lies may be said by the environment; nothing else may.
const KEPT = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']);

/**
 * What git says is in a folder of a work tree. Starts none of the repository's programs, writes nothing.
 * @param root the folder, absolute, with links resolved
 * @param top of the work tree that it belongs to, likewise
 * @returns paths relative to `root`; undefined where git is missing, refuses, or takes another folder for the work tree
 */
export function listWithGit(root: string, top: string): GitListing | undefined {
  const reported = runGit(root, ['rev-parse', '--show-toplevel']);
  if (reported === undefined || !isSameDirectory(reported.replace(/\r?\n$/u, ''), top)) return undefined;
  const staged = runGit(root, ['ls-files', '-z', '--stage']);
  const others = runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (staged === undefined || others === undefined) return undefined;

  const untracked = records(others);
  return {
    tracked: parseStaged(staged),
    untracked: untracked.filter((path) => !path.endsWith('/')),
    repositories: untracked.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
  };
}

/** Whether the work tree ignores this folder of it. */
export function isIgnoredByGit(root: string, top: string, relativeRoot: string): boolean {
  return root !== top && runGit(top, ['check-ignore', '--quiet', '--', relativeRoot]) !== undefined;
}

/** `<mode> SP <object> SP <stage> TAB <path> NUL`; an unmerged file has up to three records. */
function parseStaged(output: string): ReadonlyMap<string, string> {
  return new Map(
    records(output).map((record) => {
      const tab = record.indexOf('\t');
      return [record.slice(tab + 1), record.slice(0, record.indexOf(' '))];
    }),
  );
}

function records(output: string): string[] {
  return output.split('\0').filter((record) => record !== '');
}

/**
 * What git answers in a folder (absolute); undefined where it fails or is missing. Starts none of the repository's programs. Runs from the
 * file system's top, so that a program of the repository is never taken for git.
 */
export function runGit(directory: string, subcommand: readonly string[]): string | undefined {
  return runGitOn(directory, subcommand)?.toString('utf8');
}

/** The same, in bytes. @param input what git reads from its standard input */
export function runGitOn(directory: string, subcommand: readonly string[], input?: string): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['--no-pager', '-C', directory, ...SAFEGUARDS, ...subcommand], {
    cwd: parse(directory).root,
    env: environment(),
    maxBuffer: ANSWER_BYTES,
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    ...(input !== undefined && { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return status === 0 ? stdout : undefined;
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_') || KEPT.has(name));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
}

function isSameDirectory(path: string, real: string): boolean {
  try {
    return realpathSync.native(path) === real;
  } catch {
    return false;
  }
}
