import { readFileSync } from 'node:fs';
import type { RuleId } from '@factorlint/core';

/** A rule's page, as far as tests hold the rule to it. */
export interface RulePage {
  readonly title: string;
  readonly summary: string;
  /** The `##` headings, in order. */
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
}

/** The files under one `###` heading, read as one little repository. */
export interface Example {
  readonly title: string;
  /** The `##` heading above: `Violates`, `Upholds` or `Says nothing`. */
  readonly section: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the page promises: one line a finding, `place  severity  message`. */
  readonly output: readonly string[];
}

const PAGES = new URL('../../../docs/rules/', import.meta.url);
const FENCE = /^(`{3,})[\w-]*(?: file=(\S+))?\n([^]*?)^\1$/gm;

/**
 * Reads `docs/rules/<rule>.md`.
 * @throws {Error} when there is no such page
 */
export function readRulePage(id: RuleId): RulePage {
  const text = readFileSync(new URL(`${id}.md`, PAGES), 'utf8');
  const [, title = '', summary = ''] = /^# (.+)\n\n(.+)$/m.exec(text) ?? [];
  const sections = sectionsOf(text, '## ');
  return { title, summary, sections: sections.map(({ heading }) => heading), examples: sections.flatMap(toExamples) };
}

function toExamples(section: Section): Example[] {
  return sectionsOf(section.body, '### ').flatMap(({ heading, body }) => {
    const fences = [...body.matchAll(FENCE)].map(([, , path, content = '']) => ({ path, content }));
    const files = fences.flatMap(({ path, content }) => (path ? [[path, content] as const] : []));
    if (files.length === 0) return [];
    const output = fences.filter(({ path }) => !path).flatMap(({ content }) => content.trim().split('\n'));
    return [{ title: heading, section: section.heading, files: Object.fromEntries(files), output: output.filter((line) => line !== '') }];
  });
}

interface Section {
  readonly heading: string;
  readonly body: string;
}

function sectionsOf(text: string, marker: '## ' | '### '): Section[] {
  return `\n${text}`
    .split(`\n${marker}`)
    .slice(1)
    .map((part) => ({ heading: part.slice(0, part.indexOf('\n')).trim(), body: part.slice(part.indexOf('\n')) }));
}
