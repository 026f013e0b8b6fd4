import type { Factor } from '../vocabulary/factor.js';
import type { App } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { withoutSecrets } from '../quoting/apparent-secrets.js';
import { compareLocations, formatLocation } from '../vocabulary/location.js';
import type { Finding, RuleResult, Verdict } from '../vocabulary/report.js';
import type { Observation, Related, Rule, RuleId, Severity } from '../vocabulary/rule.js';
import { factsOfFile } from './collect-facts.js';
import type { DerivationFailures } from './derive.js';
import type { Sight } from './sight.js';
import { statusOfFactor, statusOfRule } from './status.js';
import { unsureFiles } from './unsure-files.js';
import type { Waivers } from './waivers.js';

export type SeverityOf = (rule: RuleId, path: string) => Severity | 'off' | undefined;

/** What judging needs to know beside the rules. */
export interface Court {
  readonly facts: Facts;
  readonly failures: DerivationFailures;
  readonly waivers: Waivers;
  readonly sight: Sight;
  /** The severity that the user wants for a rule at a path, instead of the rule's own; `off`: the rule says nothing there. */
  readonly severityOf?: SeverityOf;
}

/** Lets every rule of a factor speak. */
export function judgeFactor({ number, slug, title, rules }: Factor, court: Court): Verdict {
  const spoken = rules.map((rule) => ({ rule, result: judgeRule(rule, court) }));
  const apps = court.facts.apps().map((app) => {
    const statuses = spoken.map(({ rule, result }) => statusInApp(rule, result, app, court));
    const status = statusOfFactor(statuses);
    const why = court.sight.why(status, app, rules);
    return { app: app.path, status, ...(why === undefined ? {} : { why }) };
  });
  const results = spoken.map(({ result }) => result);
  return {
    factor: { number, slug, title },
    status: statusOfFactor(results.map(({ status }) => status)),
    apps: apps.sort((a, b) => (a.app < b.app ? -1 : 1)),
    results,
  };
}

function statusInApp(rule: Rule, { findings }: RuleResult, app: App, { sight }: Court) {
  const own = findings.filter((finding) => finding.app === app.path);
  return statusOfRule(own, sight.couldLook(rule, app));
}

function judgeRule(rule: Rule, court: Court): RuleResult {
  const { id, code, summary, severity, scope } = rule;
  const observations: Observation[] = [];
  let failure = rule.needs.map((kind) => court.failures.get(kind)).find((reason) => reason !== undefined);
  for (const facts of scenesOf(rule, court.facts)) {
    try {
      for (const observation of rule.check(facts)) observations.push(observation);
    } catch (error) {
      failure ??= error instanceof Error ? error.message : String(error);
    }
  }
  const findings = mergeEvidence(unique(observations).flatMap((observation) => toFinding(rule, observation, court)));
  const looked = court.facts.apps().some((app) => court.sight.couldLook(rule, app));
  const status = failure !== undefined && findings.length === 0 ? 'not-assessed' : statusOfRule(findings, looked);
  return { rule: { id, code, summary, severity, scope }, status, ...(failure === undefined ? {} : { failure }), findings };
}

/** A rule about files speaks once for each file that holds a fact it needs, so that an editor can ask about one file. */
function scenesOf(rule: Rule, facts: Facts): readonly Facts[] {
  if (rule.scope === 'project') return [facts];
  const paths = new Set(rule.needs.flatMap((kind) => facts.of(kind).map(({ location }) => location.path)));
  return [...paths].sort().map((path) => factsOfFile(facts, path));
}

function unique(observations: readonly Observation[]): readonly Observation[] {
  const seen = new Set<string>();
  return observations.filter((observation) => {
    const identity = `${observation.outcome} ${observation.key} ${formatLocation(observation.location)} ${observation.message}`;
    return !seen.has(identity) && seen.add(identity);
  });
}

const GRAVITY: readonly Severity[] = ['note', 'warning', 'error'];

function toFinding(rule: Rule, observation: Observation, { facts, waivers, severityOf }: Court): Finding[] {
  const { outcome, confidence, message, location, key, paths, related } = observation;
  const app = facts.appOf(observation)?.path;
  const base: Finding = {
    outcome,
    confidence,
    message: withoutSecrets(message),
    location,
    ...(app === undefined ? {} : { app }),
    ...(paths && paths.length > 0 ? { paths } : {}),
    ...(key === '' && outcome === 'upholds' ? {} : { key: withoutSecrets(key) }),
    ...(related && related.length > 0 ? { related: related.map((each) => ({ ...each, message: withoutSecrets(each.message) })) } : {}),
    ...(observation.change ? { change: observation.change } : {}),
  };
  const wanted = severityOf?.(rule.id, location.path) ?? rule.severity;
  if (wanted === 'off') return [];
  if (outcome === 'upholds') return [base];
  const severity = lowest(
    wanted,
    observation.severity ?? 'error',
    confidence === 'likely' ? 'warning' : 'error',
    isInUnsureFile(location.path, facts) ? 'note' : 'error',
  );
  const waiver = waivers.reasonFor(rule.id, observation);
  return [{ ...base, severity, ...(waiver === undefined ? {} : { waiver }) }];
}

const unsure = new WeakMap<Facts, ReadonlySet<string>>();

/** Whether a file is a part only of deploys that may as well be for developers. */
function isInUnsureFile(path: string, facts: Facts): boolean {
  let files = unsure.get(facts);
  if (!files) unsure.set(facts, (files = unsureFiles(facts.of('deploy-path'))));
  return files.has(path);
}

function lowest(...severities: readonly Severity[]): Severity {
  return GRAVITY[Math.min(...severities.map((each) => GRAVITY.indexOf(each)))] ?? 'note';
}

/** How many further places one piece of evidence names. */
const MAX_RELATED = 50;

/** Evidence: one finding a rule, app and file, with the further places related. Violations stay as they are. Sorted by place. */
function mergeEvidence(findings: readonly Finding[]): readonly Finding[] {
  const evidence = new Map<string, Finding[]>();
  const merged: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => compareLocations(a.location, b.location))) {
    if (finding.outcome === 'violates') merged.push(finding);
    else {
      const key = `${finding.app ?? ''}\0${finding.location.path}`;
      evidence.set(key, [...(evidence.get(key) ?? []), finding]);
    }
  }
  for (const [first, ...rest] of evidence.values()) {
    if (!first) continue;
    const further: Related[] = rest.flatMap(({ location, message, related }) => [{ location, message }, ...(related ?? [])]);
    const related = [...(first.related ?? []), ...further].slice(0, MAX_RELATED);
    merged.push(related.length > 0 ? { ...first, related } : first);
  }
  return merged.sort((a, b) => compareLocations(a.location, b.location));
}
