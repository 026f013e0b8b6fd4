import type { Fact } from '../../vocabulary/facts/index.js';

/** The facts of one file, each statement of a runtime's version once, at its first place. */
export function* withVersionsOnce(facts: Iterable<Fact>): Generator<Fact> {
  const seen = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'runtime-version') {
      const key = `${fact.runtime} ${fact.version} ${fact.source}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    yield fact;
  }
}
