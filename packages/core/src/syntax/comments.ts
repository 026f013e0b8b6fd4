import type { Document } from '../vocabulary/document.js';
import type { Located } from '../vocabulary/location.js';

/** A comment of any language, with its markers; the offsets are UTF-16 offsets into the document's text. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A waiver as a comment writes it. Located from its first word to the end of its line. */
export interface WaiverComment extends Located {
  /** Rule ids or factor slugs, as written. */
  readonly rules: readonly string[];
  readonly reach: 'next-line' | 'line' | 'file';
  readonly reason?: string;
}

const WORD = 'factorlint-disable-';
const REACHES: ReadonlySet<string> = new Set(['next-line', 'line', 'file']);
/** What ends a comment: C, HTML, Jinja, Helm, ERB. */
const CLOSER = /(?:\*\/\s*-?\}\}|\*\/|--+>|-?#\}|-?%>)\s*$/;

/**
 * Finds the waivers among comments: `factorlint-disable-next-line <rule>[, <rule>] -- <reason>`, also `-line`
 * and `-file`. It must be the first thing that its line of the comment says; the markers of a comment
 * (hash, slashes, stars, `<!--`, semicolon) may stand before it. Without `--` and words after it there is no reason.
 */
export function readWaivers(document: Document, comments: Iterable<Comment>): WaiverComment[] {
  const waivers: WaiverComment[] = [];
  for (const { text, start } of comments) {
    if (!text.includes(WORD)) continue;
    let at = 0;
    for (const line of text.split('\n')) {
      const waiver = readLine(line, start + at, document);
      if (waiver) waivers.push(waiver);
      at += line.length + 1;
    }
  }
  return waivers;
}

function readLine(line: string, start: number, document: Document): WaiverComment | undefined {
  const from = line.indexOf(WORD);
  if (from < 0 || /\w/.test(line.slice(0, from))) return undefined;
  const statement = line.slice(from).replace(CLOSER, '').trimEnd();
  const found = /^([a-z-]+)(?:\s+|$)(.*)$/s.exec(statement.slice(WORD.length));
  const reach = found?.[1];
  if (found?.[2] === undefined || !isReach(reach)) return undefined;
  const [, names = '', reason = ''] = /^(.*?)(?:(?:^|\s)--+(?:\s+(.*))?)?$/s.exec(found[2]) ?? [];
  return {
    rules: names.split(/[\s,]+/).filter((name) => name !== ''),
    reach,
    ...(reason.trim() !== '' && { reason: reason.trim() }),
    location: document.locate(start + from, start + from + statement.length),
  };
}

function isReach(text: string | undefined): text is WaiverComment['reach'] {
  return text !== undefined && REACHES.has(text);
}
