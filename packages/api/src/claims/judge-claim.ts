import type { Answer, Claim, ClaimPlace, Finding, JudgedClaim, RuleId, Status } from '@factorlint/core';
import { findingsFor, placeOfFinding, type Grounds } from './grounds.js';
import { checkNames } from './names/index.js';
import { isVariableName } from './names/variables.js';
import { judgesOf, type Judge } from './ties/index.js';
import { WHOLE_FACTORS } from './ties/whole-factors.js';

/** Answers a claim: by the rules that its words are tied to, and by what it names. */
export function judgeClaim(claim: Claim, grounds: Grounds): JudgedClaim {
  const { location, text, form, factor } = claim;
  const { judges, beyond } = judgesOf(claim);
  const verdicts = judges.flatMap((judge) => verdictOf(judge, claim, grounds) ?? []);
  const named = checkNames(claim, grounds).filter(({ speaks }) => speaks === 'against' || !(claim.whole ?? claim.general));
  const places = sorted([...verdicts.flatMap((verdict) => verdict.places), ...named]);
  const weak = answerOf(places) === 'supported' ? weaknessOf(claim, judges, verdicts) : undefined;
  const answer = weak === undefined ? answerOf(places) : 'unchecked';
  return {
    location,
    text,
    form,
    ...(factor === undefined ? {} : { factor }),
    answer,
    why: weak ?? reasonOf(answer, verdicts, beyond, places),
    rules: verdicts.map(({ id, status }) => ({ id, status })),
    places,
  };
}

/** Why what speaks for a claim does not support it; undefined where it does. */
function weaknessOf(claim: Claim, judges: readonly Judge[], verdicts: readonly Verdict[]): string | undefined {
  const isDoubted = judges.some(
    ({ rule, noted }) => noted && verdicts.some(({ id, places }) => id === rule && places.some(({ speaks }) => speaks === 'remark')),
  );
  if (isDoubted) return 'Something shows it, and a rule has its doubts.';
  const isRuled = verdicts.some(({ places }) => places.some(({ speaks }) => speaks === 'for'));
  if (!isRuled) return namesSuffice(claim, judges) ? undefined : 'What it names is here; whether it is as it says cannot be seen.';
  return isEnough(claim, judges, verdicts) ? undefined : 'What was found shows only a part of it.';
}

/** Words of a statement that says little more than a name. */
const SHORT = 8;

/** Whether it is enough that what a claim names is here: a variable is read, or the claim says little more than the name. */
function namesSuffice({ names, text }: Claim, judges: readonly Judge[]): boolean {
  if (names.some((name) => isVariableName(name.text))) return true;
  return !judges.some(({ byWords }) => byWords) && text.split(' ').length <= SHORT;
}

/** Of twelve factors, those for which a statement about the method needs evidence. */
const MOST_FACTORS = 6;

/**
 * Whether evidence is enough for a statement about a whole factor (its first rule is upheld, or two others are) or about the method (so it
 * is for half of the factors).
 */
function isEnough({ whole, general }: Claim, judges: readonly Judge[], verdicts: readonly Verdict[]): boolean {
  const isShown = (rule: string) => verdicts.some(({ id, places }) => id === rule && places.some(({ speaks }) => speaks === 'for'));
  if (judges.some(({ rule }) => isShown(rule) && !isOfFactorOnly(rule, judges))) return true;
  const factors = Object.values(WHOLE_FACTORS).filter((rules) => rules.some((rule) => judges.some((judge) => judge.rule === rule)));
  const shown = factors.filter(([first, ...others]) => isShown(first!) || others.filter(isShown).length > 1);
  if (!whole && !general) return true;
  return factors.length > 1 ? shown.length >= MOST_FACTORS : shown.length > 0;
}

function isOfFactorOnly(rule: string, judges: readonly Judge[]): boolean {
  return judges.find((judge) => judge.rule === rule)?.byWords !== true;
}

interface Verdict {
  readonly id: RuleId;
  readonly status: Status;
  readonly failure?: string;
  readonly places: readonly ClaimPlace[];
}

function verdictOf({ rule, noted, rows }: Judge, claim: Claim, grounds: Grounds): Verdict | undefined {
  const result = grounds.results.get(rule);
  if (!result) return undefined;
  const findings = findingsFor(result, claim.location.path, grounds).filter(({ message, location }) =>
    rows.some(({ about, within }) => (about?.test(message) ?? true) && (within?.test(location.path) ?? true)),
  );
  const places = findings.flatMap((finding) => {
    const speaks = voiceOf(finding, noted);
    return speaks === undefined ? [] : [placeOfFinding(finding, result.rule.id, speaks)];
  });
  const status = statusOf(findings, result.status);
  return { id: result.rule.id, status, places, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}

/** What a finding has to say to a claim; a violation that a waiver excuses says nothing. */
function voiceOf({ outcome, severity, waiver, confidence }: Finding, isNoted: boolean): ClaimPlace['speaks'] | undefined {
  if (outcome === 'upholds') return 'for';
  if (waiver !== undefined) return undefined;
  if (severity !== 'note') return 'against';
  return isNoted && confidence === 'certain' ? 'against' : 'remark';
}

/** Of a rule where the document stands. */
function statusOf(findings: readonly Finding[], whole: Status): Status {
  const violations = findings.filter(({ outcome, waiver }) => outcome === 'violates' && waiver === undefined);
  if (violations.some(({ severity }) => severity !== 'note')) return 'violated';
  if (findings.some(({ outcome }) => outcome === 'upholds')) return violations.length > 0 ? 'noted' : 'upheld';
  if (violations.length > 0) return 'noted';
  return whole === 'not-assessed' ? 'not-assessed' : 'not-applicable';
}

/** What speaks against decides; what only a rule remarks decides nothing. */
function answerOf(places: readonly ClaimPlace[]): Answer {
  if (places.some(({ speaks }) => speaks === 'against')) return 'contradicted';
  return places.some(({ speaks }) => speaks === 'for') ? 'supported' : 'unchecked';
}

const VOICES: readonly ClaimPlace['speaks'][] = ['against', 'for', 'remark'];

function sorted(places: readonly ClaimPlace[]): readonly ClaimPlace[] {
  return VOICES.flatMap((voice) => places.filter(({ speaks }) => speaks === voice));
}

function reasonOf(answer: Answer, verdicts: readonly Verdict[], beyond: string | undefined, places: readonly ClaimPlace[]): string {
  const count = places.filter(({ speaks }) => speaks === (answer === 'contradicted' ? 'against' : 'for')).length;
  if (answer === 'contradicted') return count === 1 ? 'One place says otherwise.' : `${count} places say otherwise.`;
  if (answer === 'supported') return count === 1 ? 'One place shows it.' : `${count} places show it.`;
  const broken = verdicts.find(({ failure }) => failure !== undefined);
  if (broken) return `The rule ${broken.id} broke: ${broken.failure ?? ''}`;
  if (verdicts.length === 0) return beyond ?? 'No rule judges what it says.';
  if (places.length > 0) return 'Rules only remark on it.';
  if (verdicts.some(({ status }) => status === 'not-assessed')) return 'What its rules need could not be seen here.';
  return 'Nothing here for its rules to judge.';
}
