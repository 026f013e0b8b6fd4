import { booleanOf, entriesOf, isScalar, itemsOf, textOf, type DataNode, type MappingNode, type ScalarNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Port, Volume } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { numeric, numericPart, scalarText } from '../data-values.js';

/** `ports:` short and long, and `expose:`, which publishes nothing. */
export function portsOf(service: MappingNode): Port[] {
  const published = itemsOf(service.get('ports')).flatMap((item): Port[] => {
    if (isScalar(item)) return shortPort(item);
    const target = item.kind === 'mapping' ? item.get('target') : undefined;
    const host = item.kind === 'mapping' ? item.get('published') : undefined;
    return [{ ...(target && { container: portIn(target) }), ...(host && { host: portIn(host) }), location: item.location }];
  });
  const exposed = itemsOf(service.get('expose')).flatMap((item): Port[] =>
    isScalar(item) ? [{ container: portIn(item), location: item.location }] : [],
  );
  return [...published, ...exposed];
}

function portIn(node: DataNode): Value {
  return numeric(scalarText(node, 'compose'));
}

/** `[address:][host:]container[/protocol]`; colons inside `${…}` divide nothing. */
function shortPort(node: ScalarNode): Port[] {
  const part = node.part();
  const text = part.text.replace(/\/(?:tcp|udp|sctp)$/i, '');
  if (text === '') return [];
  const pieces = divided(part, text.length);
  const container = pieces.at(-1);
  const host = pieces.at(-2);
  return [
    {
      ...(container && { container: numericPart(container, 'compose') }),
      ...(host && host.text !== '' && !isAddress(host.text) && { host: numericPart(host, 'compose') }),
      location: node.location,
    },
  ];
}

function isAddress(text: string): boolean {
  return /^\[?[\da-f:]*(?:\.\d+){3}\]?$|\]$/i.test(text);
}

/** The pieces of a text between colons that stand outside of braces and brackets. */
function divided(document: Document, end: number): Document[] {
  const { text } = document;
  const pieces: Document[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < end; at++) {
    if (text[at] === '{' || text[at] === '[') depth++;
    else if (text[at] === '}' || text[at] === ']') depth--;
    else if (text[at] === ':' && depth <= 0) {
      pieces.push(document.part(from, at));
      from = at + 1;
    }
  }
  return [...pieces, document.part(from, end)];
}

/** `volumes:` short and long, `tmpfs:`, `configs:` and `secrets:`. */
export function volumesOf(service: MappingNode): Volume[] {
  return [
    ...itemsOf(service.get('volumes')).flatMap((item) => (isScalar(item) ? shortVolume(item) : longVolume(item))),
    ...listed(service.get('tmpfs')).map((item): Volume => ({ form: 'ephemeral', ...target(item.text), location: item.location })),
    ...given(service.get('configs'), 'config', '/'),
    ...given(service.get('secrets'), 'secret', '/run/secrets/'),
  ];
}

function listed(node: DataNode | undefined): readonly ScalarNode[] {
  return isScalar(node) && node.value !== null ? [node] : itemsOf(node).filter(isScalar);
}

function target(text: string | undefined): Pick<Volume, 'target'> {
  return text === undefined || text === '' ? {} : { target: text };
}

function shortVolume(node: ScalarNode): Volume[] {
  const part = node.part();
  if (part.text === '') return [];
  const pieces = divided(part, part.text.length).map(({ text }) => text);
  const isWindows = /^[A-Za-z]$/.test(pieces[0] ?? '') && /^[\\/]/.test(pieces[1] ?? '');
  const [first = '', second, options] = isWindows ? [`${pieces[0]}:${pieces[1]}`, ...pieces.slice(2)] : pieces;
  if (second === undefined) return [{ form: 'anonymous', target: first, location: node.location }];
  const isReadOnly = /(?:^|,)ro(?:,|$)/.test(options ?? '');
  return [{ form: formOf(first), source: first, target: second, ...(isReadOnly && { readOnly: true }), location: node.location }];
}

/** A path is bound, a word is a volume's name. */
function formOf(source: string): Volume['form'] {
  return /^[./~]|^\$|^[A-Za-z]:[\\/]|\//.test(source) ? 'bind' : 'named';
}

function longVolume(node: DataNode): Volume[] {
  if (node.kind !== 'mapping') return [];
  const type = textOf(node.get('type'));
  const source = textOf(node.get('source')) ?? textOf(node.get('src'));
  const to = textOf(node.get('target')) ?? textOf(node.get('destination')) ?? textOf(node.get('dst'));
  const named: Volume['form'] = source === undefined ? 'anonymous' : formOf(source);
  const form = type === 'bind' ? 'bind' : type === 'tmpfs' ? 'ephemeral' : type === 'volume' && source !== undefined ? 'named' : named;
  const isReadOnly = booleanOf(node.get('read_only')) === true;
  return [{ form, ...(source !== undefined && { source }), ...target(to), ...(isReadOnly && { readOnly: true }), location: node.location }];
}

function given(node: DataNode | undefined, form: 'config' | 'secret', folder: string): Volume[] {
  return itemsOf(node).flatMap((item): Volume[] => {
    const source = isScalar(item) ? textOf(item) : textOf(entriesOf(item).find(({ key }) => key === 'source')?.value);
    if (source === undefined) return [];
    const to = item.kind === 'mapping' ? textOf(item.get('target')) : undefined;
    return [{ form, source, target: to === undefined || !to.startsWith('/') ? `${folder}${to ?? source}` : to, location: item.location }];
  });
}
