import { FACTOR_SLUGS, type FactorSlug, type RuleId } from '@factorlint/core';
import type { ReportingDescriptor, ReportingDescriptorReference, ReportingDescriptorRelationship, ToolComponent } from 'sarif';
import { guidOf } from './guid.js';
import { SECURITY, WEAKNESSES } from './security.js';

interface TwelveFactor {
  readonly numeral: string;
  /** In the spelling that SARIF's names have. */
  readonly name: string;
  readonly title: string;
}

/** The factors as https://12factor.net/ heads them. */
const FACTORS: Readonly<Record<FactorSlug, TwelveFactor>> = {
  codebase: { numeral: 'I', name: 'Codebase', title: 'One codebase tracked in revision control, many deploys' },
  dependencies: { numeral: 'II', name: 'Dependencies', title: 'Explicitly declare and isolate dependencies' },
  config: { numeral: 'III', name: 'Config', title: 'Store config in the environment' },
  'backing-services': { numeral: 'IV', name: 'BackingServices', title: 'Treat backing services as attached resources' },
  'build-release-run': { numeral: 'V', name: 'BuildReleaseRun', title: 'Strictly separate build and run stages' },
  processes: { numeral: 'VI', name: 'Processes', title: 'Execute the app as one or more stateless processes' },
  'port-binding': { numeral: 'VII', name: 'PortBinding', title: 'Export services via port binding' },
  concurrency: { numeral: 'VIII', name: 'Concurrency', title: 'Scale out via the process model' },
  disposability: { numeral: 'IX', name: 'Disposability', title: 'Maximize robustness with fast startup and graceful shutdown' },
  'dev-prod-parity': {
    numeral: 'X',
    name: 'DevProdParity',
    title: 'Keep development, staging, and production as similar as possible',
  },
  logs: { numeral: 'XI', name: 'Logs', title: 'Treat logs as event streams' },
  'admin-processes': { numeral: 'XII', name: 'AdminProcesses', title: 'Run admin/management tasks as one-off processes' },
};

/** The factor of a rule. */
export function factorOf(rule: RuleId): FactorSlug {
  return rule.slice(0, rule.indexOf('/')) as FactorSlug;
}

/** As 12factor.net numbers them: `IX`. */
export function numeralOf(factor: FactorSlug): string {
  return FACTORS[factor].numeral;
}

/** `03-config`. */
export function factorTag(factor: FactorSlug): string {
  return `${String(FACTOR_SLUGS.indexOf(factor) + 1).padStart(2, '0')}-${factor}`;
}

/** The page of a factor. */
export function factorAddress(factor: FactorSlug): string {
  return `https://12factor.net/${factor}`;
}

/** `Factor III: Store config in the environment`. */
export function factorHeading(factor: FactorSlug): string {
  return `Factor ${FACTORS[factor].numeral}: ${FACTORS[factor].title}`;
}

const TWELVE_FACTOR = { name: 'TwelveFactor', index: 0, guid: guidOf('taxonomy TwelveFactor') } as const;
const CWE = { name: 'CWE', index: 1, guid: guidOf('taxonomy CWE') } as const;

/** How the driver names the taxonomies that its rules use. */
export const supportedTaxonomies = [{ ...TWELVE_FACTOR }, { ...CWE }];

/** The twelve factors, and of MITRE's list what our rules name: the same in every file. */
export const taxonomies: ToolComponent[] = [
  {
    name: TWELVE_FACTOR.name,
    fullName: 'The Twelve-Factor App',
    guid: TWELVE_FACTOR.guid,
    organization: 'Heroku',
    informationUri: 'https://12factor.net/',
    shortDescription: { text: 'The twelve factors of The Twelve-Factor App.' },
    isComprehensive: true,
    taxa: FACTOR_SLUGS.map((slug) => taxon(FACTORS[slug].numeral, FACTORS[slug].name, FACTORS[slug].title, factorAddress(slug))),
  },
  {
    name: CWE.name,
    fullName: 'Common Weakness Enumeration',
    guid: CWE.guid,
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
    isComprehensive: false,
    taxa: WEAKNESSES.map(({ id, title }) => taxon(id, nameOf(title), title, `https://cwe.mitre.org/data/definitions/${id}.html`)),
  },
];

function taxon(id: string, name: string, title: string, address: string): ReportingDescriptor {
  const description = { text: `${title}.` };
  return { id, name, shortDescription: description, fullDescription: description, help: { text: `See ${address}.` }, helpUri: address };
}

/** `UseOfHardCodedCredentials` */
function nameOf(title: string): string {
  const words = title.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** What a rule belongs to: its factor, and kinds of weakness where it is about security. */
export function relationshipsOf(rule: RuleId): ReportingDescriptorRelationship[] {
  const factor = FACTOR_SLUGS.indexOf(factorOf(rule));
  const target = (id: string, index: number, toolComponent: NonNullable<ReportingDescriptorReference['toolComponent']>) => ({
    id,
    index,
    toolComponent: { ...toolComponent },
  });
  return [
    { target: target(numeralOf(factorOf(rule)), factor, TWELVE_FACTOR), kinds: ['superset'] },
    ...(SECURITY[rule]?.weaknesses ?? []).map((weakness) => ({
      target: target(weakness.id, WEAKNESSES.indexOf(weakness), CWE),
      kinds: ['relevant'],
    })),
  ];
}
