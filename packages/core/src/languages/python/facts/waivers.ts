import { readWaivers } from '../../../syntax/comments.js';
import type { Waiver } from '../../../vocabulary/facts/index.js';
import type { PythonModule } from '../module.js';

/** Written exceptions, in real comments only. */
export function* waivers(module: PythonModule): Generator<Waiver> {
  for (const waiver of readWaivers(module.document, module.file.comments)) yield { kind: 'waiver', ...waiver };
}
