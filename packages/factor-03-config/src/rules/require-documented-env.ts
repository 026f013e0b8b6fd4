import { defineRule, upholds, violates, type App, type EnvironmentContract, type Facts, type Observation } from '@factorlint/core';
import { isPlatformName } from '../data/platform-names.js';

type Seen = Facts<'environment-contract' | 'environment-declaration' | 'app'>;

/** How much of what the code reads an example must name to count as one. */
const COVERED = 0.8;

export const requireDocumentedEnv = defineRule({
  id: 'config/require-documented-env',
  code: 'TF0316',
  summary: 'Every variable that the code reads stands in the example file.',
  scope: 'project',
  severity: 'note',
  fixable: 'safe',
  needs: ['environment-contract', 'environment-declaration', 'app'],

  *check(facts) {
    for (const app of facts.apps()) yield* judge(app, facts);
  },
});

function* judge(app: App, facts: Seen): Iterable<Observation> {
  const examples = facts
    .of('environment-declaration')
    .filter(({ form, location }) => form === 'example' && belongs(location.path, app, facts));
  const [example] = examples;
  const read = facts.of('environment-contract').filter((contract) => contract.app === app.path && isJudged(contract, facts));
  if (!example || read.length === 0) return;
  const names = new Set(examples.map(({ name }) => name));
  const missing = read.filter(({ name }) => !names.has(name));
  const file = example.location.path;
  if (missing.length === 0 || (read.length - missing.length) / read.length >= COVERED) {
    const how = missing.length === 0 ? `all ${read.length}` : `${read.length - missing.length} of ${read.length}`;
    yield upholds(example, file, `${file} names ${how} variables that the code reads.`);
  }
  // An example that names less than half of them is a selection, by choice.
  const isSelection = missing.length * 2 > read.length;
  for (const contract of missing) {
    const [location = contract.location] = contract.readers;
    const isOffered = !isSelection && contract.readers.some((reader) => facts.isProduction(reader));
    yield violates({ location }, contract.name, `${contract.name} is read here and ${file} does not name it.`, {
      related: [{ location: example.location, message: 'The example begins here.' }],
      ...(isOffered && {
        change: { kind: 'declare-variable', place: { path: file }, name: contract.name, optional: !contract.required } as const,
      }),
    });
  }
}

function isJudged({ name, readers }: EnvironmentContract, facts: Seen): boolean {
  return !isPlatformName(name) && readers.some((location) => facts.kindOf(location.path) === 'production');
}

/** An example in the app's folder, or at the root for an app that has none of its own. */
function belongs(path: string, app: App, facts: Seen): boolean {
  const owner = facts.appOf(path)?.path;
  return owner === app.path || owner === '';
}
