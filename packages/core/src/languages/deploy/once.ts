import type { Fact } from '../../vocabulary/facts/index.js';

/** The facts of one file, each version of a runtime and each environment once, at its first place. */
export function* statedOnce(facts: Iterable<Fact>): Generator<Fact> {
  const seen = new Set<string>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    yield fact;
  }
}

function keyOf(fact: Fact): string | undefined {
  if (fact.kind === 'runtime-version') return `${fact.runtime} ${fact.version} ${fact.source}`;
  return fact.kind === 'environment-variant' ? fact.name : undefined;
}
