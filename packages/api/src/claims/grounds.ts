import {
  UnreadableFile,
  type ClaimPlace,
  type Facts,
  type FileTree,
  type Finding,
  type Report,
  type RuleId,
  type RuleResult,
} from '@factorlint/core';
import type { DiskTree } from '../disk/index.js';

/** Everything that claims are judged by. */
export interface Grounds {
  readonly facts: Facts;
  /** By rule. */
  readonly results: ReadonlyMap<string, RuleResult>;
  readonly report: Report;
  readonly tree: FileTree;
  /** Whether version control marks a file as a program; undefined where it says nothing. */
  isExecutable(path: string): boolean | undefined;
  /** Files that are no documents and hold a word of capitals. */
  filesWith(word: string): readonly string[];
  /** A template of projects: what is not here may be made when a project is. */
  readonly isTemplate: boolean;
}

/** Words in capitals, as variables and settings are written. */
const TEMPLATE_FILE =
  /\{\{|\{%|(?:^|\/)(?:cookiecutter\.json|copier\.ya?ml|\.copier-answers\.yml\.jinja)$|\.(?:py|ts|js|toml)\.(?:jinja2?|j2)$/;

const WORD = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*/g;

/** Gathers what claims about a tree are judged by; files are looked through for words only when somebody asks. */
export function groundsOf(tree: FileTree | DiskTree, facts: Facts, report: Report): Grounds {
  const onDisk = 'repository' in tree ? tree : undefined;
  let words: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    facts,
    report,
    tree,
    results: new Map(report.verdicts.flatMap(({ results }) => results.map((result) => [result.rule.id, result]))),
    isExecutable(path) {
      if (onDisk?.repository.tracked(path) !== true) return undefined;
      return onDisk.repository.modes[path] === '100755';
    },
    filesWith(word) {
      words ??= wordsOf(tree, facts);
      return words.get(word) ?? [];
    },
    isTemplate: tree.paths.some((path) => TEMPLATE_FILE.test(path)),
  };
}

function wordsOf(tree: FileTree, facts: Facts): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const path of tree.paths) {
    if (facts.kindOf(path) === 'documentation' || facts.in('claim', path).length > 0) continue;
    for (const word of new Set(textOf(tree, path).match(WORD))) words.set(word, [...(words.get(word) ?? []), path]);
  }
  return words;
}

/** A file's text; '' for what cannot be read. */
export function textOf(tree: FileTree, path: string): string {
  try {
    return tree.read(path);
  } catch (error) {
    if (error instanceof UnreadableFile) return '';
    throw error;
  }
}

/** The findings of a rule that concern what a document speaks of: all of them at the root, those of its app and below elsewhere. */
export function findingsFor(result: RuleResult, document: string, { facts }: Grounds): readonly Finding[] {
  const app = facts.appOf(document)?.path ?? '';
  return app === '' ? result.findings : result.findings.filter((finding) => finding.app === app || finding.app?.startsWith(`${app}/`));
}

/** A finding as a place that speaks for or against a claim. */
export function placeOfFinding(finding: Finding, rule: RuleId, speaks: ClaimPlace['speaks']): ClaimPlace {
  const { location, message, severity } = finding;
  return { location, message, speaks, rule, ...(severity === undefined ? {} : { severity }) };
}
