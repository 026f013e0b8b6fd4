import { defineLanguage } from '../../../vocabulary/language.js';
import { at, entriesOf, textOf } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import { redactions } from '../masking.js';
import { waivers } from '../waivers.js';
import { fromTable } from './poetry.js';
import { pythonVersion } from './runtime.js';
import { taskFact } from './tasks.js';
import { basename } from '../../../vocabulary/paths.js';

/** Pipfile: packages, the version of Python, scripts. Source: pipenv.pypa.io/en/latest/pipfile.html. */
export const pipfile = defineLanguage({
  id: 'pipfile',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version', 'command', 'redaction', 'waiver'],
  reads: (path) => basename(path) === 'Pipfile',
  *extract(document) {
    const file = readToml(document);
    const root = file.roots[0];
    const runtime = [...fromTable(at(root, 'packages'), 'runtime')];
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'python',
      format: 'pipfile',
      manager: 'pipenv',
      dependencies: runtime.length,
    };
    yield* runtime;
    yield* fromTable(at(root, 'dev-packages'), 'development');
    const requires = entriesOf(at(root, 'requires')).find(({ key }) => key === 'python_full_version' || key === 'python_version');
    if (requires) yield* pythonVersion(textOf(requires.value), requires.location);
    for (const { key, value } of entriesOf(at(root, 'scripts'))) yield* taskFact(key, value);
    yield* redactions(document);
    yield* waivers(document, file.comments);
  },
});
