import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { childrenOf, isCall, stringOf, unwrap, type Node } from '../tree.js';

const TEMPORARY: ReadonlySet<string> = new Set([
  'os.tmpdir()',
  'tmp.fileSync()',
  'tmp.dirSync()',
  'tmp.tmpNameSync()',
  'tempy.file()',
  'tempy.temporaryFile()',
  'fs.mkdtempSync()',
  'fs.mkdtemp()',
  'fs/promises.mkdtemp()',
  'fs.promises.mkdtemp()',
  'tmp-promise.file()',
  'tmp-promise.dir()',
]);

/** Whether a path is in a temporary directory: `os.tmpdir()` or `/tmp` is a part of it, through names of this file. */
export function isTemporary(file: SourceFile, node: Node | undefined, depth = 0): boolean {
  if (!node || depth > 6) return false;
  const bare = unwrap(node);
  const text = stringOf(bare);
  if (text !== undefined) return /^(?:\/var)?\/tmp(?:\/|$)/.test(text);
  if (isCall(bare) && TEMPORARY.has(originOf(file, bare) ?? '')) return true;
  if (bare.type === 'Identifier') {
    const declaration = file.reader.lookup(bare.name, bare);
    return declaration?.node.type === 'VariableDeclarator' && isTemporary(file, declaration.node.init ?? undefined, depth + 1);
  }
  return bare.type !== 'BlockStatement' && childrenOf(bare).some((child) => isTemporary(file, child, depth + 1));
}
