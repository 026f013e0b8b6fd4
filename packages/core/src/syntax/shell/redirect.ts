import type { Document } from '../../vocabulary/document.js';
import type { Redirect } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { childrenOf, type Node } from '../tree-sitter.js';
import { valueOf } from './nodes.js';

/** A redirection of the grammar: to or from a file, a descriptor, a heredoc or a string. */
export function readRedirect(node: Node, document: Document): Redirect {
  const parts = childrenOf(node);
  const descriptor = node.childForFieldName('descriptor')?.text;
  const operator = parts.find(({ isNamed }) => !isNamed)?.text.trim() ?? '';
  return {
    operator,
    target: targetOf(node, parts, document),
    ...(descriptor !== undefined && /^\d{1,4}$/.test(descriptor) && { descriptor: Number(descriptor) }),
    location: document.locate(node.startIndex, node.endIndex),
  };
}

function targetOf(node: Node, parts: readonly Node[], document: Document): Value {
  if (node.type === 'heredoc_redirect') {
    const body = parts.find(({ type }) => type === 'heredoc_body') ?? node;
    return { kind: 'unknown', location: document.locate(body.startIndex, body.endIndex) };
  }
  const target = node.childForFieldName('destination') ?? parts.findLast(({ isNamed, type }) => isNamed && type !== 'file_descriptor');
  return target ? valueOf(target, document) : { kind: 'unknown', location: document.locate(node.startIndex, node.endIndex) };
}
