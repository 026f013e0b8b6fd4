import { openSecrets, REDACTED, type Report, type RuleCode } from '@factorlint/core';
import type { Log, PropertyBag, Run, ToolComponent } from 'sarif';
import { guidOf } from './guid.js';
import { invocationOf, notificationDescriptors } from './notifications.js';
import type { SarifOptions } from './options.js';
import { openPlaces, ROOT_ID } from './places.js';
import { provenanceOf } from './provenance.js';
import { resultsOf, silentResults, type Bench } from './results.js';
import { descriptorOf, inOrder } from './rules.js';

import { select } from './selection.js';
import { SITE } from './site.js';
import { numeralOf, supportedTaxonomies, taxonomies } from './taxonomies.js';

/**
 * A report as SARIF 2.1.0 (OASIS), shaped for GitHub's code scanning. The same report and files give the same log, whatever the machine
 * and the day; no secret that the report knows of is in it. Never throws: what cannot be read is not quoted.
 */
export function toSarif(report: Report, options: SarifOptions): Log {
  const { profile = 'github', repository = {} } = options;
  const { level = profile === 'full' ? 'note' : 'warning' } = options;
  const rules = inOrder([...(options.rules ?? []), ...report.verdicts.flatMap(({ results }) => results.map(({ rule }) => rule))]);
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  const secrets = openSecrets(report.redactions, options.read);
  // In a file that could not be analysed nobody has looked for secrets: nothing of it is quoted.
  const unread = report.gaps.map(({ path }) => ({ path }));
  const places = openPlaces([...report.redactions, ...unread], secrets, options);
  const bench: Bench = {
    places,
    indexOf: (code: RuleCode) => indexes.get(code) ?? -1,
    secrets,
  };
  const selection = select(report, places, profile, level);
  const provenance = provenanceOf(repository);

  const run: Run = {
    tool: {
      driver: {
        ...driverOf(report.tool.version),
        supportedTaxonomies: supportedTaxonomies.map((each) => ({ ...each })),
        notifications: notificationDescriptors,
        rules: rules.map((rule) => descriptorOf(rule, options.pages?.[rule.id])),
      },
    },
    taxonomies,
    automationDetails: { id: categoryOf(options), description: { text: 'Static analysis of the twelve factors.' } },
    ...(provenance === undefined ? {} : { versionControlProvenance: [provenance] }),
    originalUriBaseIds: { [ROOT_ID]: { description: { text: 'The root of the repository.' } } },
    invocations: [invocationOf(report, selection, places, bench.indexOf, options, secrets.mask)],
    columnKind: 'utf16CodeUnits',
    defaultEncoding: 'utf-8',
    language: 'en-US',
    newlineSequences: ['\r\n', '\n', '\r'],
    redactionTokens: [REDACTED],
    results: [...resultsOf(selection.groups, bench, options), ...(profile === 'full' ? silentResults(report, bench) : [])],
    properties: summaryOf(report),
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

/** A report as the text of a SARIF file. Ends with a line feed. */
export function sarif(report: Report, options: SarifOptions): string {
  return serializeSarif(toSarif(report, options));
}

/** Control characters and changes of direction that JSON allows as they are and a terminal obeys. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A log as the text of a SARIF file: no character in it changes how a terminal shows it. Ends with a line feed. */
export function serializeSarif(log: Log): string {
  const text = JSON.stringify(log, null, 2);
  return `${text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function driverOf(version: string): ToolComponent {
  return {
    name: 'factorlint',
    fullName: 'factorlint, static analysis of the twelve factors',
    organization: 'factorlint',
    guid: guidOf('driver'),
    version,
    semanticVersion: version,
    informationUri: SITE,
    language: 'en-US',
  };
}

/** The text before the last slash is what GitHub calls the category. */
function categoryOf({ category, repository }: SarifOptions): string {
  const folder = repository?.folder ?? '';
  const given = category ?? (folder === '' || folder === '.' ? 'factorlint' : `factorlint/${folder}`);
  return `${given.replace(/^\/+|\/+$/g, '')}/`;
}

/** Which factors and rules are upheld: what GitHub ignores and an auditor asks for. */
function summaryOf({ verdicts, apps }: Report): PropertyBag {
  const factors = verdicts.map(({ factor, status, apps: single, results }) => [
    numeralOf(factor.slug),
    {
      status,
      rules: Object.fromEntries(
        [...results].sort((a, b) => (a.rule.code < b.rule.code ? -1 : 1)).map((result) => [result.rule.code, result.status]),
      ),
      ...(single.length > 1 ? { apps: Object.fromEntries(single.map((each) => [each.app, each.status])) } : {}),
    },
  ]);
  return {
    'factorlint/summary': {
      apps: apps.map(({ path, name, kind }) => ({ path, name, kind })),
      factors: Object.fromEntries(factors) as Record<string, unknown>,
    },
  };
}
