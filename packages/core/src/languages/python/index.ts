import type { Fact } from '../../vocabulary/facts/index.js';
import type { Document } from '../../vocabulary/document.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { bindingsIn } from './bindings.js';
import { applications } from './facts/applications.js';
import { backgroundWork } from './facts/background-work.js';
import { environmentBranches } from './facts/branches.js';
import { adminRoutes } from './facts/admin-routes.js';
import { adminCommands } from './facts/commands.js';
import { configurationFiles } from './facts/configuration-files.js';
import { connections } from './facts/connections.js';
import { disclosures } from './facts/disclosures.js';
import { environmentReads } from './facts/environment.js';
import { fileWrites } from './facts/file-writes.js';
import { healthRoutes } from './facts/health.js';
import { imports } from './facts/imports.js';
import { logs } from './facts/logs.js';
import { moduleState } from './facts/module-state.js';
import { prints } from './facts/prints.js';
import { programCalls } from './facts/program-calls.js';
import { requestWrites } from './facts/request-writes.js';
import { schemaChanges } from './facts/schema.js';
import { codeSections } from './facts/sections.js';
import { secrets } from './facts/secrets.js';
import { servers } from './facts/servers.js';
import { assignments } from './facts/settings.js';
import { settingsClasses } from './facts/settings-classes.js';
import { signals } from './facts/signals.js';
import { stateStores } from './facts/state-stores.js';
import { taskDeliveries } from './facts/task-delivery.js';
import { waivers } from './facts/waivers.js';
import { askWhole, factsThrough, type Ask } from '../asking/index.js';
import { askPartly } from './ask.js';
import { pythonModule, type PythonModule } from './module.js';
import { dotted } from './names.js';
import { pythonFile, reportFault } from './parse.js';
import { resolveModule } from './resolve.js';
import { rewrite } from './rewrite/index.js';

/** Each states facts of one module; none depends on another. */
const EXTRACTORS: readonly ((module: PythonModule) => Iterable<Fact>)[] = [
  environmentReads,
  assignments,
  secrets,
  connections,
  configurationFiles,
  disclosures,
  servers,
  logs,
  stateStores,
  applications,
  imports,
  adminCommands,
  prints,
  signals,
  moduleState,
  fileWrites,
  backgroundWork,
  programCalls,
  environmentBranches,
  healthRoutes,
  schemaChanges,
  taskDeliveries,
  requestWrites,
  adminRoutes,
  codeSections,
  settingsClasses,
];

/** Python source: `.py` files, and scripts whose first line names the interpreter. Needs `loadGrammars()` first. */
export const python = pythonLanguage(askPartly((module) => void [...factsOf(module)]));

/** The same from the whole of every file, against which the other is tested. */
export const wholePython = pythonLanguage(askWhole<PythonModule>(pythonModule));

function pythonLanguage(ask: Ask<PythonModule>) {
  return defineLanguage({
    id: 'python',
    version: 1,
    code: true,
    provides: [
      'environment-read',
      'assignment',
      'secret',
      'redaction',
      'binding',
      'connection',
      'configuration-file',
      'disclosure',
      'listen',
      'log-sink',
      'log-format',
      'server-log',
      'state-store',
      'entry-point',
      'framework',
      'import',
      'admin-command',
      'print',
      'signal-handler',
      'module-state',
      'file-write',
      'background-work',
      'program-call',
      'environment-branch',
      'health-route',
      'schema-change',
      'task-delivery',
      'request-writes',
      'admin-route',
      'code-section',
      'settings-class',
      'waiver',
    ],
    reads: (path, head) => /\.pyw?$/.test(path) || (!/\.[^/]*$/.test(path) && /^#!.*\bpython/.test(head())),
    extract: (document) => extract(document, ask),
    bindings: (document, names) => ask(document, (module) => [...bindingsIn(module, names)]),
    resolve: resolveModule,
    submodule: dotted,
    rewrite,
  });
}

function extract(document: Document, ask: Ask<PythonModule>): Iterable<Fact> {
  const factsOfFile = function* (module: PythonModule) {
    yield* factsOf(module);
    if ('file' in module) reportFault(document.parsed(pythonFile), document);
  };
  return factsThrough(ask, document, factsOfFile, () => waivers(document));
}

function* factsOf(module: PythonModule): Generator<Fact> {
  for (const extractor of EXTRACTORS) yield* extractor(module);
}
