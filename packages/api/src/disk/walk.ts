import { join } from 'node:path';
import { listEntries, typeOfEntry } from './directories.js';
import { withGitIgnore, type IgnoreRules } from './ignore-rules.js';
import { isNeverSource, VIRTUAL_ENVIRONMENT_MARK } from './skipped-folders.js';
import type { SkippedPath } from './skipped-path.js';
import { findGitDirectory } from './version-control.js';

/** Folders this far below the root are not entered. */
const DEEPEST = 100;

/** Which rules hold at a walk's root, and the path to the root from the folder that their patterns are about. */
export interface WalkStart {
  readonly rules: IgnoreRules;
  readonly prefix: string;
}

/** What a walk found below a root; all paths relative to it, in no order. */
export interface Walk {
  readonly files: readonly string[];
  readonly links: readonly string[];
  /** Work trees of their own, which were not entered, with the folder where git keeps their index. */
  readonly repositories: ReadonlyMap<string, string>;
  readonly skipped: readonly SkippedPath[];
}

/**
 * Everything below a folder that no ignore file and no name keeps out. No link is followed.
 * @param root absolute, with links resolved
 */
export function walk(root: string, start: WalkStart): Walk {
  const files: string[] = [];
  const links: string[] = [];
  const repositories = new Map<string, string>();
  const skipped: SkippedPath[] = [];
  const top = start.prefix === '' ? root : join(root, ...start.prefix.split('/').map(() => '..'));
  const fromTop = (path: string) => [start.prefix, path].filter((part) => part !== '').join('/');
  const pending = [{ path: '', depth: 0, rules: start.rules }];

  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const entries = folder.depth > DEEPEST ? 'too deep' : listEntries(join(root, folder.path));
    if (typeof entries === 'string') {
      const reason = entries === 'too deep' ? `It lies more than ${DEEPEST} folders deep.` : 'The folder cannot be listed.';
      skipped.push({ path: folder.path, kind: 'unreadable', reason });
      continue;
    }
    const names = new Set(entries.map(({ name }) => name));
    if (folder.path !== '' && names.has(VIRTUAL_ENVIRONMENT_MARK)) continue;
    const gitDirectory = folder.path !== '' && names.has('.git') ? findGitDirectory(join(root, folder.path)) : undefined;
    if (gitDirectory !== undefined) {
      repositories.set(folder.path, gitDirectory);
      continue;
    }
    const rules = names.has('.gitignore') ? withGitIgnore(folder.rules, top, fromTop(folder.path)) : folder.rules;

    for (const entry of entries) {
      const type = typeOfEntry(entry);
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (type === 'directory') {
        if (isNeverSource(entry.name) || rules.ignores(`${fromTop(path)}/`)) continue;
        pending.push({ path, depth: folder.depth + 1, rules });
      } else if (entry.name !== '.git' && !rules.ignores(fromTop(path))) {
        if (type === 'file') files.push(path);
        else if (type === 'link') links.push(path);
        else skipped.push({ path, kind: 'special', reason: 'It is a pipe, a socket or a device.' });
      }
    }
  }
  return { files, links, repositories, skipped };
}
