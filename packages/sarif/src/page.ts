/** What of a rule's page the help of SARIF shows. */
export interface Help {
  /** The first paragraph on why, in one line without marks. */
  readonly why: string;
  /** Why, and how to comply, without marks. */
  readonly text: string;
}

/** Reads a rule's page (Markdown). Sections that it lacks are empty. */
export function helpOf(page: string): Help {
  const sections = sectionsOf(page);
  const why = paragraphsOf(sections.get('Why') ?? '');
  const comply = paragraphsOf(sections.get('How to comply') ?? '');
  return { why: why[0] ?? '', text: [...why, ...comply].join('\n\n') };
}

/** The texts below the headings of the second level, by heading. A line in a fence is no heading. */
function sectionsOf(page: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let heading = '';
  let inFence = false;
  for (const line of page.split(/\r?\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    if (!inFence && line.startsWith('## ')) heading = line.slice(3).trim();
    else sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
  }
  return sections;
}

function paragraphsOf(section: string): readonly string[] {
  return section
    .split(/\n{2,}/)
    .map((paragraph) => plain(paragraph))
    .filter((paragraph) => paragraph !== '');
}

/** Lines of a paragraph joined; those of a list or a fence stay apart. */
function plain(paragraph: string): string {
  const isCode = /^\s*(?:```|~~~)/.test(paragraph);
  const text = paragraph
    .split('\n')
    .filter((line) => !/^\s*(?:```|~~~)/.test(line))
    .join('\n')
    .trim();
  if (isCode) return text;
  return text
    .replace(/\n(?!\s*(?:[-*]|\d+\.)\s)\s*/g, ' ')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*|`/g, '');
}

/** As much of a text as fits, up to the end of a sentence, or else of a word. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  const sentence = start.lastIndexOf('. ');
  return sentence > 0 ? start.slice(0, sentence + 1) : `${start.slice(0, Math.max(start.lastIndexOf(' '), 0))}…`;
}
