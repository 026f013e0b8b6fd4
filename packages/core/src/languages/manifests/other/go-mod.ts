import type { Dependency } from '../../../vocabulary/facts/index.js';
import type { Document } from '../../../vocabulary/document.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { linesOf } from '../lines.js';
import { basename } from '../../../vocabulary/paths.js';

/** go.mod: the module, the version of Go, what it requires directly. Source: go.dev/ref/mod#go-mod-file. */
export const goMod = defineLanguage({
  id: 'go.mod',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version'],
  reads: (path) => basename(path) === 'go.mod',
  *extract(document) {
    const dependencies = [...requirementsOf(document)];
    let name: string | undefined;
    for (const { text, location } of linesOf(document, '//')) {
      const [word, value] = text.split(/\s+/);
      if (word === 'module') name ??= value;
      if (word === 'go' && value !== undefined)
        yield { kind: 'runtime-version', location, runtime: 'other', version: value, source: 'declaration' };
    }
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'go',
      format: 'other',
      ...(name !== undefined && { name }),
      dependencies: dependencies.length,
    };
    yield* dependencies;
  },
});

function* requirementsOf(document: Document): Generator<Dependency> {
  let inside = false;
  for (const { text, location } of linesOf(document, '//')) {
    if (/^require\s*\(/.test(text)) inside = true;
    else if (text.startsWith(')')) inside = false;
    const [, name, version] = (inside ? /^([\w.~/-]+\.[\w.~/-]+)\s+(v\S+)/ : /^require\s+([\w.~/-]+)\s+(v\S+)/).exec(text) ?? [];
    if (name === undefined || version === undefined || /\/\/\s*indirect\b/.test(text)) continue;
    yield { kind: 'dependency', location, name, ecosystem: 'go', group: 'runtime', specifier: version, pin: 'exact' };
  }
}
