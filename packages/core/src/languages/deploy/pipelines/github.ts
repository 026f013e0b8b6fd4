import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import {
  at,
  entriesOf,
  isMapping,
  isScalar,
  isSequence,
  itemsOf,
  textOf,
  type DataNode,
  type MappingEntry,
  type MappingNode,
} from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type {
  Command,
  DeployJob,
  EnvironmentVariant,
  Fact,
  ImageReference,
  RuntimeVersion,
  Workload,
} from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { environmentOf } from '../compose/environment.js';
import { portsOf } from '../compose/mounts.js';
import { scalarText } from '../data-values.js';
import { imageReference } from '../image.js';
import { statedOnce } from '../once.js';
import { waivers } from '../waivers.js';
import { declared } from '../../../values/workload.js';
import { deedOf, type JobContent } from './deploy-job.js';
import { branchesOf, triggersOf, type Triggers } from './github-triggers.js';
import { ciCommand, runtimesOf } from './steps.js';
import { basename } from '../../../vocabulary/paths.js';

/** Inputs in which actions take a runtime's version. */
const VERSION_INPUTS: readonly (readonly [input: string, runtime: RuntimeVersion['runtime']])[] = [
  ['python-version', 'python'],
  ['node-version', 'node'],
];
const SHELLS = /^(?:bash|sh)\b/;

/** Workflows and composite actions of GitHub. Source: docs.github.com/actions/reference/workflows-and-actions/workflow-syntax. */
export const githubActions = defineLanguage({
  id: 'github-actions',
  version: 1,
  provides: ['command', 'image-reference', 'workload', 'deploy-job', 'environment-variant', 'runtime-version', 'waiver'],
  reads: (path) =>
    /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/.test(path) ||
    (/(?:^|\/)action\.ya?ml$/.test(path) && basename(path).startsWith('action.')),

  rewrite: rewriteCommand,
  extract: (document) => statedOnce(facts(document)),
});

function* facts(document: Document): Generator<Fact> {
  const { roots, comments } = readYaml(document);
  const root = roots[0];
  if (!isMapping(root)) return;
  yield* waivers(document, comments);
  const runs = root.get('runs');
  if (isMapping(runs)) yield* stepFacts(runs, textOf(root.get('name')) ?? 'action', root);
  const triggers = triggersOf(root.get('on') ?? root.get('true'));
  for (const job of entriesOf(root.get('jobs'))) yield* jobFacts(job, root, triggers, document);
}

function* jobFacts(entry: MappingEntry, root: MappingNode, triggers: Triggers, document: Document): Generator<Fact> {
  const { key, value: job } = entry;
  if (!isMapping(job)) return;
  const commands: Command[] = [];
  for (const fact of stepFacts(job, key, root)) {
    if (fact.kind === 'command') commands.push(fact);
    yield fact;
  }
  yield* containerFacts(job);
  for (const service of entriesOf(job.get('services'))) yield* serviceFacts(service);
  yield* deployFacts(entry, job, root, triggers, commands, document);
}

/** Commands, and versions that steps set up. */
function* stepFacts(job: MappingNode, name: string, root: MappingNode): Generator<Command | RuntimeVersion> {
  const shell = textOf(at(job, 'defaults', 'run', 'shell')) ?? textOf(at(root, 'defaults', 'run', 'shell'));
  for (const step of itemsOf(job.get('steps')).filter(isMapping)) {
    const run = step.entry('run');
    const own = textOf(step.get('shell')) ?? shell;
    if (run && isScalar(run.value) && typeof run.value.value === 'string' && (own === undefined || SHELLS.test(own))) {
      yield ciCommand(run.value, name, textOf(step.get('name')) ?? textOf(step.get('id')), run.location);
    }
    for (const [input, runtime] of VERSION_INPUTS) yield* versions(at(step, 'with', input), runtime, job);
  }
}

/** A version, several on lines of their own, or those of the matrix. */
function* versions(node: DataNode | undefined, runtime: RuntimeVersion['runtime'], job: MappingNode): Generator<RuntimeVersion> {
  if (!isScalar(node) || node.value === null) return;
  const variable = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(node.text)?.[1];
  if (variable !== undefined) {
    for (const item of matrixValues(job, variable)) {
      const version = textOf(item);
      if (version !== undefined) yield { kind: 'runtime-version', runtime, version, source: 'matrix', location: item.location };
    }
    return;
  }
  const found = node.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\d/.test(line) && !line.includes('${{'));
  for (const version of found)
    yield { kind: 'runtime-version', runtime, version, source: found.length > 1 ? 'matrix' : 'ci', location: node.location };
}

function matrixValues(job: MappingNode, variable: string): readonly DataNode[] {
  const matrix = at(job, 'strategy', 'matrix');
  const included = itemsOf(at(matrix, 'include')).flatMap((item) => at(item, variable) ?? []);
  return [...itemsOf(at(matrix, variable)), ...included];
}

function* containerFacts(job: MappingNode): Generator<ImageReference | RuntimeVersion> {
  const container = job.get('container');
  const image = isMapping(container) ? container.get('image') : container;
  if (!isScalar(image) || image.value === null || image.text.includes('${{')) return;
  const reference = imageReference(scalarText(image), { use: 'ci-service', location: image.location });
  yield reference;
  yield* runtimesOf(reference);
}

function* serviceFacts({ key, value, location }: MappingEntry): Generator<Workload | ImageReference> {
  const image = isMapping(value) ? value.get('image') : undefined;
  if (!isMapping(value) || !isScalar(image) || image.text.includes('${{')) return;
  const read = scalarText(image);
  yield declared({
    name: key,
    form: 'ci',
    type: 'service',
    purpose: 'ci',
    location,
    image: read,
    environment: environmentOf(value.get('env')),
    ports: portsOf(value),
  });
  yield imageReference(read, { use: 'ci-service', of: key, location: image.location });
}

function* deployFacts(
  { key, keyLocation }: MappingEntry,
  job: MappingNode,
  root: MappingNode,
  triggers: Triggers,
  commands: readonly Command[],
  document: Document,
): Generator<DeployJob | EnvironmentVariant> {
  const environment = job.get('environment');
  const named = textOf(isMapping(environment) ? environment.get('name') : environment);
  const steps = itemsOf(job.get('steps')).filter(isMapping);
  const content: JobContent = {
    names: [key, textOf(job.get('name')) ?? '', textOf(root.get('name')) ?? '', basename(document.path)],
    ...(named !== undefined && !named.includes('${{') && { environment: named }),
    ownMachine: runsOnOwnMachine(job.get('runs-on')),
    scripts: commands.map(({ script }) => script),
    actions: steps.flatMap((step) => {
      const uses = textOf(step.get('uses'));
      return uses === undefined ? [] : [{ name: uses.replace(/@.*$/, ''), inputs: (name: string) => textOf(at(step, 'with', name)) }];
    }),
  };
  const does = deedOf(content);
  if (!does) return;
  yield {
    kind: 'deploy-job',
    name: key,
    does,
    ...(content.environment !== undefined && { environment: content.environment }),
    branches: branchesOf(job.entry('if'), triggers),
    triggers: triggers.names,
    location: keyLocation,
  };
  if (does === 'deploy' && triggers.pullRequest)
    yield { kind: 'environment-variant', name: 'review', form: 'ci', location: triggers.pullRequest };
}

function runsOnOwnMachine(node: DataNode | undefined): boolean {
  const labels = isSequence(node) ? node.items : isMapping(node) ? itemsOf(node.get('labels')) : [node];
  return labels.some((label) => textOf(label) === 'self-hosted');
}
