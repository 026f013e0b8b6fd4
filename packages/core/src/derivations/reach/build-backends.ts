import type { Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { folderOf, joinPath } from '../../vocabulary/paths.js';
import { reachOf } from './statement.js';

/** Folders of code that makes the package, and of no other. Source: PEP 517, `backend-path`. */
export function* buildBackendReach(facts: Facts<'manifest'>): Generator<Reach> {
  for (const { backendPaths = [], location } of facts.of('manifest')) {
    for (const each of backendPaths) {
      const folder = joinPath(folderOf(location.path), each);
      // A backend beside the manifest leaves no folder of its own.
      if (folder !== folderOf(location.path) && folder !== '')
        yield reachOf({ path: `${folder}/` }, [], 'Only the build of the package loads it.');
    }
  }
}
