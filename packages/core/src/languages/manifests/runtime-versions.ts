import { rewriteCommand } from '../../syntax/rewriting/command.js';
import { table } from '../../vocabulary/table.js';
import type { Document } from '../../vocabulary/document.js';
import type { RuntimeVersion } from '../../vocabulary/facts/index.js';
import { at, entriesOf, itemsOf, textOf } from '../../syntax/node.js';
import { readToml } from '../../syntax/toml.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { linesOf } from './lines.js';
import { basename } from '../../vocabulary/paths.js';

type Reader = (document: Document) => Iterable<RuntimeVersion>;

/** A file that holds nothing but versions: each line that is no comment counts. */
const oneVersion = (runtime: RuntimeVersion['runtime']): Reader =>
  function* (document) {
    for (const { text, start } of linesOf(document, '#')) {
      const version = text.split(/\s/)[0] ?? text;
      yield declared(runtime, version, document.locate(start, start + version.length));
    }
  };

/** Heroku's runtime.txt: `python-3.12.4`. */
function* runtimeTxt(document: Document): Generator<RuntimeVersion> {
  for (const { text, location } of linesOf(document, '#')) {
    const match = /^(python|node|nodejs)-(\d\S*)$/.exec(text);
    if (match?.[2] !== undefined) yield declared(runtimeOf(match[1] ?? ''), match[2], location);
  }
}

/** asdf's .tool-versions: a tool and its versions on each line. */
function* toolVersions(document: Document): Generator<RuntimeVersion> {
  for (const { text, location } of linesOf(document, '#')) {
    const [tool, version] = text.split(/\s+/);
    if (tool !== undefined && version !== undefined && isRuntime(tool)) yield declared(runtimeOf(tool), version, location);
  }
}

/** mise.toml: `[tools]`, a version or a list of them for each. */
function* mise(document: Document): Generator<RuntimeVersion> {
  for (const { key, value, location } of entriesOf(at(readToml(document).roots[0], 'tools'))) {
    const version = textOf(value) ?? textOf(at(value, 'version')) ?? textOf(itemsOf(value)[0]);
    if (version !== undefined && isRuntime(key)) yield declared(runtimeOf(key), version, location);
  }
}

const READERS: Readonly<Record<string, Reader>> = table({
  '.python-version': oneVersion('python'),
  '.nvmrc': oneVersion('node'),
  '.node-version': oneVersion('node'),
  '.ruby-version': oneVersion('other'),
  '.java-version': oneVersion('other'),
  '.go-version': oneVersion('other'),
  'runtime.txt': runtimeTxt,
  '.tool-versions': toolVersions,
  'mise.toml': mise,
  '.mise.toml': mise,
});

const RUNTIMES: Readonly<Record<string, RuntimeVersion['runtime']>> = table({
  python: 'python',
  node: 'node',
  nodejs: 'node',
  ruby: 'other',
  go: 'other',
  golang: 'other',
  java: 'other',
  php: 'other',
  elixir: 'other',
  bun: 'other',
  deno: 'other',
});

const isRuntime = (tool: string): boolean => Object.hasOwn(RUNTIMES, tool);
const runtimeOf = (tool: string): RuntimeVersion['runtime'] => RUNTIMES[tool] ?? 'other';

function declared(runtime: RuntimeVersion['runtime'], version: string, location: RuntimeVersion['location']): RuntimeVersion {
  return { kind: 'runtime-version', location, runtime, version, source: 'declaration' };
}

/** Files that say which version of a language's runtime the repository wants. */
export const runtimeVersionFiles = defineLanguage({
  id: 'runtime-version-file',
  version: 1,
  provides: ['runtime-version'],
  reads: (path) => Object.hasOwn(READERS, basename(path)),
  rewrite: rewriteCommand,
  *extract(document) {
    const reader = READERS[basename(document.path)];
    if (reader) yield* reader(document);
  },
});
