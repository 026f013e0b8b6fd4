import { HOLE } from '../../../syntax/hole.js';
import { isScalar, itemsOf, type DataNode, type ScalarNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, ImageReference, RuntimeVersion } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import { runtimesOfImage } from '../../../knowledge/images/runtimes.js';
import { shellCommand } from '../command.js';

const EXPRESSION = /\$\{\{.*?\}\}|<<\s*[\w.]+\s*>>/gs;

/** The command of a step; what the pipeline's own language fills in cannot be said. */
export function ciCommand(text: ScalarNode, job: string, name: string | undefined, location: Location): Command {
  return shellCommand(withoutExpressions(text.part()), { purpose: 'ci', from: 'ci', job, ...(name !== undefined && { name }) }, location);
}

/** `${{ … }}` of GitHub and `<< … >>` of CircleCI become holes of the same length. */
function withoutExpressions(part: Document): Document {
  const { text } = part;
  const filled = text.replace(EXPRESSION, (found) => HOLE.repeat(found.length));
  return filled === text ? part : part.part(0, text.length, filled);
}

/** Commands of a list that may nest, as YAML anchors make them. */
export function scriptLines(node: DataNode | undefined, depth = 0): readonly ScalarNode[] {
  if (isScalar(node)) return typeof node.value === 'string' ? [node] : [];
  return depth > 4 ? [] : itemsOf(node).flatMap((item) => scriptLines(item, depth + 1));
}

/** The runtime versions of an image that a job runs in. */
export function* runtimesOf({ name, tag, location }: ImageReference): Generator<RuntimeVersion> {
  if (name === undefined) return;
  for (const runtime of runtimesOfImage(name, tag)) yield { kind: 'runtime-version', ...runtime, source: 'ci', location };
}
