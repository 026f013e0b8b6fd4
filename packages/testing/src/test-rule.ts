import { formatLocation, type Fact, type Finding, type Rule } from '@factorlint/core';
import { loadGrammars } from '@factorlint/core/languages';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeFiles, type Files } from './judge-files.js';
import { readRulePage } from './rule-page.js';

/** A little repository; with `given`, what version control says of it (by default that all is tracked). */
export type Case = Files | Given;

interface Given {
  readonly files: Files;
  readonly given: readonly Fact[];
}

function isGiven(each: Case): each is Given {
  return Array.isArray(each['given']);
}

const OUTCOMES = ['violates', 'upholds', 'says nothing'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Cases too fine for the page, by what must come out of them. A case may expect exact lines (`place  severity  message`). */
export type RuleCases = Readonly<Record<Outcome, Readonly<Record<string, Case>>>>;

/** Holds a rule to its page first, and then to its cases. A case that violates may hold evidence too; one that upholds holds no violation. */
export function testRule(rule: Rule, cases: RuleCases): void {
  beforeAll(() => loadGrammars());

  describe(rule.id, () => {
    const page = readRulePage(rule.id);

    it('has a page that opens with its summary', () => {
      expect({ title: page.title, summary: page.summary }).toEqual({ title: rule.id, summary: rule.summary });
    });

    it('has a page with every section', () => {
      expect(page.sections).toEqual(['Why', 'Violates', 'Upholds', 'Says nothing', 'How to comply', 'What it cannot see']);
    });

    it.for(page.examples)('keeps its page: $section, $title', ({ section, files, output }) => {
      const findings = judgeFiles(rule, files);
      expect(findings.map(toLine)).toEqual(output);
      expect(outcomeOf(findings)).toBe(section.toLowerCase());
    });

    for (const outcome of OUTCOMES) {
      it.for(Object.entries(cases[outcome]))(`${outcome}: %s`, ([, each]) => {
        const findings = isGiven(each) ? judgeFiles(rule, each.files, each.given) : judgeFiles(rule, each);
        expect(outcomeOf(findings), findings.map(toLine).join('\n')).toBe(outcome);
      });
    }
  });
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some((finding) => finding.outcome === 'violates')) return 'violates';
  return findings.length > 0 ? 'upholds' : 'says nothing';
}

/** A finding as the pages show it. */
export function toLine({ location, message, severity, outcome }: Finding): string {
  return `${formatLocation(location)}  ${outcome === 'violates' ? (severity ?? '') : 'upholds'}  ${message}`;
}
