import type { Report, RuleCode } from '@factorlint/core';
import type { Invocation, Notification, ReportingDescriptor } from 'sarif';
import { guidOf } from './guid.js';
import type { SarifOptions } from './options.js';
import type { Places } from './places.js';
import { MOST_RESULTS, severityOf, type Selection } from './selection.js';
import { pageAddress } from './site.js';

interface Kind {
  readonly name: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly short: string;
  readonly full: string;
  readonly help: string;
}

/** What is told beside results, by id; an id never changes. */
const KINDS = {
  TFN0001: {
    name: 'FileNotAnalyzed',
    level: 'warning',
    short: 'A file could not be analyzed.',
    full: 'A file, or a part of it, could not be analyzed. Nothing is known about what it holds.',
    help: 'Correct the file, or leave it out of the analysis.',
  },
  TFN0002: {
    name: 'RuleFailed',
    level: 'error',
    short: 'A rule broke.',
    full: 'A rule broke while it judged this repository. Its findings may be incomplete.',
    help: 'Please report it: this is a fault of factorlint itself.',
  },
  TFN0003: {
    name: 'FindingWithoutFile',
    level: 'warning',
    short: 'A finding stands in no file.',
    full: 'A finding concerns the repository and none of its files, so it has no place to be shown at.',
    help: 'See the page of the rule.',
  },
  TFN0004: {
    name: 'WaiverWithoutEffect',
    level: 'warning',
    short: 'A waiver excuses nothing.',
    full: 'A waiver in a comment gives no reason, excuses nothing, or names a rule that does not exist.',
    help: 'Remove the waiver, or correct it: factorlint-disable-next-line <rule> -- <reason>.',
  },
  TFN0005: {
    name: 'LanguageNotRead',
    level: 'note',
    short: 'Files of a programming language are not read.',
    full: 'There are files of a programming language that factorlint does not read. What depends on code could not be assessed there.',
    help: 'Nothing needs to be done. The rules that read other files apply all the same.',
  },
  TFN0006: {
    name: 'ResultsLeftOut',
    level: 'warning',
    short: 'Some results are left out.',
    full: 'There are more results than GitHub takes in one file. The gravest are in it.',
    help: 'Report errors only, or analyze parts of the repository with a category each.',
  },
} as const satisfies Readonly<Record<string, Kind>>;

type KindId = keyof typeof KINDS;
const IDS = Object.keys(KINDS) as KindId[];

/** The kinds of notifications: the same in every file. */
export const notificationDescriptors: ReportingDescriptor[] = IDS.map((id) => {
  const { name, level, short, full, help } = KINDS[id];
  const address = pageAddress('notifications', id);
  return {
    id,
    name,
    guid: guidOf(`notification ${id}`),
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: `${help}\n\nSee ${address}.`, markdown: `${help}\n\n[${id}](${address})\n` },
    helpUri: address,
    defaultConfiguration: { level },
  };
});

/** What the invocation says of the run: what could not be analysed or shown, what broke, which waivers do nothing. */
export function invocationOf(
  report: Report,
  { homeless, leftOut }: Selection,
  places: Places,
  indexOf: (code: RuleCode) => number,
  { exitStatus }: SarifOptions,
  mask: (text: string) => string,
): Invocation {
  const { gaps, waivers, coverage, verdicts } = report;
  const rule = (code: RuleCode) => ({ associatedRule: { id: code, index: indexOf(code) } });
  const at = (path: string, range?: { range: NonNullable<Report['redactions'][number]['range']> }) => {
    const place = { path, ...range };
    return places.inFile(place) ? { locations: [{ physicalLocation: places.physical(place) }] } : {};
  };
  const failures = verdicts.flatMap(({ results }) => results.flatMap((each) => (each.failure === undefined ? [] : [each])));
  // Without it GitHub would close every alert: nothing was looked at.
  const executionSuccessful = gaps.length === 0 || Object.keys(coverage.read).length > 0;

  return {
    executionSuccessful,
    ...(exitStatus === undefined ? {} : { exitCode: exitStatus, exitCodeDescription: EXIT[exitStatus] ?? 'Unknown.' }),
    toolExecutionNotifications: [
      ...gaps.map(({ path, reason }) => notification('TFN0001', `'${path}' could not be analyzed: ${mask(reason)}`, at(path))),
      ...failures.map(({ rule: { id, code }, failure }) =>
        notification('TFN0002', `The rule '${id}' broke: ${mask(failure ?? '')}`, rule(code)),
      ),
      ...homeless.map(({ rule: { id, code }, finding }) =>
        notification('TFN0003', `${mask(finding.message)} (${id})`, { level: severityOf(finding), ...rule(code) }),
      ),
      ...Object.entries(coverage.unread)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([extension, count]) => notification('TFN0005', `'${extension}' is not read, and there ${filesOf(count)} of it.`)),
      ...(leftOut === 0
        ? []
        : [notification('TFN0006', `${leftOut} results are left out: GitHub takes no more than ${MOST_RESULTS} in one file.`)]),
    ],
    toolConfigurationNotifications: waivers.map(({ location: { path, range }, rule: name, problem }) =>
      notification('TFN0004', WAIVER[problem](name), {
        level: problem === 'unused' ? 'note' : 'warning',
        ...at(path, range && { range }),
      }),
    ),
  };
}

const EXIT: Readonly<Record<number, string>> = {
  0: 'Nothing at or above the threshold.',
  1: 'Findings at or above the threshold.',
  2: 'Wrong use.',
  3: 'A rule broke, or nothing could be read.',
};

const WAIVER = {
  'no reason': (rule: string) => `The waiver of '${rule}' gives no reason, so it excuses nothing.`,
  unused: (rule: string) => `The waiver of '${rule}' excuses nothing.`,
  'unknown rule': (rule: string) => `The waiver names '${rule}', and there is no such rule.`,
} as const;

function filesOf(count: number): string {
  return count === 1 ? 'is 1 file' : `are ${count} files`;
}

function notification(id: KindId, text: string, details: Partial<Notification> = {}): Notification {
  return { descriptor: { id, index: IDS.indexOf(id) }, level: KINDS[id].level, message: { text }, ...details };
}
