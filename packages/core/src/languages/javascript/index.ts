import { readWaivers } from '../../syntax/comments.js';
import { defineLanguage } from '../../vocabulary/language.js';
import type { Document } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import { askWhole, factsThrough, type Ask } from '../asking/index.js';
import { askJavaScript } from './ask.js';
import { exportedBindings } from './bindings.js';
import { adminRoutes } from './facts/admin-routes.js';
import { environmentBranches } from './facts/branches.js';
import { configurationFiles } from './facts/configuration-files.js';
import { connections } from './facts/connections.js';
import { disclosures } from './facts/disclosures.js';
import { backgroundWork, fileWrites, programCalls, schemaChanges } from './facts/effects.js';
import { environmentReads } from './facts/environment-reads.js';
import { healthRoutes } from './facts/health.js';
import { imports } from './facts/imports.js';
import { logs } from './facts/logging.js';
import { moduleState } from './facts/module-state.js';
import { prints } from './facts/prints.js';
import { pm2Apps } from './facts/process-manager.js';
import { codeSections } from './facts/sections.js';
import { secrets } from './facts/secrets.js';
import { frameworks, servers } from './facts/servers.js';
import { signalHandlers } from './facts/signals.js';
import { stateStores } from './facts/stores.js';
import { resolveSpecifier } from './resolve.js';
import { rewrite } from './rewrite/index.js';
import { testSetups } from './facts/test-setups.js';
import type { SourceFile } from './source.js';
import { sourceFile } from './values/evaluate.js';

/** JavaScript and TypeScript, with JSX. Vue's and Svelte's files are not read. */
export const javascript = javascriptLanguage(askJavaScript((file) => void [...statedBy(file)]));

/** The same from the tree of every file, against which the other is tested. */
export const wholeJavascript = javascriptLanguage(askWhole(sourceFile));

function javascriptLanguage(ask: Ask<SourceFile>) {
  return defineLanguage({
    id: 'javascript',
    version: 1,
    provides: [
      'environment-read',
      'secret',
      'connection',
      'configuration-file',
      'disclosure',
      'listen',
      'entry-point',
      'framework',
      'log-sink',
      'log-format',
      'state-store',
      'signal-handler',
      'health-route',
      'print',
      'module-state',
      'file-write',
      'program-call',
      'background-work',
      'schema-change',
      'admin-route',
      'test-setup',
      'code-section',
      'environment-branch',
      'workload',
      'server-log',
      'import',
      'waiver',
      'binding',
    ],
    code: true,
    reads: (path, head) =>
      /\.[cm]?[jt]sx?$/.test(path) || (!/\.[^/]*$/.test(path) && /^#!.*\b(?:node|bun|deno|tsx|ts-node)\b/.test(head())),
    *extract(document) {
      if (isUnread(document)) return;
      yield* factsThrough(ask, document, factsOf);
    },
    *bindings(document, names) {
      if (isUnread(document)) return;
      yield* exportedBindings(document.parsed(sourceFile), names);
    },
    resolve: resolveSpecifier,
    rewrite: (document, change) => (isUnread(document) ? undefined : rewrite(document, change)),
  });
}

/** Minified and generated files and other people's code say nothing about this application. */
function isUnread(document: Document): boolean {
  return document.kind === 'generated' || document.kind === 'vendored' || /\.d\.[cm]?ts$/.test(document.path);
}

function* factsOf(file: SourceFile): Generator<Fact> {
  const { document } = file;
  const comments = file.comments.map(({ start, end }) => ({ text: document.text.slice(start, end), start, end }));
  for (const waiver of readWaivers(document, comments)) yield { kind: 'waiver', ...waiver };
  yield* statedBy(file);
}

function* statedBy(file: SourceFile): Generator<Fact> {
  for (const extractor of EXTRACTORS) yield* extractor(file);
}

const EXTRACTORS: readonly ((file: SourceFile) => Iterable<Fact>)[] = [
  environmentReads,
  secrets,
  configurationFiles,
  disclosures,
  connections,
  servers,
  frameworks,
  logs,
  stateStores,
  signalHandlers,
  healthRoutes,
  prints,
  moduleState,
  fileWrites,
  programCalls,
  backgroundWork,
  schemaChanges,
  adminRoutes,
  environmentBranches,
  pm2Apps,
  imports,
  testSetups,
  codeSections,
];
