import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { entriesOf, isMapping, isScalar, textOf, type MappingEntry } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, EnvironmentSupply, EnvironmentVariant } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { shellCommand } from '../command.js';
import { variableValue } from '../data-values.js';
import { waivers } from '../waivers.js';
import { basename } from '../../../vocabulary/paths.js';

/** `netlify.toml`. Source: docs.netlify.com/configure-builds/file-based-configuration. */
export const netlifyToml = defineLanguage({
  id: 'netlify',
  version: 1,
  provides: ['command', 'environment-supply', 'environment-variant', 'waiver'],
  reads: (path) => basename(path) === 'netlify.toml',

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readToml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    const build = root.entry('build');
    if (build) yield* section(build, 'build', document);
    for (const context of entriesOf(root.get('context'))) {
      yield { kind: 'environment-variant', name: context.key, form: 'netlify', location: context.keyLocation } satisfies EnvironmentVariant;
      yield* section(context, context.key, document);
    }
  },
});

function* section({ value }: MappingEntry, name: string, { path }: Document): Generator<Command | EnvironmentSupply> {
  if (!isMapping(value)) return;
  const command = value.entry('command');
  if (command && isScalar(command.value) && textOf(command.value) !== undefined) {
    yield shellCommand(command.value.part(), { purpose: 'build', from: 'netlify', name }, command.location);
  }
  for (const { key, value: given, location } of entriesOf(value.get('environment'))) {
    yield {
      kind: 'environment-supply',
      form: 'netlify',
      of: path,
      name: key,
      value: variableValue(given, key),
      source: 'literal',
      location,
    };
  }
}
