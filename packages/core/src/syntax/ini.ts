import type { Document } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Comment } from './comments.js';

/** Who reads the file: they differ in comments, continued lines and what ends a key. */
export type IniDialect = 'systemd' | 'supervisord' | 'uwsgi' | 'configparser';

export interface IniFile {
  /** In the order of the file; one that stands twice stands twice. */
  readonly sections: readonly IniSection[];
  readonly comments: readonly Comment[];
}

/** Located at its header; what stands before any header is in a section without a name. */
export interface IniSection extends Located {
  readonly name: string;
  readonly entries: readonly IniEntry[];
}

/** A key that stands twice stands twice. */
export interface IniEntry extends Located {
  readonly key: string;
  readonly keyLocation: Location;
  /** Lines joined: by a blank where they were continued by `\`, by a line break where they were indented. */
  readonly value: string;
  readonly valueLocation: Location;
  /** Its value as a document of its own, each character with its place in the file. */
  part(): Document;
}

interface Dialect {
  /** What begins a comment at the start of a line. */
  readonly comment: RegExp;
  /** What begins one after a value. */
  readonly inline?: RegExp;
  readonly separator: RegExp;
  readonly continuation: 'backslash' | 'indent';
}

const DIALECTS: Readonly<Record<IniDialect, Dialect>> = {
  systemd: { comment: /^[#;]/, separator: /=/, continuation: 'backslash' },
  supervisord: { comment: /^[#;]/, inline: /\s;/, separator: /[=:]/, continuation: 'indent' },
  uwsgi: { comment: /^[#;]/, separator: /=/, continuation: 'backslash' },
  configparser: { comment: /^[#;]/, separator: /[=:]/, continuation: 'indent' },
};

interface Line {
  readonly start: number;
  readonly text: string;
}

interface Draft {
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  end: number;
  readonly characters: string[];
  readonly offsets: number[];
}

/** Reads an ini file. Lines that are neither a section, an entry, a continuation nor a comment are skipped. */
export function readIni(document: Document, dialect: IniDialect): IniFile {
  const rules = DIALECTS[dialect];
  const comments: Comment[] = [];
  const sections: { name: string; location: Location; drafts: Draft[] }[] = [];
  let current: Draft | undefined;
  let isContinued = false;
  for (const line of linesOf(document.text)) {
    const { start, text } = line;
    const content = text.trim();
    const indent = text.length - text.trimStart().length;
    if (rules.comment.test(content)) {
      comments.push({ text: content, start: start + indent, end: start + indent + content.length });
      continue;
    }
    if (current && isContinued) {
      isContinued = addLine(current, line, indent, ' ', rules);
      continue;
    }
    if (content === '') continue;
    if (current && rules.continuation === 'indent' && indent > 0) {
      addLine(current, line, indent, '\n', rules, comments);
      continue;
    }
    const header = /^\[([^\]]*)\]/.exec(content);
    if (header) {
      const from = start + indent;
      sections.push({ name: header[1]!.trim(), location: document.locate(from, from + header[0].length), drafts: [] });
      current = undefined;
      continue;
    }
    const separator = text.search(rules.separator);
    const key = separator < 0 ? '' : text.slice(0, separator).trim();
    if (key === '') {
      current = undefined;
      continue;
    }
    if (sections.length === 0) sections.push({ name: '', location: document.locate(0, 0), drafts: [] });
    const valueStart = separator + 1 + (text.length - separator - 1 - text.slice(separator + 1).trimStart().length);
    current = { key, start: start + indent, valueStart: start + valueStart, end: start + valueStart, characters: [], offsets: [] };
    isContinued = addLine(current, line, valueStart, '', rules, comments);
    sections.at(-1)!.drafts.push(current);
  }
  return {
    sections: sections.map(({ name, location, drafts }) => ({ name, location, entries: drafts.map((draft) => finish(draft, document)) })),
    comments,
  };
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, text: text.slice(start, text[end - 1] === '\r' ? end - 1 : end) };
    start = end + 1;
  }
}

/** Adds what a line says from a column on; tells whether the next line goes on with it. */
function addLine(draft: Draft, { start, text }: Line, from: number, joint: string, rules: Dialect, comments?: Comment[]): boolean {
  let end = text.trimEnd().length;
  const comment = rules.inline ? text.slice(from).search(rules.inline) : -1;
  const isComment = comment >= 0 || (rules.inline !== undefined && text[from] === ';');
  if (isComment) {
    const mark = from + Math.max(comment, 0) + (comment >= 0 ? 1 : 0);
    comments?.push({ text: text.slice(mark, end), start: start + mark, end: start + end });
    end = text.slice(0, mark).trimEnd().length;
  }
  const goesOn = rules.continuation === 'backslash' && text[end - 1] === '\\';
  if (goesOn) end = text.slice(0, end - 1).trimEnd().length;
  if (joint !== '' && draft.characters.length > 0) {
    draft.characters.push(joint);
    draft.offsets.push(draft.end);
  }
  for (let at = from; at < end; at++) {
    draft.characters.push(text[at]!);
    draft.offsets.push(start + at);
  }
  draft.end = Math.max(draft.end, start + Math.max(end, from));
  return goesOn;
}

function finish({ key, start, valueStart, end, characters, offsets }: Draft, document: Document): IniEntry {
  const value = characters.join('');
  return {
    key,
    keyLocation: document.locate(start, start + key.length),
    value,
    valueLocation: document.locate(valueStart, end),
    location: document.locate(start, end),
    part: () => document.part(valueStart, end, value, [...offsets, end]),
  };
}

/** The entries of a key, in order; the last one counts where only one can. */
export function iniValues(section: IniSection | undefined, key: string): readonly IniEntry[] {
  return section?.entries.filter((entry) => entry.key === key) ?? [];
}

/** The section of a name, all its parts together. */
export function iniSection({ sections }: IniFile, name: string): IniSection | undefined {
  const parts = sections.filter((section) => section.name === name);
  const [first] = parts;
  return first && { ...first, entries: parts.flatMap(({ entries }) => entries) };
}
