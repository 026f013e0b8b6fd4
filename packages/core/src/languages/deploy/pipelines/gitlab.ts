import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { at, isMapping, isScalar, itemsOf, textOf, type DataNode, type MappingEntry, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Command, DeployJob, Fact, ImageReference, RuntimeVersion, Workload } from '../../../vocabulary/facts/index.js';
import type { Document } from '../../../vocabulary/document.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { scalarText } from '../data-values.js';
import { imageReference } from '../image.js';
import { statedOnce } from '../once.js';
import { waivers } from '../waivers.js';
import { declared } from '../../../values/workload.js';
import { deedOf } from './deploy-job.js';
import { ciCommand, runtimesOf, scriptLines } from './steps.js';

/** Keys of a pipeline that are no jobs. Source: docs.gitlab.com/ci/yaml. */
const RESERVED: ReadonlySet<string> = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'before_script',
  'after_script',
  'cache',
  'pages',
  'spec',
]);
const SCRIPTS = ['before_script', 'script', 'after_script'];

/** Pipelines of GitLab. */
export const gitlabCi = defineLanguage({
  id: 'gitlab-ci',
  version: 1,
  provides: ['command', 'image-reference', 'workload', 'deploy-job', 'runtime-version', 'waiver'],
  reads: (path) => /(?:^|\/)(?:\.gitlab-ci|[\w.-]+\.gitlab-ci)\.ya?ml$|(?:^|\/)\.gitlab\/(?:ci|pipelines?)\/.*\.ya?ml$/.test(path),

  rewrite: rewriteCommand,
  extract: (document) => statedOnce(facts(document)),
});

function* facts(document: Document): Generator<Fact> {
  const { roots, comments } = readYaml(document);
  const root = roots.findLast(isMapping);
  if (!root) return;
  yield* waivers(document, comments);
  yield* imageFacts(root.get('image') ?? at(root, 'default', 'image'));
  yield* serviceFacts(root.get('services') ?? at(root, 'default', 'services'));
  for (const entry of root.entries) {
    if (!RESERVED.has(entry.key) && isMapping(entry.value)) yield* jobFacts(entry, entry.value, root);
  }
}

function* jobFacts({ key, keyLocation }: MappingEntry, job: MappingNode, root: MappingNode): Generator<Fact> {
  const commands: Command[] = [];
  for (const script of SCRIPTS) for (const line of scriptLines(job.get(script))) commands.push(ciCommand(line, key, script, line.location));
  yield* commands;
  yield* imageFacts(job.get('image'));
  yield* serviceFacts(job.get('services'));
  if (key.startsWith('.')) return;
  const environment = inherited(job, 'environment', root);
  const named = textOf(isMapping(environment) ? environment.get('name') : environment);
  const does = deedOf({
    names: [key, textOf(inherited(job, 'stage', root)) ?? ''],
    ...(named !== undefined && !named.includes('$') && { environment: named }),
    scripts: commands.map(({ script }) => script),
    actions: [],
  });
  const isReview = named?.includes('$') === true;
  if (!does && !isReview) return;
  const branches = branchesOf(job, root);
  yield {
    kind: 'deploy-job',
    name: key,
    does: isReview ? 'deploy' : (does ?? 'deploy'),
    ...(named !== undefined && !isReview && { environment: named }),
    branches,
    triggers: triggersOf(job, root, branches),
    location: keyLocation,
  };
}

/** A key of a job, or of a template of this file that it extends. */
function inherited(job: MappingNode, key: string, root: MappingNode, depth = 0): DataNode | undefined {
  const own = job.get(key);
  if (own || depth > 4) return own;
  const parents = isScalar(job.get('extends')) ? [job.get('extends')] : itemsOf(job.get('extends'));
  for (const parent of parents.toReversed()) {
    const node = root.get(textOf(parent) ?? '');
    const found = isMapping(node) ? inherited(node, key, root, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function branchesOf(job: MappingNode, root: MappingNode): DeployJob['branches'] {
  const only = inherited(job, 'only', root);
  const refs = isMapping(only) ? only.get('refs') : only;
  const listed = (isScalar(refs) ? [refs] : itemsOf(refs)).flatMap((item) => {
    const name = textOf(item);
    return name === undefined ||
      /^(?:tags|branches|merge_requests|schedules|web|triggers|api|pushes|external|pipelines|chat)$/.test(name) ||
      name.startsWith('/')
      ? []
      : [{ name, location: item.location }];
  });
  const ruled = itemsOf(inherited(job, 'rules', root)).flatMap((rule) => {
    const condition = at(rule, 'if');
    const found = /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*["']([\w./-]+)["']/.exec(textOf(condition) ?? '')?.[1];
    return found === undefined || !condition || textOf(at(rule, 'when')) === 'never' ? [] : [{ name: found, location: condition.location }];
  });
  return [...listed, ...ruled];
}

function triggersOf(job: MappingNode, root: MappingNode, branches: DeployJob['branches']): DeployJob['triggers'] {
  const only = inherited(job, 'only', root);
  const words = (isMapping(only) ? itemsOf(only.get('refs')) : itemsOf(only)).map(textOf);
  const conditions = itemsOf(inherited(job, 'rules', root)).map((rule) => textOf(at(rule, 'if')) ?? '');
  const hasTag = words.includes('tags') || conditions.some((text) => text.includes('$CI_COMMIT_TAG'));
  const isManual =
    textOf(inherited(job, 'when', root)) === 'manual' ||
    itemsOf(inherited(job, 'rules', root)).some((rule) => textOf(at(rule, 'when')) === 'manual');
  const isMergeRequest = words.includes('merge_requests') || conditions.some((text) => text.includes('merge_request'));
  const found: DeployJob['triggers'][number][] = [
    ...(hasTag ? (['tag'] as const) : []),
    ...(isManual ? (['manual'] as const) : []),
    ...(isMergeRequest ? (['pull-request'] as const) : []),
  ];
  return branches.length > 0 || found.length === 0 ? ['push', ...found] : found;
}

function* imageFacts(node: DataNode | undefined): Generator<ImageReference | RuntimeVersion> {
  const image = isMapping(node) ? node.get('name') : node;
  if (!isScalar(image) || image.value === null || image.text.includes('$')) return;
  const reference = imageReference(scalarText(image), { use: 'ci-service', location: image.location });
  yield reference;
  yield* runtimesOf(reference);
}

function* serviceFacts(node: DataNode | undefined): Generator<ImageReference | Workload> {
  for (const item of itemsOf(node)) {
    const image = isMapping(item) ? item.get('name') : item;
    if (!isScalar(image) || image.value === null || image.text.includes('$')) continue;
    const read = scalarText(image);
    const name =
      textOf(at(item, 'alias')) ??
      image.text
        .replace(/[:@].*$/, '')
        .split('/')
        .at(-1) ??
      image.text;
    yield declared({ name, form: 'ci', type: 'service', purpose: 'ci', location: item.location, image: read });
    yield imageReference(read, { use: 'ci-service', of: name, location: image.location });
  }
}
