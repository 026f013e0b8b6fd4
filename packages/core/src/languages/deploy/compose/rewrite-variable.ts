import { isMapping, itemsOf, type DataNode } from '../../../syntax/node.js';
import { requireVariable } from '../../../syntax/rewriting/required.js';
import { replacing, spanOf } from '../../../syntax/rewriting/text-change.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Change, Edit } from '../../../vocabulary/change.js';
import type { Document } from '../../../vocabulary/document.js';

type ReadEnvironment = Extract<Change, { readonly kind: 'read-environment' }>;

/**
 * `${NAME:?}` in the place of a default, or of the value of a variable that is written out: `NAME: abc` and `- NAME=abc`, on a line of its
 * own.
 */
export function readVariable(document: Document, change: ReadEnvironment): Edit | undefined {
  return requireVariable(document, change) ?? fromValue(document, change);
}

function fromValue(document: Document, { place, name, missing }: ReadEnvironment): Edit | undefined {
  const span = missing === 'fails' ? spanOf(document, place) : undefined;
  if (!span || !/^\w+$/.test(name)) return undefined;
  const { text } = document;
  const node = [...scalarsIn(readYaml(document).roots)].find(({ start, end }) => start <= span.start && span.end <= end);
  const written = node && /^(["']?)(?:(\w+)=)?([^"'$\r\n#]+)\1$/.exec(text.slice(node.start, node.end));
  if (!node || !written) return undefined;
  const [, quote = '', key, value = ''] = written;
  const before = text.slice(Math.max(text.lastIndexOf('\n', node.start - 1), text.lastIndexOf('\r', node.start - 1)) + 1, node.start);
  const isOwn = key === undefined ? /^ *["']?(\w+)["']?: +$/.exec(before)?.[1] === name : key === name && /^ *- +$/.test(before);
  const end = node.end - quote.length;
  const isWhole = text.slice(span.start, span.end).includes(value) && /^[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$)/.test(text.slice(node.end));
  if (!isOwn || !isWhole) return undefined;
  const title = `Read ${name} from the environment, which must give it then`;
  return { safe: false, title, changes: [replacing(document, end - value.length, end, `\${${name}:?}`)] };
}

function* scalarsIn(nodes: readonly DataNode[]): Generator<DataNode> {
  for (const node of nodes) {
    if (isMapping(node)) yield* scalarsIn(node.entries.flatMap(({ merged, value }) => (merged ? [] : [value])));
    else if (itemsOf(node).length > 0) yield* scalarsIn(itemsOf(node));
    else yield node;
  }
}
