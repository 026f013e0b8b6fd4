import { at, entriesOf, isMapping, isSequence, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { waivers } from '../waivers.js';
import { containerFacts, taskVolumes } from './container.js';
import { templatedJson } from './templated.js';

const NAME = /\.json(?:\.(?:tpl|tftpl|tmpl|template|j2|example|sample|dist))?$/i;
const TEMPLATE = /\.(?:tpl|tftpl|tmpl|template)$/i;
/** Keys of a container that hold no other format together. */
const CONTAINER = /"(?:portMappings|essential|logConfiguration|entryPoint|memoryReservation|mountPoints)"\s*:/;

/** Task definitions of Amazon ECS as JSON, and lists of containers for Terraform's `templatefile`: each container as a workload. */
export const ecsTask = defineLanguage({
  id: 'ecs',
  version: 1,
  provides: ['workload', 'image-reference', 'server-log', 'waiver'],

  reads(path, head) {
    if (!NAME.test(path)) return false;
    const text = head();
    return /"containerDefinitions"\s*:/.test(text) || (/^\s*\[/.test(text) && /"image"\s*:/.test(text) && CONTAINER.test(text));
  },

  *extract(document) {
    const isTemplate = TEMPLATE.test(document.path) || /"image"\s*:\s*"[^"\n]*\$\{/.test(document.text);
    const { roots, comments } = readJson(isTemplate ? templatedJson(document) : document);
    const task = taskIn(roots[0]);
    if (!task) return;
    yield* waivers(document, comments);
    yield* containerFacts(task.containers, { ...taskVolumes(task.volumes), common: {} });
  },
});

interface FoundTask {
  readonly containers: DataNode;
  readonly volumes?: DataNode;
}

/** A task definition, what the API answers about one, or the list of containers alone. */
function taskIn(root: DataNode | undefined): FoundTask | undefined {
  if (isSequence(root)) return root.items.some(isContainer) ? { containers: root } : undefined;
  const task = at(root, 'containerDefinitions') ? root : at(root, 'taskDefinition');
  const containers = at(task, 'containerDefinitions');
  const volumes = at(task, 'volumes');
  return isSequence(containers) ? { containers, ...(volumes && { volumes }) } : undefined;
}

function isContainer(node: DataNode): boolean {
  return isMapping(node) && textOf(node.get('name')) !== undefined && entriesOf(node).some(({ key }) => key === 'image');
}

/** The containers that a text of JSON lists; undefined where it is none. */
export function containersIn(root: DataNode | undefined): DataNode | undefined {
  const found = taskIn(root)?.containers;
  return itemsOf(found).length > 0 ? found : undefined;
}
