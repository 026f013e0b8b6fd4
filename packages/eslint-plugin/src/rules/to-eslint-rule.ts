import type { FindingInFile } from '@factorlint/api';
import { lineStarts, offsetAt, type Edit, type Finding, type Position, type Rule, type Severity } from '@factorlint/core';
import type { Rule as EslintRule } from 'eslint';
import { projectAt } from '../project/project.js';
import { messageOf } from './message.js';

/** Where the pages of the rules are published. */
const PAGES = 'https://factorlint.dev/rules';

const GRAVITY: readonly Severity[] = ['note', 'warning', 'error'];

/** What a rule takes in a configuration. */
export interface RuleOptions {
  /** The lowest severity of a finding that is shown. */
  readonly minimum: Severity;
}

/** A rule of which no finding is more than a note is switched on for its notes; of any other, notes are left out. */
function minimumOf({ severity }: Rule): Severity {
  return severity === 'note' ? 'note' : 'warning';
}

/** Makes a rule of ESLint from the one definition: what it finds, and where, is what the command finds. */
export function toEslintRule(rule: Rule): EslintRule.RuleModule {
  const meta = {
    type: rule.severity === 'note' ? 'suggestion' : 'problem',
    docs: { description: rule.summary, url: `${PAGES}/${rule.id}`, recommended: rule.severity !== 'note' },
    // Files of every language: it reads the text.
    languages: ['*'],
    ...(rule.fixable === 'safe' && { fixable: 'code' }),
    hasSuggestions: rule.fixable !== undefined,
    schema: [
      {
        type: 'object',
        properties: {
          minimum: { enum: GRAVITY, description: 'The lowest severity of a finding that is shown.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ minimum: minimumOf(rule) }],
    messages: { finding: '{{ message }}' },
  } as const;
  return {
    meta: meta as unknown as EslintRule.RuleMetaData,
    create(context) {
      // A block of code inside a document is no file of the repository.
      if (context.physicalFilename !== context.filename) return {};
      const { minimum } = { minimum: minimumOf(rule), ...(context.options[0] as Partial<RuleOptions> | undefined) };
      const home = homeOf(context);
      for (const each of home.findings) {
        if (each.rule.id === rule.id && isAtLeast(each.finding, minimum)) context.report(toReport(rule, each.finding, home));
      }
      return {};
    },
  };
}

function isAtLeast({ severity = 'error' }: Finding, minimum: Severity): boolean {
  return GRAVITY.indexOf(severity) >= GRAVITY.indexOf(minimum);
}

interface Home {
  readonly findings: readonly FindingInFile[];
  readonly sourceCode: EslintRule.RuleContext['sourceCode'];
  /** Relative to the root. */
  readonly path: string;
  /** ESLint counts lines differently from one language to the next; offsets mean the same everywhere. */
  offset(position: Position): number;
}

/** Every rule asks about the same file in turn; it is answered once. */
const homes = new WeakMap<object, Home>();

function homeOf({ sourceCode, settings, cwd, filename }: EslintRule.RuleContext): Home {
  const known = homes.get(sourceCode);
  if (known) return known;
  const { root = cwd } = (settings['factorlint'] ?? {}) as { readonly root?: string };
  const { findings, path } = projectAt(root).look(filename, sourceCode.text);
  const starts = lineStarts(sourceCode.text);
  const home: Home = { findings, path, sourceCode, offset: (position) => offsetAt(sourceCode.text, position, starts) };
  homes.set(sourceCode, home);
  return home;
}

function toReport(rule: Rule, finding: Finding, { path, sourceCode, offset }: Home): EslintRule.ReportDescriptor {
  const range = finding.location.path === path ? finding.location.range : undefined;
  const loc = (at: number) => sourceCode.getLocFromIndex(at);
  const apply =
    ({ changes }: Edit) =>
    (fixer: EslintRule.RuleFixer) =>
      changes.map((each) => fixer.replaceTextRange([offset(each.range.start), offset(each.range.end)], each.text));
  // ESLint writes in the file that it lints and in no other.
  const edits = rule.fixable ? (finding.edits ?? []).filter(({ changes }) => changes.every((change) => change.path === path)) : [];
  const fix = rule.fixable === 'safe' ? edits.find(({ safe }) => safe) : undefined;
  return {
    messageId: 'finding',
    data: { message: messageOf(finding, path) },
    loc: range ? { start: loc(offset(range.start)), end: loc(offset(range.end)) } : { start: loc(0), end: loc(0) },
    ...(fix && { fix: apply(fix) }),
    suggest: edits.filter((edit) => edit !== fix).map((edit) => ({ desc: edit.title, fix: apply(edit) })),
  };
}
