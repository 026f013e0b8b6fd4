import type { Edit, TextChange } from '../vocabulary/change.js';
import { lineStarts, offsetAt } from '../vocabulary/offsets.js';

/** What became of some edits. */
export interface AppliedEdits {
  /** The new text of each file that changes, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was applied, in the order given; an edit that says the same as one before it is among them. */
  readonly applied: readonly Edit[];
  /** What touches something that was applied. It may be computed anew on the new texts. */
  readonly postponed: readonly Edit[];
}

/**
 * Applies edits, the first given first. Two that touch the same characters, or insert at the same place, cannot both be applied: the
 * later one waits. Whole lines inserted at the same place can, unless they set the same variable: they stand in the order given. Nothing is
 * written.
 * @param read the text of a file, without a byte-order mark
 * @param edits made for exactly these texts
 * @throws what `read` throws
 */
export function applyEdits(read: (path: string) => string, edits: readonly Edit[]): AppliedEdits {
  const files = new Map<string, EditedFile>();
  const fileOf = (path: string) => {
    let file = files.get(path);
    if (!file) files.set(path, (file = new EditedFile(read(path))));
    return file;
  };
  const applied: Edit[] = [];
  const postponed: Edit[] = [];
  for (const edit of edits) {
    const splices = edit.changes.map((change) => ({ file: fileOf(change.path), splice: fileOf(change.path).spliceOf(change) }));
    if (splices.some(({ file, splice }) => file.isTaken(splice))) postponed.push(edit);
    else {
      for (const { file, splice } of splices) file.add(splice);
      applied.push(edit);
    }
  }
  const texts = new Map<string, string>();
  for (const [path, file] of files) {
    const text = file.result();
    if (text !== file.text) texts.set(path, text);
  }
  return { texts, applied, postponed };
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class EditedFile {
  readonly text: string;
  readonly #starts: readonly number[];
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.text = text;
    this.#starts = lineStarts(text);
  }

  spliceOf({ range, text }: TextChange): Splice {
    return { start: offsetAt(this.text, range.start, this.#starts), end: offsetAt(this.text, range.end, this.#starts), text };
  }

  isTaken(splice: Splice): boolean {
    return this.#splices.some(
      (other) =>
        touches(splice, other) &&
        !isSame(splice, other) &&
        !(this.#isLines(splice) && this.#isLines(other) && !setSameVariable(splice.text, other.text)),
    );
  }

  add(splice: Splice): void {
    if (!this.#splices.some((other) => isSame(splice, other))) this.#splices.push(splice);
  }

  /** Insertions of whole lines between lines. */
  #isLines({ start, end, text }: Splice): boolean {
    return start === end && /[\r\n]$/.test(text) && (start === 0 || /[\r\n]/.test(this.text[start - 1] ?? ''));
  }

  result(): string {
    let text = '';
    let at = 0;
    for (const splice of this.#splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      text += this.text.slice(at, splice.start) + splice.text;
      at = splice.end;
    }
    return text + this.text.slice(at);
  }
}

/** Also where they only meet: which of two texts would come first, nobody has said. */
function touches(a: Splice, b: Splice): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** `NAME=` and `# NAME=`: where one of them stands, the other is not missing any more. */
function setSameVariable(a: string, b: string): boolean {
  const name = /^#?[ \t]*(\w+)=/.exec(a)?.[1];
  return name !== undefined && name === /^#?[ \t]*(\w+)=/.exec(b)?.[1];
}

function isSame(a: Splice, b: Splice): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
