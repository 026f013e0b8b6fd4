import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import {
  entriesOf,
  isMapping,
  isScalar,
  isSequence,
  itemsOf,
  textOf,
  at,
  type DataNode,
  type MappingEntry,
  type MappingNode,
} from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import type { Document } from '../../../vocabulary/document.js';
import { runtimesOfImage } from '../../../knowledge/images/runtimes.js';
import type { Command, RuntimeVersion, Supply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { execCommand, shellCommand } from '../command.js';
import { scalarText, variableValue } from '../data-values.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { wordsOfParts } from '../words.js';
import { declared } from '../../../values/workload.js';
import { basename, folderOf, joinPath } from '../../../vocabulary/paths.js';

const HOOKS = [
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
];

/** `devcontainer.json`. Source: containers.dev/implementors/json_reference. */
export const devcontainer = defineLanguage({
  id: 'devcontainer',
  version: 1,
  provides: ['workload', 'command', 'image-reference', 'runtime-version', 'waiver'],
  reads: (path) => /^\.?devcontainer\.json$/.test(basename(path)),

  rewrite: rewriteCommand,
  *extract(document) {
    const { roots, comments } = readJson(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    const workload = workloadOf(root, document);
    yield workload;
    const image = root.get('image');
    if (workload.image && image) {
      const reference = imageReference(workload.image, { use: 'development', of: workload.name, location: image.location });
      yield reference;
      if (reference.name !== undefined) {
        for (const runtime of runtimesOfImage(reference.name, reference.tag)) {
          yield { kind: 'runtime-version', ...runtime, source: 'development', location: image.location } satisfies RuntimeVersion;
        }
      }
    }
    for (const { key, value, location } of entriesOf(root.get('features'))) {
      const runtime = /\/(python|node):?[^/]*$/.exec(key)?.[1];
      const version = textOf(at(value, 'version'));
      if ((runtime === 'python' || runtime === 'node') && version !== undefined && /\d/.test(version)) {
        yield { kind: 'runtime-version', runtime, version, source: 'development', location } satisfies RuntimeVersion;
      }
    }
    for (const key of HOOKS) yield* hooks(root.entry(key));
  },
});

function workloadOf(root: MappingNode, { path }: Document): Workload {
  const folder = folderOf(path);
  const image = root.get('image');
  const build = root.entry('build');
  const dockerfile = textOf(at(build?.value, 'dockerfile')) ?? textOf(root.get('dockerFile'));
  const context = textOf(at(build?.value, 'context')) ?? textOf(root.get('context')) ?? '.';
  const target = textOf(at(build?.value, 'target'));
  const files = root.get('dockerComposeFile');
  const file = textOf(isSequence(files) ? files.items.at(-1) : files);
  const service = textOf(root.get('service'));
  return declared({
    name: service ?? 'devcontainer',
    form: 'devcontainer',
    location: { path },
    purpose: 'development',
    ...(image && { image: scalarText(image) }),
    ...(dockerfile !== undefined && {
      build: {
        context: joinPath(folder, context),
        dockerfile: joinPath(folder, dockerfile),
        ...(target !== undefined && { target }),
        location: (build ?? root.entry('dockerFile'))?.location ?? { path },
      },
    }),
    ...(file !== undefined && service !== undefined && { extends: { path: joinPath(folder, file), name: service } }),
    environment: [...variables(root.get('containerEnv')), ...variables(root.get('remoteEnv'))],
    ports: itemsOf(root.get('forwardPorts')).flatMap((item) =>
      isScalar(item) && typeof item.value === 'number'
        ? [{ container: { kind: 'literal' as const, value: item.value, location: item.location }, location: item.location }]
        : [],
    ),
  });
}

function variables(node: DataNode | undefined): Supply[] {
  return entriesOf(node).map(({ key, value, location }): Supply => {
    const isForeign = isScalar(value) && value.text.includes('${');
    return isForeign
      ? { name: key, value: { kind: 'unknown', location: value.location }, source: 'host', location }
      : { name: key, value: variableValue(value, key), source: 'literal', location };
  });
}

/** A text for a shell, a list of words, or several of both by name. */
function* hooks(entry: MappingEntry | undefined): Generator<Command> {
  if (!entry) return;
  const { key, value, location } = entry;
  const role = { purpose: 'development', from: 'devcontainer', name: key } as const;
  if (isScalar(value) && textOf(value) !== undefined) yield shellCommand(value.part(), role, location);
  if (isSequence(value)) {
    yield execCommand(
      wordsOfParts(
        value.items.filter(isScalar).map((item) => item.part()),
        'none',
      ),
      role,
      location,
      value.location,
    );
  }
  if (isMapping(value)) for (const inner of value.entries) yield* hooks(inner);
}
