import type { Command, Fact } from '../../vocabulary/facts/index.js';

/** The commands that a file holds. */
export function commandsIn(facts: readonly Fact[]): readonly Command[] {
  return facts.flatMap((fact) => {
    if (fact.kind === 'command') return [fact];
    return fact.kind === 'workload' ? [fact.entrypoint, fact.command].filter((each) => each !== undefined) : [];
  });
}
