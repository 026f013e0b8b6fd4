import type { Waiver } from '../vocabulary/facts/index.js';
import { FACTOR_SLUGS } from '../vocabulary/factor.js';
import type { Facts } from '../vocabulary/facts.js';
import type { WaiverProblem } from '../vocabulary/report.js';
import type { Observation, RuleId } from '../vocabulary/rule.js';

/** Applies the waivers of a repository and remembers which of them excused something. */
export class Waivers {
  readonly #facts: Facts;
  readonly #used = new Set<string>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The reason that excuses a violation, if one does. */
  reasonFor(rule: RuleId, observation: Observation): string | undefined {
    for (const waiver of this.#facts.in('waiver', observation.location.path)) {
      const named = waiver.rules.find((name) => covers(name, rule));
      if (named === undefined || waiver.reason === undefined || !reaches(waiver, observation)) continue;
      this.#used.add(entryOf(waiver, named));
      return waiver.reason;
    }
    return undefined;
  }

  /**
   * What is wrong with the waivers. Asked after all rules have spoken.
   * @param known every rule that exists; @param asked those that have spoken: only they can leave a waiver unused
   */
  problems(known: ReadonlySet<string>, asked: ReadonlySet<string>): WaiverProblem[] {
    return this.#facts.of('waiver').flatMap((waiver) =>
      waiver.rules.flatMap((rule): WaiverProblem[] => {
        const problem = this.#problemOf(waiver, rule, known, asked);
        return problem ? [{ location: waiver.location, rule, problem }] : [];
      }),
    );
  }

  #problemOf(waiver: Waiver, rule: string, known: ReadonlySet<string>, asked: ReadonlySet<string>): WaiverProblem['problem'] | undefined {
    const isFactor = FACTOR_SLUGS.some((slug) => slug === rule);
    if (!isFactor && !known.has(rule)) return 'unknown rule';
    if (waiver.reason === undefined) return 'no reason';
    const hasSpoken = isFactor ? [...known].filter((id) => covers(rule, id)).every((id) => asked.has(id)) : asked.has(rule);
    return hasSpoken && !this.#used.has(entryOf(waiver, rule)) ? 'unused' : undefined;
  }
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
