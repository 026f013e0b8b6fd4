import type { Nodes, PhrasingContent, Root, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Document, Parser } from '../../vocabulary/document.js';
import { ProseBuilder, type Block, type Prose } from './blocks.js';

const markdownTree: Parser<Root> = {
  id: 'markdown',
  parse: ({ text }) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
};

/** Deeper lists and quotes are read as if they stood at this depth. */
const DEEPEST = 20;
/** `---` with what programs want to know of a page, at its beginning. */
const FRONT_MATTER = /^---\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/;

/** The blocks of a Markdown document with GitHub's tables and task lists. HTML and pictures say nothing. */
export function markdownBlocks(document: Document): readonly Block[] {
  const skipped = FRONT_MATTER.exec(document.text)?.[0].length ?? 0;
  const body = skipped === 0 ? document : document.part(skipped, document.text.length);
  const blocks = [...childBlocks(body.parsed(markdownTree), body.text, 0)];
  return skipped === 0 ? blocks : blocks.map((block) => moved(block, skipped));
}

function* childBlocks(node: Nodes, source: string, depth: number): Generator<Block> {
  if (depth > DEEPEST || !('children' in node)) return;
  for (const child of node.children) yield* blocksOf(child, source, depth);
}

function* blocksOf(node: Nodes, source: string, depth: number): Generator<Block> {
  switch (node.type) {
    case 'heading':
      yield { kind: 'heading', depth: node.depth, prose: proseOf(node.children, source) };
      return;
    case 'paragraph':
      yield { kind: 'paragraph', prose: proseOf(node.children, source) };
      return;
    case 'code':
      yield codeOf(node.value, node.lang, startOf(node), source);
      return;
    case 'blockquote':
      for (const block of childBlocks(node, source, depth + 1)) if ('prose' in block) yield { kind: 'quote', prose: block.prose };
      return;
    case 'list':
      yield* childBlocks(node, source, depth);
      return;
    case 'listItem': {
      const [first, ...others] = node.children;
      if (first?.type === 'paragraph') {
        const box = typeof node.checked === 'boolean' ? { checked: node.checked } : {};
        yield { kind: 'item', depth: depth + 1, prose: proseOf(first.children, source), ...box };
      } else if (first) yield* blocksOf(first, source, depth + 1);
      for (const child of others) yield* blocksOf(child, source, depth + 1);
      return;
    }
    case 'table': {
      const [head, ...rows] = node.children;
      const header = head ? cellsOf(head, source) : [];
      for (const row of rows) yield { kind: 'row', header, cells: cellsOf(row, source) };
      return;
    }
    case 'footnoteDefinition':
      yield* childBlocks(node, source, depth + 1);
      return;
    default:
      return;
  }
}

function cellsOf(row: TableRow, source: string): readonly Prose[] {
  return row.children.map((cell) => proseOf(cell.children, source));
}

function proseOf(nodes: readonly PhrasingContent[], source: string): Prose {
  const builder = new ProseBuilder();
  addInline(nodes, source, builder);
  return builder.build();
}

function addInline(nodes: readonly PhrasingContent[], source: string, builder: ProseBuilder): void {
  for (const node of nodes) {
    const start = startOf(node);
    if (node.type === 'text') builder.add(node.value, start, endOf(node));
    else if (node.type === 'inlineCode') builder.addCode(node.value, start + Math.max(1, /^`*/.exec(source.slice(start))?.[0].length ?? 1));
    else if (node.type === 'break' || (node.type === 'html' && /^<br/i.test(node.value))) builder.add('\n', start);
    else if (node.type !== 'delete' && 'children' in node) addInline(node.children, source, builder);
  }
}

/** A fence's text stands below its first line; indentation that the tree leaves out is looked for in the source. */
function codeOf(value: string, language: string | null | undefined, start: number, source: string): Block {
  const offsets: number[] = [];
  let from = /^[ >]*[`~]{3}/.test(source.slice(start, start + 40)) ? source.indexOf('\n', start) + 1 : start;
  for (const line of value.split('\n')) {
    const found = line === '' ? -1 : source.indexOf(line, from);
    const at = found < 0 ? from : found;
    for (let index = 0; index <= line.length; index += 1) offsets.push(at + index);
    const next = source.indexOf('\n', at + line.length);
    from = next < 0 ? source.length : next + 1;
  }
  return { kind: 'code', text: value, offsets, ...(language ? { language } : {}) };
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

function moved(block: Block, by: number): Block {
  const prose = (each: Prose): Prose => ({ ...each, offsets: each.offsets.map((offset) => offset + by) });
  if (block.kind === 'code') return { ...block, offsets: block.offsets.map((offset) => offset + by) };
  if (block.kind === 'row') return { ...block, header: block.header.map(prose), cells: block.cells.map(prose) };
  return { ...block, prose: prose(block.prose) };
}
