import { isMapping, itemsOf, type DataNode, type MappingEntry, type MappingNode } from '../../../syntax/node.js';
import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { inserting, replacing, spanOf } from '../../../syntax/rewriting/text-change.js';
import { readYaml } from '../../../syntax/yaml.js';
import type { Change, Edit } from '../../../vocabulary/change.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Fact } from '../../../vocabulary/facts/index.js';
import { readVariable } from './rewrite-variable.js';

/** Writes changes in compose files. */
export function rewrite(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined {
  switch (change.kind) {
    case 'set-entry':
      return setEntry(document, change);
    case 'remove-line':
      return removeEntry(document, change);
    case 'publish-any-port':
      return publishAnyPort(document, change);
    case 'read-environment':
      return readVariable(document, change);
    default:
      return rewriteCommand(document, change, stated);
  }
}

/** Puts an entry before the first one of the mapping whose own entry is the place, where each has a line of its own. */
function setEntry(document: Document, { place, key, value, safe }: Extract<Change, { readonly kind: 'set-entry' }>): Edit | undefined {
  const at = spanOf(document, place)?.start;
  const mapping = [...entriesIn(readYaml(document).roots)].find(({ start }) => start === at)?.value;
  if (!isMapping(mapping) || mapping.get(key)) return undefined;
  const first = mapping.entries.find(({ merged }) => !merged);
  const indent = first && indentAt(document.text, first.start);
  if (!first || indent === undefined) return undefined;
  return { safe, title: `Set ${key}: ${value}`, changes: [inserting(document, first.start, `${key}: ${value}\n${indent}`)] };
}

/** Takes the line of an entry away, where it is alone on it, without a comment, and the mapping has others. */
function removeEntry(document: Document, { place }: Extract<Change, { readonly kind: 'remove-line' }>): Edit | undefined {
  const span = spanOf(document, place);
  const { text } = document;
  const indent = span && indentAt(text, span.start);
  if (!span || indent === undefined || /[\r\n]/.test(text.slice(span.start, span.end))) return undefined;
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(span.end))?.[0];
  const siblings = [...mappingsIn(readYaml(document).roots)].find(({ entries }) => entries.some(({ start }) => start === span.start));
  const entry = siblings?.entries.find(({ start }) => start === span.start);
  if (rest === undefined || !siblings || !entry || siblings.entries.length < 2) return undefined;
  return {
    safe: false,
    title: `Remove ${entry.key}`,
    changes: [replacing(document, span.start - indent.length, span.end + rest.length, '')],
  };
}

/** `"8000:80"` becomes `"80"`. What names an address of the machine, or the protocol, or several ports, is left. */
function publishAnyPort(document: Document, { place }: Extract<Change, { readonly kind: 'publish-any-port' }>): Edit | undefined {
  const span = spanOf(document, place);
  const written = span && /^(["']?)(\d+:)(\d+)\1$/.exec(document.text.slice(span.start, span.end));
  if (!written) return undefined;
  const [, quote = '', host = '', container = ''] = written;
  const start = span.start + quote.length;
  return {
    safe: false,
    title: `Publish ${container} on any port of the machine`,
    changes: [replacing(document, start, start + host.length, '')],
  };
}

/** The blanks before an offset, where nothing else stands before it on its line. */
function indentAt(text: string, offset: number): string | undefined {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset);
  return /^ *$/.test(line) ? line : undefined;
}

function* mappingsIn(nodes: readonly DataNode[]): Generator<MappingNode> {
  for (const node of nodes) {
    if (isMapping(node)) {
      yield node;
      yield* mappingsIn(node.entries.flatMap(({ merged, value }) => (merged ? [] : [value])));
    } else yield* mappingsIn(itemsOf(node));
  }
}

function* entriesIn(nodes: readonly DataNode[]): Generator<MappingEntry> {
  for (const { entries } of mappingsIn(nodes)) yield* entries.filter(({ merged }) => !merged);
}
