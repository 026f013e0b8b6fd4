import { at, isMapping, isScalar, itemsOf, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Document } from '../../../vocabulary/document.js';
import type { EnvironmentVariant, ImageReference } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { patchFacts } from './patches.js';
import { generatedFacts } from './supplies.js';
import { basename, folderOf, joinPath } from '../../../vocabulary/paths.js';

const LISTS = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'crds'];

/** `kustomization.yaml`: what an overlay is made of, the images that it names, the variables that it generates. */
export const kustomization = defineLanguage({
  id: 'kustomize',
  version: 1,
  provides: ['environment-variant', 'workload', 'image-reference', 'environment-supply', 'waiver'],
  reads: (path) => /^kustomization\.ya?ml$|^Kustomization$/.test(basename(path)),

  *extract(document) {
    const { roots, comments } = readYaml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    yield* variantOf(root, document);
    for (const image of itemsOf(root.get('images'))) yield* imageOf(image);
    for (const replacement of itemsOf(root.get('replacements'))) yield* replacedImages(replacement);
    yield* patchFacts(root, document);
    yield* generatedFacts(root.get('configMapGenerator'), 'config-map');
    yield* generatedFacts(root.get('secretGenerator'), 'secret');
  },
});

/** What builds on another folder is a deploy of its own; what only lists its files is a base. */
function* variantOf(root: MappingNode, { path }: Document): Generator<EnvironmentVariant> {
  const folder = folderOf(path);
  const entries = LISTS.flatMap((key) => {
    const entry = root.entry(key);
    return entry ? [{ entry, texts: itemsOf(entry.value).flatMap((item) => textOf(item) ?? []) }] : [];
  });
  const patches = itemsOf(root.get('patches')).flatMap((patch) => textOf(at(patch, 'path')) ?? []);
  const above = entries.find(({ texts }) => texts.some((text) => text.startsWith('../')));
  if (!above) return;
  const local = [...entries.flatMap(({ texts }) => texts), ...patches].filter(
    (text) => !text.includes('://') && !text.includes('\n') && !/^github\.com\//.test(text),
  );
  yield {
    kind: 'environment-variant',
    name: basename(folder) || 'overlay',
    form: 'kustomize',
    includes: local.map((text) => joinPath(folder, text)),
    location: above.entry.location,
  };
}

function* imageOf(node: DataNode): Generator<ImageReference> {
  if (!isMapping(node)) return;
  const name = textOf(node.get('name'));
  const tag = node.get('newTag');
  const digest = textOf(node.get('digest'));
  if (name === undefined) return;
  const whole = textOf(node.get('newName')) ?? name;
  const written = isScalar(tag) ? tag.text : undefined;
  const text = `${whole}${written === undefined ? '' : `:${written}`}${digest === undefined ? '' : `@${digest}`}`;
  const location = (tag ?? node.get('digest') ?? node).location;
  yield { ...imageReference({ kind: 'literal', value: text, location }, { use: 'run', of: name, location }), replaces: name };
}

/** Targets of a replacement that are images: `spec.template.spec.containers.0.image` of a workload that is selected by its name. */
function* replacedImages(node: DataNode): Generator<ImageReference> {
  for (const target of itemsOf(at(node, 'targets'))) {
    const of = textOf(at(at(target, 'select'), 'name'));
    const isImage = itemsOf(at(target, 'fieldPaths')).some((path) =>
      /\.(?:containers|initContainers)\..+\.image$/.test(textOf(path) ?? ''),
    );
    const { location } = target;
    if (of !== undefined && isImage)
      yield { kind: 'image-reference', image: { kind: 'unknown', location }, use: 'run', of, replacesIn: of, location };
  }
}
