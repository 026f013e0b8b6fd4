import type { Document } from '../../vocabulary/document.js';
import { ProseBuilder, sliceProse, type Block, type Prose } from './blocks.js';
import { codeOfLines, indentOf, linesOf, plainProse, type Line } from './lines.js';
import { rstTableRows } from './restructured-text-tables.js';

/** A line of one punctuation character, as long as a title at least. Source: docutils' reStructuredText specification, Sections. */
const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const BULLET = /^(\s*)(?:[-*+•‣]|(?:\d{1,3}|#|[A-Za-z]|[ivxIVX]{1,4})[.)])\s+/;
const DIRECTIVE = /^\s*\.\.\s+([\w-]+)::\s*(.*)$/;
const EXPLICIT = /^\s*\.\.(?:\s|$)/;
const FIELD = /^\s*:[\w -]+:(?:\s|$)/;
const CODE_DIRECTIVES: ReadonlySet<string> = new Set(['code', 'code-block', 'sourcecode', 'parsed-literal', 'prompt', 'literalinclude']);
/** Their content is text of the document. */
const PROSE_DIRECTIVES: ReadonlySet<string> = new Set(['note', 'tip', 'hint', 'important', 'admonition', 'rubric', 'table', 'container']);

/**
 * The blocks of a reStructuredText document, as far as documents of projects use them: sections, paragraphs, lists, tables, literal
 * blocks, code directives, notes. Comments, other directives, targets and substitutions say nothing.
 */
export function rstBlocks(document: Document): readonly Block[] {
  return [...new RstReader().read(linesOf(document.text), 0)];
}

class RstReader {
  /** Adornments in the order in which they were met: the depth of a section. */
  readonly #styles: string[] = [];

  *read(lines: readonly Line[], depth: number): Generator<Block> {
    for (let index = 0; index < lines.length;) {
      const line = lines[index]!;
      const text = line.text.trim();
      const title = this.#titleAt(lines, index);
      const table = rstTableRows(lines, index);
      if (text === '') index += 1;
      else if (title) {
        yield { kind: 'heading', depth: title.depth, prose: inlineProse(plainProse([title.line], indentOf(title.line))) };
        index = title.next;
      } else if (table) {
        for (const { header, cells } of table.rows) yield { kind: 'row', header: header.map(inlineProse), cells: cells.map(inlineProse) };
        index = table.next;
      } else if (EXPLICIT.test(line.text)) {
        const next = endOfBody(lines, index + 1, indentOf(line));
        yield* this.#directive(line, lines.slice(index + 1, next), depth);
        index = next;
      } else if (BULLET.test(line.text)) {
        const marker = BULLET.exec(line.text)?.[0].length ?? 0;
        const next = endOfBody(lines, index + 1, indentOf(line));
        yield* this.#item(
          [{ text: ' '.repeat(marker) + line.text.slice(marker), start: line.start }, ...lines.slice(index + 1, next)],
          depth + 1,
        );
        index = next;
      } else {
        let next = index + 1;
        while (next < lines.length && lines[next]!.text.trim() !== '' && indentOf(lines[next]!) >= indentOf(line)) next += 1;
        yield* paragraph(lines.slice(index, next));
        index = next;
        if (/::\s*$/.test(lines[next - 1]?.text ?? '')) {
          const end = endOfBody(lines, next, indentOf(line));
          yield* literal(lines.slice(next, end));
          index = end;
        }
      }
    }
  }

  #titleAt(lines: readonly Line[], index: number): { readonly line: Line; readonly depth: number; readonly next: number } | undefined {
    const [first, second, third] = [lines[index], lines[index + 1], lines[index + 2]];
    const isAdorned = (line: Line | undefined) => ADORNMENT.test(line?.text ?? '');
    if (!first || !second || second.text.trim() === '')
      return isAdorned(first) ? { line: { text: '', start: first!.start }, depth: 9, next: index + 1 } : undefined;
    if (isAdorned(first) && isAdorned(third) && first.text.trim() === third!.text.trim())
      return { line: second, depth: this.#depthOf(`${first.text[0]!}${first.text[0]!}`), next: index + 3 };
    if (
      !isAdorned(first) &&
      isAdorned(second) &&
      indentOf(first) === 0 &&
      second.text.trim().length >= Math.min(first.text.trim().length, 4)
    )
      return { line: first, depth: this.#depthOf(second.text[0]!), next: index + 2 };
    return undefined;
  }

  #depthOf(style: string): number {
    if (!this.#styles.includes(style)) this.#styles.push(style);
    return this.#styles.indexOf(style) + 1;
  }

  *#directive(line: Line, body: readonly Line[], depth: number): Generator<Block> {
    const [, name = '', argument = ''] = DIRECTIVE.exec(line.text) ?? [];
    const content = body.slice(body.findIndex(({ text }) => text.trim() !== '' && !FIELD.test(text)));
    if (CODE_DIRECTIVES.has(name)) yield* literal(content, argument.trim());
    else if (name === 'list-table') yield* listTable(content);
    else if (PROSE_DIRECTIVES.has(name)) yield* this.read(content, depth);
  }

  *#item(lines: readonly Line[], depth: number): Generator<Block> {
    const blank = lines.findIndex(({ text }) => text.trim() === '');
    const nested = lines.findIndex((line, index) => index > 0 && BULLET.test(line.text));
    const end = Math.min(...[blank, nested].filter((index) => index >= 0), lines.length);
    const own = lines.slice(0, end);
    if (own.length === 0) return;
    const prose = inlineProse(plainProse(own, indentOf(own[0]!)));
    const [box = '', mark] = /^\[([ xX])\]\s+/.exec(prose.text) ?? [];
    const checked = mark === undefined ? {} : { checked: mark !== ' ' };
    yield { kind: 'item', depth, prose: sliceProse(prose, box.length, prose.text.length), ...checked };
    yield* this.read(lines.slice(end), depth);
  }
}

