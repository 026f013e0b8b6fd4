import type { Document } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Comment } from './comments.js';

/** What one dependency of Python says (PEP 508), and what pip adds. */
export interface RequirementText {
  /** As written; absent for a bare path or URL. */
  readonly name?: string;
  readonly extras: readonly string[];
  /** `>=4,<5`; empty where any version will do. */
  readonly specifier: string;
  /** The version of `==` or `===` without a star. */
  readonly pinned?: string;
  readonly marker?: string;
  /** A URL, a path, or what stands behind `@`. */
  readonly url?: string;
}

export interface Requirement extends RequirementText, Located {
  readonly nameLocation?: Location;
  readonly editable: boolean;
  /** `sha256:…` */
  readonly hashes: readonly string[];
}

export interface RequirementsFile {
  readonly requirements: readonly Requirement[];
  /** `-r` and `-c`, with the path as written. */
  readonly includes: readonly ({ readonly kind: 'requirement' | 'constraint'; readonly path: string } & Located)[];
  /** All other options: `--index-url`, `--require-hashes`. A URL may hold a password: the value goes no further. */
  readonly options: readonly ({ readonly name: string; readonly value?: string } & Located)[];
  readonly comments: readonly Comment[];
}

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;
const VERSION = /(?:===|==|~=|!=|<=|>=|<|>)\s*[^\s,;()]+/g;
const IS_URL = /^(?:[a-z][a-z0-9+.-]*:\/\/|git\+|file:|\.{0,2}\/|[A-Za-z]:\\)/i;

/** Reads a dependency as `pyproject.toml`, `setup.cfg` and requirement files write it. Never throws. */
export function parseRequirement(text: string): RequirementText {
  const trimmed = text.trim().slice(0, 4_096);
  if (IS_URL.test(trimmed) || trimmed === '.' || /^\.\.?\[/.test(trimmed)) {
    const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(trimmed)?.[1];
    const [url = '', marker] = trimmed.split(/\s+;\s*/);
    return { ...(egg !== undefined && { name: egg }), extras: [], specifier: '', url: url.trim(), ...(marker !== undefined && { marker }) };
  }
  const found = NAME.exec(trimmed);
  if (!found?.[1]) return { extras: [], specifier: '' };
  const rest = trimmed.slice(found[0].length);
  const base = {
    name: found[1],
    extras: (found[2] ?? '')
      .split(',')
      .map((extra) => extra.trim())
      .filter((extra) => extra !== ''),
  };
  if (rest.startsWith('@')) {
    const [url = '', marker] = rest
      .slice(1)
      .trim()
      .split(/\s+;\s*/);
    return { ...base, specifier: '', url, ...(marker !== undefined && { marker }) };
  }
  const cut = rest.indexOf(';');
  const versions = (cut < 0 ? rest : rest.slice(0, cut)).match(VERSION) ?? [];
  const marker = cut < 0 ? '' : rest.slice(cut + 1).trim();
  const pinned = versions.length === 1 ? /^={2,3}\s*([^*]+)$/.exec(versions[0])?.[1]?.trim() : undefined;
  return {
    ...base,
    specifier: versions.map((version) => version.replace(/\s+/g, '')).join(','),
    ...(pinned !== undefined && { pinned }),
    ...(marker !== '' && { marker }),
  };
}

/** Reads a requirements file of pip: continued lines, hashes, options, comments. */
export function readRequirements(document: Document): RequirementsFile {
  const requirements: Requirement[] = [];
  const includes: RequirementsFile['includes'][number][] = [];
  const options: RequirementsFile['options'][number][] = [];
  const comments: Comment[] = [];
  for (const line of logicalLines(document.text, comments)) {
    const location = document.locate(line.start, line.end);
    const option = /^(-{1,2}[A-Za-z][\w-]*)(?:[=\s]+(.*))?$/s.exec(line.text) ?? /^(-[rce])(\S.*)$/s.exec(line.text);
    if (!option?.[1]) {
      requirements.push(requirementOf(line, document, false));
      continue;
    }
    const [, name, value = ''] = option;
    if (name === '-e' || name === '--editable') requirements.push(requirementOf({ ...line, text: value }, document, true));
    else if (name === '-r' || name === '--requirement') includes.push({ kind: 'requirement', path: value.trim(), location });
    else if (name === '-c' || name === '--constraint') includes.push({ kind: 'constraint', path: value.trim(), location });
    else options.push({ name, ...(value.trim() !== '' && { value: value.trim() }), location });
  }
  return { requirements, includes, options, comments };
}

interface LogicalLine {
  readonly text: string;
  /** Of its first and after its last character in the file. */
  readonly start: number;
  readonly end: number;
}

function* logicalLines(text: string, comments: Comment[]): Generator<LogicalLine> {
  let joined: string[] = [];
  let start = 0;
  let end = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const comment = /(?:^|\s)#/.exec(line);
    if (comment) {
      const mark = at + line.indexOf('#', comment.index);
      const content = text.slice(mark, at + line.length).trimEnd();
      comments.push({ text: content, start: mark, end: mark + content.length });
    }
    const code = (comment ? line.slice(0, comment.index) : line).trimEnd();
    const isContinued = !comment && code.endsWith('\\');
    const content = (isContinued ? code.slice(0, -1) : code).trim();
    if (content !== '') {
      if (joined.length === 0) start = at + line.indexOf(content);
      joined.push(content);
      end = at + line.indexOf(content) + content.length;
    }
    if (!isContinued && joined.length > 0) {
      yield { text: joined.join(' '), start, end };
      joined = [];
    }
    at += line.length + 1;
  }
  if (joined.length > 0) yield { text: joined.join(' '), start, end };
}

function requirementOf({ text, start, end }: LogicalLine, document: Document, editable: boolean): Requirement {
  const hashes = Array.from(text.matchAll(/--hash[=\s]+([a-z0-9]+:[0-9a-fA-F]+)/g), ([, hash]) => hash!);
  const requirement = parseRequirement(text.replace(/\s--[a-z].*$/s, ''));
  const { name } = requirement;
  const isNamed = name !== undefined && document.text.startsWith(name, start);
  return {
    ...requirement,
    ...(isNamed && { nameLocation: document.locate(start, start + name.length) }),
    editable,
    hashes,
    location: document.locate(start, end),
  };
}
