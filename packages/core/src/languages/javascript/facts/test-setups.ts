import type { TestSetup } from '../../../vocabulary/facts/index.js';
import type { SourceFile } from '../source.js';
import { childrenOf, keyName, nodesOf, stringOf, type Node } from '../tree.js';

/** Files that configure a test runner. Vite's own holds Vitest's configuration as well. Sources: vitest.dev/config, jestjs.io/docs/configuration, playwright.dev/docs/test-configuration. */
const CONFIGURATION = /(?:^|\/)(?:vite|vitest|jest|playwright)[\w.-]*\.[cm]?[jt]s$/;

/** Options that name files to load around tests. Sources: as above. */
const OPTIONS: ReadonlySet<string> = new Set(['setupFiles', 'setupFilesAfterEnv', 'globalSetup', 'globalTeardown']);

/** The files that the configuration of a test runner has it load around tests. */
export function* testSetups(file: SourceFile): Generator<TestSetup> {
  if (!CONFIGURATION.test(file.document.path)) return;
  for (const unit of file.reader.statementsWith([...OPTIONS])) {
    for (const node of nodesOf(unit)) {
      if (node.type !== 'Property' || !OPTIONS.has(keyName(node.key, node.computed) ?? '')) continue;
      for (const [module, place] of stringsIn(node.value)) yield { kind: 'test-setup', module, location: file.locate(place) };
    }
  }
}

/** Also inside `path.resolve(__dirname, 'setup.ts')`; paths begin at the configuration, in Jest at `<rootDir>`. */
function* stringsIn(node: Node): Generator<readonly [module: string, place: Node]> {
  const text = stringOf(node);
  if (text !== undefined) yield [`./${text.replace(/^(?:<rootDir>)?(?:\.?\/)*/, '')}`, node];
  else for (const child of childrenOf(node)) yield* stringsIn(child);
}
