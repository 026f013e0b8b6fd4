import type { Document } from '../../vocabulary/document.js';
import { sliceProse, type Block, type Prose } from './blocks.js';
import { codeOfLines, indentOf, linesOf, plainProse, type Line } from './lines.js';

const BULLET = /^\s*(?:[-*+•‣]|\d{1,2}[.)])\s+/;
const BOX = /^\[([ xX])\]\s+/;
/** `IV. Backing services` alone on a line. */
const NUMBERED_HEADING = /^(?:[IVX]{1,4}|\d{1,2})\.\s+\p{Lu}[^.:?]{2,48}$/u;
/** What begins as headings do, and not as code does. */
const CAPITAL = /^(?=.*\p{Ll})[\p{Lu}\p{So}\d][^=(){}]{0,60}$/u;
/** A short line that announces what follows: `Example:`. */
const LABEL = /^[\p{Lu}\p{So}][^=(){}"'`]{0,60}:$/u;
/** Where a break of line has joined one bullet to the next. */
const JOINED = /\s?- (?=\p{Lu})/u;
const MARK = /^[✅✔☑]/u;

/**
 * The blocks of a text without mark-up, such as a page copied from a browser: bullets, headings (a numbered line of its own, a short line
 * before a bullet), and code between a line that announces it (`Example:`) and the next bullet or heading. A bullet that a break of line
 * has joined to the one before (`a` / `b - c`) is a bullet.
 */
export function plainTextBlocks(document: Document): readonly Block[] {
  const lines = linesOf(document.text);
  const blocks: Block[] = [];
  let open: Line[] = [];
  let code: Line[] | undefined;
  const close = () => {
    if (open.length > 0) blocks.push(...itemsOf(open));
    open = [];
    if (code?.some(({ text }) => text.trim() !== '')) blocks.push({ kind: 'code', ...codeOfLines(code, commonIndent(code)) });
    code = undefined;
  };
  lines.forEach((line, index) => {
    const text = line.text.trim();
    if (NUMBERED_HEADING.test(text) && !isListed(lines, index)) {
      close();
      blocks.push({ kind: 'heading', depth: 2, prose: plainProse([line], indentOf(line)) });
    } else if (MARK.test(text) && text.endsWith(':')) {
      close();
      blocks.push({ kind: 'paragraph', prose: plainProse([line], indentOf(line)) });
    } else if (LABEL.test(text) && !JOINED.test(text)) {
      const isAnnouncing = !BULLET.test(lines[index + 1]?.text ?? '');
      close();
      if (isAnnouncing) code = [];
      else blocks.push({ kind: 'heading', depth: 3, prose: plainProse([line], indentOf(line)) });
    } else if (BULLET.test(line.text)) {
      close();
      open = [line];
    } else if (isHeading(line, lines[index + 1])) {
      close();
      blocks.push({ kind: 'heading', depth: 3, prose: plainProse([line], indentOf(line)) });
    } else if (text === '' && !code) close();
    else if (code) code.push(line);
    else if (open.length > 0) open.push(line);
    else blocks.push({ kind: 'paragraph', prose: plainProse([line], indentOf(line)) });
  });
  close();
  return withTitle(blocks);
}

/** A numbered line among others like it is an entry of a list. */
function isListed(lines: readonly Line[], index: number): boolean {
  return [lines[index - 1], lines[index + 1]].some((line) => NUMBERED_HEADING.test(line?.text.trim() ?? ''));
}

function isHeading(line: Line, next: Line | undefined): boolean {
  const text = line.text.trim();
  const follows = next?.text.trim() ?? '';
  const isBeforeList = BULLET.test(next?.text ?? '') || (MARK.test(follows) && follows.endsWith(':'));
  return isBeforeList && CAPITAL.test(text) && !JOINED.test(text) && !/[.?!:]$/.test(text);
}

/** The lines of a bullet, taken apart where a later bullet was joined to them. */
function itemsOf(lines: readonly Line[]): readonly Block[] {
  const [first] = lines;
  if (!first) return [];
  const whole = plainProse(lines, BULLET.exec(first.text)?.[0].length ?? 0);
  const [box = '', mark] = BOX.exec(whole.text) ?? [];
  const depth = indentOf(first) > 1 ? 2 : 1;
  const checked = mark === undefined ? {} : { checked: mark !== ' ' };
  return partsOf(whole, box.length).map((prose) => ({ kind: 'item', depth, prose, ...checked }));
}

function partsOf(prose: Prose, from: number): readonly Prose[] {
  const parts: Prose[] = [];
  const firstEnd = prose.text.indexOf('\n');
  let start = from;
  for (const { index, 0: joint } of firstEnd < 0 ? [] : prose.text.matchAll(new RegExp(JOINED, 'gu'))) {
    if (index < firstEnd) continue;
    parts.push(sliceProse(prose, start, index));
    start = index + joint.length;
  }
  return [...parts, sliceProse(prose, start, prose.text.length)];
}

function commonIndent(lines: readonly Line[]): number {
  return Math.min(...lines.filter(({ text }) => text.trim() !== '').map(indentOf));
}

/** The first line of a text, where it is no sentence, is its title. */
function withTitle(blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph' || /[.!?:]$/.test(first.prose.text) || first.prose.text.length > 80) return blocks;
  return [{ kind: 'heading', depth: 1, prose: first.prose }, ...others];
}
