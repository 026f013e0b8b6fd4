import { nodeValue } from '../../../syntax/node-value.js';
import { at, entriesOf, isMapping, isScalar, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import { underName } from '../../../values/credential.js';
import type { EnvironmentVariant, ImageReference } from '../../../vocabulary/facts/index.js';
import { defineLanguage, type Files } from '../../../vocabulary/language.js';
import type { Value } from '../../../vocabulary/value.js';
import { imageReference } from '../image.js';
import { waivers } from '../waivers.js';
import { basename, folderOf } from '../../../vocabulary/paths.js';

const VALUES = /^values(?:[.-]([\w-]+))?\.ya?ml$|^([\w-]+)[.-]values\.ya?ml$/;
/** Keys that values of charts have by custom. Source: helm.sh/docs/chart_best_practices/values. */
const KEYS =
  /^(?:replicaCount|image\w*|ingress|service\w*|env\w*|extraEnv\w*|resources|global|fullnameOverride|nameOverride|autoscaling|\w+:\s*\n\s+image)\b/m;
const DEEPEST = 6;

/** The values of the chart that a template belongs to. */
export function chartValuesFile(from: string, files: Files): string | undefined {
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const prefix = folder === '' ? '' : `${folder}/`;
    if (files.has(`${prefix}Chart.yaml`)) {
      return [`${prefix}values.yaml`, `${prefix}values.yml`].find((path) => files.has(path));
    }
    if (folder === '') return undefined;
  }
}

/** Files of values for Helm: images that they name, and what templates ask for by name. */
export const helmValues = defineLanguage({
  id: 'helm-values',
  version: 1,
  provides: ['image-reference', 'environment-variant', 'binding', 'waiver'],
  reads: (path, head) => VALUES.test(basename(path)) && KEYS.test(head()),

  *extract(document) {
    const { roots, comments } = readYaml(document);
    const root = roots[0];
    if (!isMapping(root)) return;
    yield* waivers(document, comments);
    const [, after, before] = VALUES.exec(basename(document.path)) ?? [];
    const name = after ?? before;
    if (name !== undefined) {
      yield { kind: 'environment-variant', name, form: 'helm', location: { path: document.path } } satisfies EnvironmentVariant;
    }
    yield* imagesIn(root, [], 0);
  },

  *bindings(document, names) {
    const root = readYaml(document).roots[0];
    for (const name of names) {
      const node = name === '*' ? undefined : at(root, ...name.split('.'));
      if (node) yield { kind: 'binding', name, value: valueIn(node, name), location: node.location };
    }
  },
});

function valueIn(node: DataNode, name: string): Value {
  return underName(nodeValue(node), name.slice(name.lastIndexOf('.') + 1));
}

/** A record of `repository` and `tag` is an image, wherever it stands; an empty tag is the chart's version. */
function* imagesIn(node: MappingNode, way: readonly string[], depth: number): Generator<ImageReference> {
  if (depth > DEEPEST) return;
  const repository = node.get('repository');
  const tag = node.get('tag');
  const name = textOf(repository);
  if (repository && tag && name !== undefined && /^[\w.-]+(?:[/:][\w./-]+)?$/.test(name)) {
    const registry = textOf(node.get('registry'));
    const written = isScalar(tag) ? textOf(tag) : undefined;
    const whole = [...(registry === undefined || registry === '' ? [] : [registry]), name].join('/');
    const location = written === undefined || written === '' ? repository.location : tag.location;
    const value: Value =
      written === undefined || written === ''
        ? {
            kind: 'text',
            parts: [
              { kind: 'literal', value: `${whole}:`, location },
              { kind: 'unknown', location },
            ],
            location,
          }
        : { kind: 'literal', value: `${whole}:${written}`, location };
    yield imageReference(value, { use: 'run', of: way.join('.'), location });
  }
  for (const { key, value } of entriesOf(node)) if (isMapping(value)) yield* imagesIn(value, [...way, key], depth + 1);
}
