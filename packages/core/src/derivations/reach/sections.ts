import type { CodeSection, Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { reachOf } from './statement.js';

/** Stretches of code that are for others than production, unless it is settings that the application takes whatever the environment says. */
export function* sectionReach(facts: Facts<'code-section' | 'settings-class'>): Generator<Reach> {
  const taken = new Set(
    facts
      .of('settings-class')
      .filter(({ location: { path } }) => facts.kindOf(path) === 'production')
      .map(({ name }) => name),
  );
  for (const { name, purpose, location } of facts.of('code-section'))
    if (purpose === 'double' || !taken.has(name)) yield reachOf(location, [], WHY[purpose](name));
}

const WHY: Readonly<Record<CodeSection['purpose'], (name: string) => string>> = {
  development: (name) => `${name} is for development.`,
  test: (name) => `${name} is for tests.`,
  double: (name) => `${name} stands in for something real.`,
};
