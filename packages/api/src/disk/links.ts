import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { withSlashes } from './directories.js';
import { isNeverSource } from './skipped-folders.js';
import type { SkippedPath } from './skipped-path.js';

/** A link that is read: the file it leads to has no path of its own in the tree. */
export interface FollowedLink {
  readonly path: string;
  /** Where the file is; relative to the root. */
  readonly target: string;
}

/**
 * Decides which symbolic links count as files. No file is read twice, none outside the root is read at all, and no linked folder is
 * entered: what it holds is in the tree under its own path.
 * @param root absolute, with links resolved
 * @param links relative to it
 * @param isListed whether the tree has a file of this path anyway
 */
export function resolveLinks(
  root: string,
  links: readonly string[],
  isListed: (path: string) => boolean,
): { readonly followed: readonly FollowedLink[]; readonly skipped: readonly SkippedPath[] } {
  const followed = new Map<string, FollowedLink>();
  const skipped: SkippedPath[] = [];
  for (const path of links.toSorted()) {
    const resolved = resolveLink(root, path);
    if ('kind' in resolved) skipped.push(resolved);
    else if (isListed(resolved.target) || followed.has(resolved.target)) {
      skipped.push({
        path,
        kind: 'duplicate',
        reason: 'It is a link to a file that is analysed under another path.',
        target: resolved.target,
      });
    } else followed.set(resolved.target, resolved);
  }
  return { followed: [...followed.values()], skipped };
}

function resolveLink(root: string, path: string): FollowedLink | SkippedPath {
  let absolute: string;
  let target: ReturnType<typeof lstatSync>;
  try {
    absolute = realpathSync.native(join(root, path));
    target = lstatSync(absolute);
  } catch (error) {
    const loops = error instanceof Error && 'code' in error && error.code === 'ELOOP';
    return {
      path,
      kind: 'broken',
      reason: loops ? 'It is a link that leads back to itself.' : 'It is a link to nothing that can be opened.',
    };
  }
  const inside = withSlashes(relative(root, absolute));
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside)) {
    return { path, kind: 'outside', reason: 'It is a link that leaves the analysed folder.' };
  }
  if (inside.split('/').some(isNeverSource)) {
    return { path, kind: 'outside', reason: 'It is a link into a folder that is never analysed.' };
  }
  if (target.isDirectory()) {
    return {
      path,
      kind: 'duplicate',
      reason: 'It is a link to a folder whose files are analysed under their own paths.',
      target: inside,
    };
  }
  if (!target.isFile()) return { path, kind: 'special', reason: 'It is a link to a pipe, a socket or a device.' };
  return { path, target: inside };
}