/** The first line that is neither blank nor indented deeper than `indent`. */
function endOfBody(lines: readonly Line[], from: number, indent: number): number {
  let end = from;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.text.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    end = index + 1;
  }
  return end;
}

function* paragraph(lines: readonly Line[]): Generator<Block> {
  const prose = inlineProse(plainProse(lines, indentOf(lines[0]!)));
  const text = prose.text.replace(/\s*::\s*$/, '');
  if (text !== '')
    yield {
      kind: indentOf(lines[0]!) > 0 && lines[0]!.text.startsWith('    ') ? 'quote' : 'paragraph',
      prose: sliceProse(prose, 0, text.length),
    };
}

function* literal(lines: readonly Line[], language?: string): Generator<Block> {
  const written = lines.filter(({ text }) => text.trim() !== '');
  if (written.length === 0) return;
  const code = codeOfLines(lines.slice(lines.indexOf(written[0]!)), Math.min(...written.map(indentOf)));
  yield { kind: 'code', ...code, ...(language ? { language } : {}) };
}

/** `.. list-table::`, whose rows are a list of lists. */
function* listTable(lines: readonly Line[]): Generator<Block> {
  const rows: Prose[][] = [];
  for (const line of lines) {
    const [start = '', , isRow, isCell] = /^(\s*)(?:(\*\s+-)|(-))\s+/.exec(line.text) ?? [];
    if (isRow !== undefined) rows.push([]);
    if (start !== '' && (isRow ?? isCell) !== undefined) rows.at(-1)?.push(inlineProse(plainProse([line], start.length)));
  }
  const [header = [], ...others] = rows;
  for (const cells of others) yield { kind: 'row', header, cells };
}

/** ``code``, `text <target>`_, :role:`text`, **strong**, *emphasis*, |substitution|. Source: the specification, Inline Markup. */
const INLINE = /``([^`]+(?:`[^`]+)*)``|(?::[\w:.-]+:)?`([^`<]*?)\s*(?:<[^>`]*>)?`_{0,2}|\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\|([^|\n]+)\|/g;

function inlineProse(plain: Prose): Prose {
  const builder = new ProseBuilder();
  let last = 0;
  const addPlain = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) builder.add(plain.text[index]!, plain.offsets[index]!, plain.offsets[index]! + 1);
  };
  for (const match of plain.text.matchAll(INLINE)) {
    addPlain(last, match.index);
    last = match.index + match[0].length;
    const [whole, code, link, ...others] = match;
    const text = code ?? link ?? others.find((each) => each !== undefined) ?? '';
    const start = plain.offsets[match.index + whole.indexOf(text)] ?? 0;
    if (code !== undefined) builder.addCode(text, start);
    else builder.add(text, start);
  }
  addPlain(last, plain.text.length);
  return builder.build();
}
