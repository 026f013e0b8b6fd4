import type { RuleId, RuleSummary, Severity } from '@factorlint/core';
import type { ReportingDescriptor } from 'sarif';
import { guidOf } from './guid.js';
import { helpOf, shortened } from './page.js';
import { SECURITY } from './security.js';
import { pageAddress } from './site.js';
import { factorAddress, factorHeading, factorOf, factorTag, relationshipsOf } from './taxonomies.js';

/** Most that GitHub takes of a description. */
const MOST_DESCRIPTION = 1024;

/** How much a result weighs, from 0 to 100. */
export const RANKS: Readonly<Record<Severity, number>> = { error: 90, warning: 50, note: 20 };

/** What CodeQL's vocabulary calls the severity of a problem that is not about security. */
const PROBLEM = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

/** By the highest severity that a rule can earn: what may fail a pull request is seldom wrong. */
const PRECISION = { error: 'high', warning: 'high', note: 'medium' } as const;

/** The rules in the order of their codes, each once: what a result's `ruleIndex` counts. */
export function inOrder(rules: readonly RuleSummary[]): readonly RuleSummary[] {
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The messages that stand in a rule. */
export const MESSAGES = {
  violation: 'violation',
  evidence: 'evidence',
  notApplicable: 'notApplicable',
  notAssessed: 'notAssessed',
} as const;

type MessageId = keyof typeof MESSAGES;

/** What follows the rule's summary; `{0}` is what it is about: a variable, a port, a dependency. */
const TEMPLATES: Readonly<Record<MessageId, string>> = {
  violation: "This is not so for '{0}'.",
  evidence: "This is so for '{0}'.",
  notApplicable: "Nothing in '{0}' gives occasion to ask.",
  notAssessed: "Whether this is so for '{0}' could not be assessed.",
};

function templateOf({ summary }: RuleSummary, id: MessageId): string {
  return `${summary} ${TEMPLATES[id]}`;
}

/** A message of a rule, filled in. */
export function generalMessage(rule: RuleSummary, id: MessageId, about: string): string {
  return templateOf(rule, id).replace('{0}', () => about);
}

/** What SARIF says of a rule. It depends on nothing in the analysed repository. */
export function descriptorOf(rule: RuleSummary, page: string | undefined): ReportingDescriptor {
  const { id, code, summary, severity } = rule;
  const address = pageAddress('rules', id);
  const help = helpOf(page ?? '');
  const text = help.text === '' ? summary : help.text;
  const security = SECURITY[id];
  return {
    id: code,
    name: nameOf(id),
    guid: guidOf(`rule ${code}`),
    shortDescription: { text: summary },
    fullDescription: { text: shortened(help.why === '' ? summary : `${summary} ${help.why}`, MOST_DESCRIPTION) },
    messageStrings: Object.fromEntries(Object.values(MESSAGES).map((message) => [message, { text: templateOf(rule, message) }])),
    help: {
      text: `${text}\n\nSee ${address} and ${factorAddress(factorOf(id))}.`,
      markdown: markdownHelp(rule, page, address),
    },
    helpUri: address,
    defaultConfiguration: { level: severity, rank: RANKS[severity] },
    relationships: relationshipsOf(id),
    properties: {
      tags: [
        'twelve-factor',
        `factor/${factorTag(factorOf(id))}`,
        ...(security ? ['security', ...security.weaknesses.map((weakness) => `external/cwe/cwe-${weakness.id}`)] : []),
      ],
      precision: PRECISION[severity],
      'problem.severity': PROBLEM[severity],
      ...(security ? { 'security-severity': security.score } : {}),
      rule: id,
    },
  };
}

/** GitHub shows this and not `helpUri`, so the address stands in it. */
function markdownHelp({ id, summary }: RuleSummary, page: string | undefined, address: string): string {
  const body = (page ?? `# ${id}\n\n${summary}\n`).trimEnd();
  return `${body}\n\n[${factorHeading(factorOf(id))}](${factorAddress(factorOf(id))}) · [${id}](${address})\n`;
}

/** `config/no-hardcoded-secret` → `ConfigNoHardcodedSecret`. */
function nameOf(id: RuleId): string {
  return id
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
