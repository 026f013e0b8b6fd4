import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import {
  at,
  entriesOf,
  isMapping,
  isScalar,
  itemsOf,
  textOf,
  type DataNode,
  type MappingEntry,
  type MappingNode,
} from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Command, DeployJob, Fact, ImageReference, RuntimeVersion, Workload } from '../../../vocabulary/facts/index.js';
import type { Document } from '../../../vocabulary/document.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { environmentOf } from '../compose/environment.js';
import { scalarText } from '../data-values.js';
import { imageReference } from '../image.js';
import { statedOnce } from '../once.js';
import { waivers } from '../waivers.js';
import { declared } from '../../../values/workload.js';
import { deedOf } from './deploy-job.js';
import { ciCommand, runtimesOf } from './steps.js';

/** Pipelines of CircleCI. Source: circleci.com/docs/configuration-reference. */
export const circleCi = defineLanguage({
  id: 'circleci',
  version: 1,
  provides: ['command', 'image-reference', 'workload', 'deploy-job', 'runtime-version', 'waiver'],
  reads: (path) => /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/.test(path),

  rewrite: rewriteCommand,
  extract: (document) => statedOnce(facts(document)),
});

function* facts(document: Document): Generator<Fact> {
  const { roots, comments } = readYaml(document);
  const root = roots[0];
  if (!isMapping(root)) return;
  yield* waivers(document, comments);
  for (const executor of entriesOf(root.get('executors'))) yield* imageFacts(executor.value);
  for (const command of entriesOf(root.get('commands'))) yield* commandsIn(command);
  for (const job of entriesOf(root.get('jobs'))) yield* jobFacts(job, root);
}

function* commandsIn({ key, value }: MappingEntry): Generator<Command> {
  for (const step of itemsOf(at(value, 'steps'))) {
    const run = isMapping(step) ? step.entry('run') : undefined;
    const text = isMapping(run?.value) ? run.value.get('command') : run?.value;
    const name = isMapping(run?.value) ? textOf(run.value.get('name')) : undefined;
    if (run && isScalar(text) && typeof text.value === 'string') yield ciCommand(text, key, name, run.location);
  }
}

function* jobFacts(entry: MappingEntry, root: MappingNode): Generator<Fact> {
  const { key, value, keyLocation } = entry;
  const commands = [...commandsIn(entry)];
  yield* commands;
  yield* imageFacts(value);
  const does = deedOf({ names: [key], scripts: commands.map(({ script }) => script), actions: [] });
  if (!does) return;
  const uses = entriesOf(root.get('workflows')).flatMap((workflow) =>
    itemsOf(at(workflow.value, 'jobs')).flatMap((item) => at(item, key) ?? []),
  );
  const branches = uses.flatMap((use) => branchesOf(at(use, 'filters', 'branches', 'only')));
  const hasTag = uses.some((use) => at(use, 'filters', 'tags', 'only'));
  yield { kind: 'deploy-job', name: key, does, branches, triggers: hasTag ? ['push', 'tag'] : ['push'], location: keyLocation };
}

function branchesOf(node: DataNode | undefined): DeployJob['branches'] {
  return (isScalar(node) ? [node] : itemsOf(node)).flatMap((item) => {
    const name = textOf(item);
    return name === undefined || name.startsWith('/') ? [] : [{ name, location: item.location }];
  });
}

/** The first image is what the job runs in, the others are services. */
function* imageFacts(job: DataNode): Generator<ImageReference | RuntimeVersion | Workload> {
  for (const [index, item] of itemsOf(at(job, 'docker')).entries()) {
    const image = at(item, 'image');
    if (!isMapping(item) || !isScalar(image) || image.value === null || image.text.includes('<<')) continue;
    const read = scalarText(image);
    const name =
      textOf(item.get('name')) ??
      image.text
        .replace(/[:@].*$/, '')
        .split('/')
        .at(-1) ??
      image.text;
    const reference = imageReference(read, { use: 'ci-service', ...(index > 0 && { of: name }), location: image.location });
    yield reference;
    if (index === 0) yield* runtimesOf(reference);
    else
      yield declared({
        name,
        form: 'ci',
        type: 'service',
        purpose: 'ci',
        location: item.location,
        image: read,
        environment: environmentOf(item.get('environment')),
      });
  }
}
