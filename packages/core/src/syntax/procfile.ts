import type { Document } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Comment } from './comments.js';

export interface ProcfileEntry extends Located {
  /** `web`, `worker`, `release`. */
  readonly type: string;
  readonly typeLocation: Location;
  /** The command as a document of its own. */
  readonly command: Document;
}

export interface Procfile {
  readonly entries: readonly ProcfileEntry[];
  readonly comments: readonly Comment[];
}

/** Reads a Procfile: a process type, a colon and a command on each line. Other lines are skipped. */
export function readProcfile(document: Document): Procfile {
  const entries: ProcfileEntry[] = [];
  const comments: Comment[] = [];
  let start = 0;
  for (const line of document.text.split('\n')) {
    const found = /^([A-Za-z0-9_-]+):[ \t]*(\S.*)$/.exec(line.trimEnd());
    const content = line.trim();
    if (content.startsWith('#')) {
      const at = start + line.indexOf('#');
      comments.push({ text: content, start: at, end: at + content.length });
    } else if (found?.[1] !== undefined && found[2] !== undefined) {
      const from = start + line.indexOf(found[2], found[1].length + 1);
      const end = from + found[2].length;
      entries.push({
        type: found[1],
        typeLocation: document.locate(start, start + found[1].length),
        command: document.part(from, end),
        location: document.locate(start, end),
      });
    }
    start += line.length + 1;
  }
  return { entries, comments };
}
