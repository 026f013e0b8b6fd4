import { table } from '../../../vocabulary/table.js';
import { entriesOf, isMapping, isScalar, isSequence, itemsOf, textOf, at, type DataNode, type MappingEntry } from '../../../syntax/node.js';
import type { DeployJob } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';

type Trigger = DeployJob['triggers'][number];

/** What starts a workflow. */
export interface Triggers {
  readonly names: readonly Trigger[];
  /** Branches whose pushes start it. */
  readonly branches: DeployJob['branches'];
  /** Where open pull requests are among them. */
  readonly pullRequest?: Location;
}

const NAMES: Readonly<Record<string, Trigger>> = table({
  release: 'release',
  workflow_dispatch: 'manual',
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  schedule: 'schedule',
});

/** `on:` as a word, a list or a map. */
export function triggersOf(node: DataNode | undefined): Triggers {
  const events = isScalar(node)
    ? [{ key: node.text, value: undefined, location: node.location }]
    : isSequence(node)
      ? node.items.flatMap((item) => (isScalar(item) ? [{ key: item.text, value: undefined, location: item.location }] : []))
      : entriesOf(node);
  const push = events.find(({ key }) => key === 'push')?.value;
  const names = events.flatMap(({ key }): Trigger[] => (key === 'push' ? pushTriggers(push) : [NAMES[key] ?? 'other']));
  const pullRequest = events.find(({ key, value }) => NAMES[key] === 'pull-request' && !isAfterwards(value))?.location;
  return { names: [...new Set(names)], branches: branchesIn(at(push, 'branches')), ...(pullRequest && { pullRequest }) };
}

/** Only when it is closed. */
function isAfterwards(event: DataNode | undefined): boolean {
  const types = itemsOf(at(event, 'types')).map(textOf);
  return types.length > 0 && types.every((type) => type === 'closed');
}

function pushTriggers(push: DataNode | undefined): Trigger[] {
  if (!isMapping(push) || !push.get('tags')) return ['push'];
  return push.get('branches') ? ['push', 'tag'] : ['tag'];
}

function branchesIn(node: DataNode | undefined): DeployJob['branches'] {
  const items = isScalar(node) ? [node] : itemsOf(node);
  return items.flatMap((item) => {
    const name = textOf(item);
    return name === undefined || name.startsWith('!') ? [] : [{ name, location: item.location }];
  });
}

/** The branches whose pushes start a job: those of its own condition, else those of the workflow. */
export function branchesOf(condition: MappingEntry | undefined, { branches }: Triggers): DeployJob['branches'] {
  const text = isScalar(condition?.value) ? condition.value.text : '';
  const own = [...text.matchAll(/github\.ref(?:_name)?\s*==\s*'(?:refs\/heads\/)?([\w./-]+)'/g)].flatMap(([whole, name = '']) =>
    whole.includes('refs/tags') || name.startsWith('refs/') ? [] : [name],
  );
  return condition && own.length > 0 ? own.map((name) => ({ name, location: condition.location })) : branches;
}
