import type { Ecosystem } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { MANIFEST_FRAMEWORKS } from '../../../knowledge/manifests/foreign-frameworks.js';
import { basename } from '../../../vocabulary/paths.js';

const NAMES: readonly { readonly name: RegExp; readonly ecosystem: Ecosystem; readonly named?: true }[] = [
  { name: /^(?:Gemfile|gems\.rb)$/, ecosystem: 'ruby' },
  { name: /^pom\.xml$/, ecosystem: 'java' },
  { name: /^build\.gradle(?:\.kts)?$|^build\.sbt$/, ecosystem: 'java' },
  { name: /\.(?:cs|fs|vb)proj$/, ecosystem: 'dotnet', named: true },
  { name: /^mix\.exs$/, ecosystem: 'other' },
  { name: /^deno\.jsonc?$/, ecosystem: 'other' },
  { name: /^pubspec\.yaml$|^Package\.swift$|^rebar\.config$|^[\w-]+\.cabal$|^stack\.yaml$/, ecosystem: 'other' },
];

const MARKUP = /^pom\.xml$|proj$|^build\.gradle/;

const formatOf = (path: string) => NAMES.find(({ name }) => name.test(basename(path)));

/**
 * Manifests whose language has no reader here: only that they exist, so that the units of a repository are known; and
 * the web framework where the build file names its package in quotes or between tags.
 */
export const foreignManifests = defineLanguage({
  id: 'foreign-manifest',
  version: 1,
  provides: ['manifest', 'framework'],
  reads: (path) => formatOf(path) !== undefined,
  *extract(document) {
    const format = formatOf(document.path);
    if (!format) return;
    const file = basename(document.path);
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: format.ecosystem,
      format: 'other',
      ...(format.named && { name: file.slice(0, file.lastIndexOf('.')) }),
      dependencies: 0,
    };
    if (!MARKUP.test(file)) return;
    const { text } = document;
    for (const { word, name } of MANIFEST_FRAMEWORKS) {
      const start = text.indexOf(word);
      if (start < 0 || !/["'>:]/.test(text[start - 1] ?? '') || !/["'<:]/.test(text[start + word.length] ?? '')) continue;
      yield { kind: 'framework', location: document.locate(start, start + word.length), name, serves: 'web' };
      return;
    }
  },
});
