import type { Waiver } from '../vocabulary/facts/index.js';
import { FACTOR_SLUGS } from '../vocabulary/factor.js';
import type { Facts } from '../vocabulary/facts.js';
import type { Located } from '../vocabulary/location.js';
import type { WaiverProblem } from '../vocabulary/report.js';
import type { Observation, RuleId } from '../vocabulary/rule.js';

/** A written exception of the configuration, for files that hold no comments. */
export interface Excuse extends Located {
  /** A rule's id or a factor's slug. */
  readonly rule: string;
  /** The file whose findings it excuses. */
  readonly path: string;
  /** The finding's key; absent: whatever the rule finds in the file. */
  readonly key?: string;
  readonly reason: string;
}

/** Applies the waivers of a repository and the excuses of its configuration, and remembers which of them excused something. */
export class Waivers {
  readonly #facts: Facts;
  readonly #excuses: readonly Excuse[];
  readonly #used = new Set<string | Excuse>();

  constructor(facts: Facts, excuses: readonly Excuse[] = []) {
    this.#facts = facts;
    this.#excuses = excuses;
  }

  /** The reason that excuses a violation, if one does. */
  reasonFor(rule: RuleId, observation: Observation): string | undefined {
    for (const waiver of this.#facts.in('waiver', observation.location.path)) {
      const named = waiver.rules.find((name) => covers(name, rule));
      if (named === undefined || waiver.reason === undefined || !reaches(waiver, observation)) continue;
      this.#used.add(entryOf(waiver, named));
      return waiver.reason;
    }
    const excuse = this.#excuses.find(
      (each) =>
        covers(each.rule, rule) && each.path === observation.location.path && (each.key === undefined || each.key === observation.key),
    );
    if (excuse) this.#used.add(excuse);
    return excuse?.reason;
  }

  /**
   * What is wrong with the waivers. Asked after all rules have spoken.
   * @param known every rule that exists; @param asked those that have spoken: only they can leave a waiver unused
   */
  problems(known: ReadonlySet<string>, asked: ReadonlySet<string>): WaiverProblem[] {
    const inComments = this.#facts.of('waiver').flatMap((waiver) =>
      waiver.rules.flatMap((rule): WaiverProblem[] => {
        const problem = this.#problemOf(waiver, rule, known, asked);
        return problem ? [{ location: waiver.location, rule, problem }] : [];
      }),
    );
    const unused = this.#excuses.filter((excuse) => !this.#used.has(excuse) && hasSpoken(excuse.rule, known, asked));
    return [...inComments, ...unused.map(({ location, rule }): WaiverProblem => ({ location, rule, problem: 'unused' }))];
  }

  #problemOf(waiver: Waiver, rule: string, known: ReadonlySet<string>, asked: ReadonlySet<string>): WaiverProblem['problem'] | undefined {
    if (!isFactor(rule) && !known.has(rule)) return 'unknown rule';
    if (waiver.reason === undefined) return 'no reason';
    return hasSpoken(rule, known, asked) && !this.#used.has(entryOf(waiver, rule)) ? 'unused' : undefined;
  }
}

function isFactor(name: string): boolean {
  return FACTOR_SLUGS.some((slug) => slug === name);
}

function hasSpoken(name: string, known: ReadonlySet<string>, asked: ReadonlySet<string>): boolean {
  return isFactor(name) ? [...known].filter((id) => covers(name, id)).every((id) => asked.has(id)) : asked.has(name);
}

function covers(name: string, rule: string): boolean {
  return name === rule || rule.startsWith(`${name}/`);
}

/** A finding is excused where its first line is the waiver's line, or the next; one about a whole file only by `file`. */
function reaches({ reach, location: { range } }: Waiver, { location }: Observation): boolean {
  if (reach === 'file') return true;
  const line = location.range?.start.line;
  if (!range || line === undefined) return false;
  return reach === 'line' ? line >= range.start.line && line <= range.end.line : line === range.end.line + 1;
}

function entryOf({ location: { path, range } }: Waiver, rule: string): string {
  return `${path}:${range?.start.line ?? 0}:${range?.start.column ?? 0}:${rule}`;
}
