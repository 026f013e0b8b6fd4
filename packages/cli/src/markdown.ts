import { styles } from './terminal.js';

interface Layout {
  readonly color: boolean;
  readonly width: number;
}

/** Prose is easier to read in lines of at most this. */
const WIDEST = 88;

/**
 * Lays a page of ours out for a terminal: headings, paragraphs, lists, fenced code with the name of its file, emphasis and code in a line.
 * Anything else stays as it is written.
 */
export function renderMarkdown(text: string, { color, width }: Layout): string {
  const style = styles(color);
  const columns = Math.max(30, Math.min(WIDEST, width));
  const lines: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    if (paragraph.length > 0) lines.push(...wrapItem(paragraph.join(' '), columns).map((line) => inline(line, style)));
    paragraph = [];
  };
  for (const line of text.trimEnd().split('\n')) {
    const opening = /^(`{3,})([\w-]*)(?: file=(\S+))?\s*$/.exec(line);
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      else lines.push(`    ${style.code(line)}`.trimEnd());
    } else if (opening) {
      flush();
      fence = opening[1];
      if (opening[3] !== undefined) lines.push(`    ${style.dim(opening[3])}`);
    } else if (/^#{1,6} /.test(line)) {
      flush();
      lines.push(style.bold(headingText(line)));
    } else if (line.trim() === '') {
      flush();
      if (lines.at(-1) !== '') lines.push('');
    } else if (/^(?:[-*]|\d+\.) /.test(line)) {
      flush();
      paragraph.push(line);
    } else {
      paragraph.push(line.trim());
    }
  }
  flush();
  return `${lines.join('\n')}\n`;
}

/** Only the headings of sections say more than that they are bold. */
function headingText(line: string): string {
  const text = line.replace(/^#+ /, '');
  return line.startsWith('## ') ? text.toUpperCase() : text;
}

function wrapItem(text: string, width: number): readonly string[] {
  const marker = /^(?:[-*]|\d+\.) /.exec(text)?.[0] ?? '';
  const first = marker === '' ? '' : `  ${marker.replace(/^[-*]/, '•')}`;
  const hanging = ' '.repeat(first.length);
  return wrap(text.slice(marker.length), width - hanging.length).map((line, index) => (index === 0 ? first : hanging) + line);
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function inline(line: string, style: ReturnType<typeof styles>): string {
  return line
    .replace(/`([^`]+)`/g, (_, code: string) => style.code(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => style.bold(strong))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, target: string) => (label === target ? target : `${label} (${target})`));
}
