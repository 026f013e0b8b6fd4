import type { Finding, Report, RuleCode, RuleSummary, Secrets } from '@factorlint/core';
import type { Location as SarifLocation, Result } from 'sarif';
import { LINE_HASH, lineHashes, OWN, ownFingerprints } from './fingerprints.js';
import { fixesOf } from './fixes.js';
import { flowOf, isPassage } from './flows.js';
import { messageOf, type Link } from './messages.js';
import type { SarifOptions } from './options.js';
import type { Places } from './places.js';
import { generalMessage, MESSAGES, RANKS } from './rules.js';
import { severityOf, type Group } from './selection.js';
import { factorOf, numeralOf } from './taxonomies.js';

/** Most related places of a result. */
const MOST_RELATED = 100;

/** What a message without a place is about. */
const WHOLE = 'this repository';

/** What results are made with. */
export interface Bench {
  readonly places: Places;
  readonly indexOf: (code: RuleCode) => number;
  readonly secrets: Secrets;
}

/** One result for each group, in their order. */
export function resultsOf(groups: readonly Group[], bench: Bench, { raw, read }: SarifOptions): Result[] {
  const hashOf = lineHashes(raw ?? read);
  const fingerprintOf = ownFingerprints();
  return groups.map((group): Result => {
    const { rule, first } = group;
    const line = bench.places.region(first.location).startLine;
    const hash = hashOf(first.location.path, line);
    return {
      ...reference(rule, bench),
      ...gradeOf(first),
      ...bodyOf(group, bench),
      partialFingerprints: {
        ...(hash === undefined ? {} : { [LINE_HASH]: hash }),
        [OWN]: fingerprintOf(rule.code, bench.places.path(first.location), first.key ?? ''),
      },
      suppressions:
        first.waiver === undefined ? [] : [{ kind: 'inSource', status: 'accepted', justification: bench.secrets.mask(first.waiver) }],
      properties: {
        rule: rule.id,
        factor: numeralOf(factorOf(rule.id)),
        confidence: first.confidence,
        ...(first.key === undefined ? {} : { key: bench.secrets.mask(first.key) }),
        ...(first.app === undefined ? {} : { app: first.app }),
        ...(first.paths === undefined ? {} : { deployPaths: [...first.paths] }),
      },
    };
  });
}

function reference({ code }: RuleSummary, { indexOf }: Bench) {
  return { ruleId: code, ruleIndex: indexOf(code) };
}

/** What is no failure has no level. Source: SARIF 2.1.0, section 3.27.10. */
function gradeOf(finding: Finding): Pick<Result, 'kind' | 'level' | 'rank'> {
  if (finding.outcome === 'upholds') return { kind: 'pass', level: 'none' };
  const severity = severityOf(finding);
  return { kind: 'fail', level: severity, rank: RANKS[severity] };
}

function bodyOf({ first, others }: Group, { places, secrets }: Bench): Omit<Result, 'ruleId'> & Pick<Result, 'message'> {
  const all = [first, ...others];
  const same = others.map(({ location, message }) => ({ location, message, role: 'same' as const }));
  const further = all.flatMap(({ related = [] }) =>
    related.map((each) => ({ ...each, role: isPassage(each) ? ('passage' as const) : ('other' as const) })),
  );
  const related = distinct([...same, ...further])
    .filter(({ location }) => places.inFile(location))
    .slice(0, MOST_RELATED);
  const links = related.map(({ role, message }, index): Link => ({ id: index + 1, role, message: secrets.mask(message) }));
  const flows = distinct(all.flatMap(({ location, related: passed = [] }) => flowOf(location, passed, places) ?? []));
  const fixes = all.flatMap(({ edits = [] }) => fixesOf(edits, places, secrets.isIn));
  return {
    message: messageOf({
      sentence: secrets.mask(first.message),
      links: first.outcome === 'upholds' ? links.filter(({ role }) => role === 'same') : links,
      id: first.outcome === 'upholds' ? MESSAGES.evidence : MESSAGES.violation,
      about: secrets.mask(first.key ?? first.location.path),
    }),
    locations: [{ physicalLocation: places.physical(first.location) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ location, message }, index): SarifLocation => ({
            id: index + 1,
            physicalLocation: places.physical(location),
            message: { text: secrets.mask(message) },
          })),
        }),
    ...(flows.length === 0 ? {} : { codeFlows: flows }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** Findings on one line often share their further places. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** Of the rules that had nothing to judge, or could not: one result each without a place, so that a reader sees every rule. */
export function silentResults({ verdicts }: Report, bench: Bench): Result[] {
  const results = verdicts.flatMap((verdict) => verdict.results);
  return results
    .filter(({ status, findings }) => findings.length === 0 && (status === 'not-applicable' || status === 'not-assessed'))
    .sort((a, b) => (a.rule.code < b.rule.code ? -1 : 1))
    .map(({ rule, status }): Result => {
      const isOpen = status === 'not-assessed';
      const id = isOpen ? MESSAGES.notAssessed : MESSAGES.notApplicable;
      return {
        ...reference(rule, bench),
        kind: isOpen ? 'open' : 'notApplicable',
        level: 'none',
        message: { id, text: generalMessage(rule, id, WHOLE), arguments: [WHOLE] },
        suppressions: [],
        properties: { rule: rule.id, factor: numeralOf(factorOf(rule.id)) },
      };
    });
}
