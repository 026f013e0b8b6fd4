import type { Report } from '@factorlint/core';

/** The order of the members that the schema names; all others come after them, by name. */
const ORDER = [
  'type',
  ...['$schema', 'version', 'tool', 'apps', 'verdicts', 'model', 'waivers', 'gaps', 'coverage', 'redactions', 'comparison'],
  ...[
    'kind',
    'number',
    'slug',
    'title',
    'id',
    'code',
    'name',
    'summary',
    'factor',
    'rule',
    'severity',
    'scope',
    'status',
    'failure',
    'why',
  ],
  ...['outcome', 'confidence', 'message', 'location', 'path', 'range', 'start', 'end', 'line', 'column', 'app', 'paths', 'key'],
  ...['related', 'edits', 'waiver', 'results', 'findings', 'problem', 'reason'],
];
const RANK = new Map(ORDER.map((name, index) => [name, index]));

/** Control characters and changes of direction that JSON allows as they are and a terminal obeys. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The report as its published schema describes it, in an order of members that never changes. Ends with a line feed. */
export function json(report: Report): string {
  return jsonText(report);
}

/** Plain data in that order. What is drawn from a report is written so too. Ends with a line feed. */
export function jsonText(data: unknown): string {
  return `${written(data, 2)}\n`;
}

/** The same on one line, without its end. */
export function jsonLine(data: unknown): string {
  return written(data, 0);
}

function written(data: unknown, indent: number): string {
  const text = JSON.stringify(ordered(data), null, indent);
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]));
}

function rankOf(name: string): number {
  return RANK.get(name) ?? ORDER.length;
}
