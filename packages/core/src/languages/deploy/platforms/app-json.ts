import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { serviceOfAddOn } from '../../../knowledge/images/managed-services.js';
import {
  booleanOf,
  entriesOf,
  isMapping,
  isScalar,
  itemsOf,
  textOf,
  type DataNode,
  type MappingEntry,
  type MappingNode,
} from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import type {
  Command,
  EnvironmentDeclaration,
  EnvironmentSupply,
  EnvironmentVariant,
  ManagedService,
} from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import type { Value } from '../../../vocabulary/value.js';
import { shellCommand } from '../command.js';
import { variableValue } from '../data-values.js';
import { basename } from '../../../vocabulary/paths.js';

/** Keys of Heroku's schema that files of the same name (Expo, tsconfig-like settings) do not have. Source: devcenter.heroku.com/articles/app-json-schema. */
const KEYS = ['addons', 'buildpacks', 'formation', 'environments', 'stack', 'success_url', 'postdeploy'];

/** `app.json` of Heroku, Dokku and Scalingo: what a new app gets. */
export const appJson = defineLanguage({
  id: 'app.json',
  version: 1,
  provides: ['environment-declaration', 'environment-supply', 'managed-service', 'environment-variant', 'command'],
  reads: (path) => /^(?:app|scalingo)\.json$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const root = readJson(document).roots[0];
    if (!isMapping(root) || !isManifest(root)) return;
    for (const entry of entriesOf(root.get('env'))) yield* variable(entry, document.path);
    yield* addOns(root.get('addons'), 'app.json');
    yield* scripts(root.get('scripts'));
    for (const { key, keyLocation } of entriesOf(root.get('environments'))) {
      yield { kind: 'environment-variant', name: key, form: 'app.json', location: keyLocation } satisfies EnvironmentVariant;
    }
  },
});

function isManifest(root: MappingNode): boolean {
  if (root.get('expo')) return false;
  return KEYS.some((key) => root.get(key) !== undefined) || isMapping(root.get('env')) || isMapping(root.get('scripts'));
}

/** A text is the value; a record says where the value comes from. */
function* variable({ key, value, location }: MappingEntry, path: string): Generator<EnvironmentDeclaration | EnvironmentSupply> {
  const given = isMapping(value) ? value.get('value') : value;
  const known = given && isScalar(given) && textOf(given) !== undefined ? variableValue(given, key) : undefined;
  const required = isMapping(value) ? (booleanOf(value.get('required')) ?? true) : undefined;
  const generator = isMapping(value) ? value.entry('generator') : undefined;
  yield {
    kind: 'environment-declaration',
    name: key,
    ...(known && { value: known }),
    ...(required !== undefined && { required }),
    form: 'app.json',
    location,
  };
  const supply = { kind: 'environment-supply', form: 'app.json', of: path, name: key } as const;
  if (generator) {
    const unknown: Value = { kind: 'unknown', location: generator.location };
    yield { ...supply, value: unknown, source: 'generated', location: generator.location };
  } else if (known) yield { ...supply, value: known, source: 'literal', location };
}

/** Add-ons as plans, or as records with a plan; a version may be among their options. */
export function* addOns(node: DataNode | undefined, form: ManagedService['form']): Generator<ManagedService> {
  for (const item of itemsOf(node)) {
    const plan = textOf(isMapping(item) ? item.get('plan') : item);
    if (plan === undefined) continue;
    const options = isMapping(item) ? item.get('options') : undefined;
    const version = isMapping(options) ? textOf(options.get('version')) : undefined;
    yield {
      kind: 'managed-service',
      service: serviceOfAddOn(plan),
      ...(version !== undefined && { version }),
      form,
      name: plan.split(':')[0] ?? plan,
      location: item.location,
    };
  }
}

function* scripts(node: DataNode | undefined): Generator<Command> {
  for (const { key, value, location } of entriesOf(node)) {
    const command = isMapping(value) ? value.get('command') : value;
    if (!isScalar(command) || textOf(command) === undefined) continue;
    yield shellCommand(command.part(), { purpose: 'hook', from: 'app.json', name: key }, location);
  }
}
