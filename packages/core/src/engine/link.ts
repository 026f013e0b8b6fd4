import { everyUnderName } from '../values/credential.js';
import { reduce } from '../values/reduce.js';
import { environmentsIn, mapValues, valuesIn } from '../values/walk.js';
import type { Fact, FactKind, Import, TestSetup } from '../vocabulary/facts/index.js';
import type { Reference, Value } from '../vocabulary/value.js';
import type { Modules } from './modules.js';

/** How many modules a value may be passed through. */
const MAX_ROUNDS = 16;

/** Kinds that hold no values: nothing in them is looked up or reduced. */
const PLAIN: ReadonlySet<FactKind> = new Set<FactKind>([
  'lockfile',
  'import',
  'test-setup',
  'code-section',
  'settings-class',
  'dependency',
  'manifest',
  'ignore-pattern',
  'print',
  'waiver',
  'tracked-path',
]);

/** Follows every reference in the facts, asking the modules by name until nothing new is asked for, then reduces all values. */
export function linkFacts(facts: readonly Fact[], modules: Modules): Fact[] {
  askForAll(facts, modules);
  return facts.flatMap((fact) => {
    if (fact.kind === 'import' || fact.kind === 'test-setup') return [located(fact, modules)];
    if (PLAIN.has(fact.kind)) return [fact];
    const reduced = classified(mapValues(fact, (value) => reduce(value, (reference) => modules.lookup(reference))));
    return isIdle(reduced) ? [] : [reduced];
  });
}

function askForAll(facts: readonly Fact[], modules: Modules): void {
  let values: Iterable<Value> = facts.flatMap((fact) => (PLAIN.has(fact.kind) ? [] : valuesIn(fact)));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const wanted = wantedFrom(values, modules);
    if (wanted.size === 0) return;
    values = [...wanted].flatMap(([path, names]) => modules.ask(path, names)).flatMap((value) => valuesIn(value));
  }
}

function wantedFrom(values: Iterable<Value>, modules: Modules): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const reference of referencesIn(values, modules)) {
    const target = modules.target(reference);
    if (!target || target.name === '*') continue;
    const names = wanted.get(target.path);
    if (names) names.add(target.name);
    else wanted.set(target.path, new Set([target.name]));
  }
  return wanted;
}

/** What values refer to. `config.PORT` asks for PORT where `config` is a module, be it one inside a package (`from shop import config`). */
function* referencesIn(values: Iterable<Value>, modules: Modules): Generator<Reference> {
  for (const value of values) {
    if (value.kind === 'reference') yield value;
    if (value.kind !== 'member' || value.of.kind !== 'reference') continue;
    const module = value.of.name === '*' ? value.of : modules.submodule(value.of);
    if (module) yield { ...module, name: value.key };
    if (module !== value.of) yield value.of;
  }
}

/** A literal that came from elsewhere is a secret where the name that takes it says so. */
function classified(fact: Fact): Fact {
  switch (fact.kind) {
    case 'secret':
      return { ...fact, value: everyUnderName(fact.value, fact.name) };
    case 'assignment':
      return fact.keys.length > 0 ? { ...fact, value: everyUnderName(fact.value, fact.keys.at(-1) ?? '') } : fact;
    case 'environment-read': {
      const name = fact.boundTo ?? environmentsIn(fact.value)[0]?.name;
      return name === undefined ? fact : { ...fact, value: everyUnderName(fact.value, name) };
    }
    default:
      return fact;
  }
}

/** What names a module and means a file of the repository: a relative path, an alias of the compiler, a workspace member, an own module. */
function located<F extends Import | TestSetup>(fact: F, modules: Modules): F {
  const path = modules.resolve(fact.module, fact.location.path);
  return path === undefined ? fact : { ...fact, path };
}

/** A call that looked like the project's own reader of the environment and is none. */
function isIdle(fact: Fact): boolean {
  return fact.kind === 'environment-read' && environmentsIn(fact.value).length === 0;
}
