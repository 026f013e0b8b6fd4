import type { Submodule } from '../../vocabulary/facts/index.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { readIni } from '../../syntax/ini.js';
import { linesOf } from './lines.js';
import { masked, redactions } from './masking.js';
import { basename } from '../../vocabulary/paths.js';

/** .gitattributes: what a pattern of paths is marked as (`linguist-generated`, `export-ignore`, `binary`). */
export const gitAttributes = defineLanguage({
  id: '.gitattributes',
  version: 1,
  provides: ['path-attribute'],
  reads: (path) => basename(path) === '.gitattributes',
  *extract(document) {
    for (const { text, location } of linesOf(document, '#')) {
      const [pattern, ...attributes] = text.startsWith('"') ? quoted(text) : text.split(/\s+/);
      if (pattern !== undefined && attributes.length > 0) yield { kind: 'path-attribute', location, pattern, attributes };
    }
  },
});

function quoted(text: string): readonly string[] {
  const match = /^"((?:[^"\\]|\\.)*)"\s*(.*)$/.exec(text);
  return match ? [match[1] ?? '', ...(match[2] ?? '').split(/\s+/).filter(Boolean)] : [];
}

/** .gitmodules: the declared submodules, and whether they follow a branch. */
export const gitModules = defineLanguage({
  id: '.gitmodules',
  version: 1,
  provides: ['submodule', 'redaction'],
  reads: (path) => basename(path) === '.gitmodules',
  *extract(document) {
    for (const { entries, location } of readIni(document, 'systemd').sections) {
      const value = (key: string): string | undefined => entries.find((entry) => entry.key.toLowerCase() === key)?.value;
      const path = value('path');
      if (path === undefined) continue;
      const url = value('url');
      const branch = value('branch');
      const fact: Submodule = {
        kind: 'submodule',
        location,
        path,
        ...(url !== undefined && { url: masked(url) }),
        ...(branch !== undefined && { branch }),
      };
      yield fact;
    }
    yield* redactions(document);
  },
});
