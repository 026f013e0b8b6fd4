import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { entriesOf, isMapping, isScalar, itemsOf, textOf, at, type MappingNode } from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, EnvironmentSupply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { shellCommand } from '../command.js';
import { variableValue } from '../data-values.js';
import { declared } from '../../../values/workload.js';
import { basename } from '../../../vocabulary/paths.js';

const COMMANDS: readonly (readonly [key: string, purpose: Command['purpose']])[] = [
  ['installCommand', 'build'],
  ['buildCommand', 'build'],
  ['devCommand', 'development'],
];

/** `vercel.json`. Source: vercel.com/docs/project-configuration. */
export const vercelJson = defineLanguage({
  id: 'vercel',
  version: 1,
  provides: ['command', 'environment-supply', 'workload'],
  reads: (path) => /^(?:vercel|now)\.json$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const root = readJson(document).roots[0];
    if (!isMapping(root)) return;
    for (const [key, purpose] of COMMANDS) {
      const entry = root.entry(key);
      if (entry && isScalar(entry.value) && textOf(entry.value) !== undefined) {
        yield shellCommand(entry.value.part(), { purpose, from: 'vercel', name: key }, entry.location);
      }
    }
    yield* variables(root, document);
    yield declared({ name: 'web', form: 'vercel', location: { path: document.path } });
    for (const cron of itemsOf(root.get('crons'))) {
      const path = textOf(at(cron, 'path'));
      if (path !== undefined)
        yield declared({ name: path, form: 'vercel', type: 'cron', once: true, location: cron.location }) satisfies Workload;
    }
  },
});

function* variables(root: MappingNode, { path }: Document): Generator<EnvironmentSupply> {
  for (const node of [root.get('env'), at(root, 'build', 'env')]) {
    for (const { key, value, location } of entriesOf(node)) {
      const read = variableValue(value, key);
      const isReference = read.kind === 'literal' && String(read.value).startsWith('@');
      yield {
        kind: 'environment-supply',
        form: 'vercel',
        of: path,
        name: key,
        value: isReference ? { kind: 'unknown', location: read.location } : read,
        source: isReference ? 'secret' : 'literal',
        location,
      };
    }
  }
}
