import { walkValue } from '../../values/walk.js';
import type { EnvironmentRead, VariableRead } from '../../vocabulary/facts/index.js';
import { formatLocation, sameLocation } from '../../vocabulary/location.js';
import type { Environment, Value } from '../../vocabulary/value.js';
import type { ContractFacts } from './needs.js';

/** A read with the variable's name. */
export interface NamedRead {
  readonly name: string;
  readonly read: VariableRead;
}

/** Kinds of file whose reads a running application needs. */
const RUNS: ReadonlySet<string> = new Set(['production', 'migration']);

/** What the code of the application reads, one for each variable of each fact. */
export function* codeReads(facts: ContractFacts): Generator<NamedRead> {
  const stated = new Set(facts.of('environment-read').flatMap(({ value }) => (value.kind === 'environment' ? keyOf(value) : [])));
  for (const fact of facts.of('environment-read')) {
    const production = RUNS.has(facts.kindOf(fact.location.path)) && facts.isProduction(fact);
    for (const { environment, conditional } of readsIn(fact.value, fact.condition !== undefined)) {
      if (environment.name !== undefined && environment.name !== '') {
        const read = toRead(fact, environment, conditional, production);
        yield { name: environment.name, read: stated.has(keyOf(environment)) ? read : insideHelper(read, fact) };
      }
    }
  }
}

function keyOf({ name, location }: Environment): string {
  return `${name ?? ''} ${formatLocation(location)}`;
}

/** A read that stands in a helper of the project and is made where the helper is called. */
function insideHelper(read: VariableRead, { location }: EnvironmentRead): VariableRead {
  return sameLocation(read.location, location) ? read : { ...read, location, via: [read.location, ...(read.via ?? [])] };
}

/** Whether names are computed at run time somewhere in an app, so that nobody can say that a name is not read. */
export function readsComputedNames(app: string, facts: ContractFacts): boolean {
  return facts
    .for('environment-read', app)
    .some(({ value }) => [...walkValue(value)].some((each) => each.kind === 'environment' && each.name === undefined));
}

function toRead(fact: EnvironmentRead, environment: Environment, conditional: boolean, production: boolean): VariableRead {
  const { missing, coercion, location, via } = environment;
  const isRefused = fact.guard !== undefined && missing === 'empty';
  return {
    form: 'code',
    reader: fact.reader,
    required: production && !conditional && !fact.optional && (missing === 'fails' || isRefused),
    production,
    location,
    ...(typeof missing === 'object' ? { default: missing } : {}),
    ...(coercion ? { coercion } : {}),
    ...(fact.structured ? { structured: true } : {}),
    ...(conditional ? { conditional: true } : {}),
    ...(via && via.length > 0 ? { via } : {}),
  };
}

interface FoundRead {
  readonly environment: Environment;
  readonly conditional: boolean;
}

/** The reads in a value; those in another's default, in an option of a choice and in a condition need not happen. */
function* readsIn(value: Value, conditional: boolean): Generator<FoundRead> {
  switch (value.kind) {
    case 'environment':
      yield { environment: value, conditional };
      if (typeof value.missing === 'object') yield* readsIn(value.missing, true);
      return;
    case 'text':
      for (const part of value.parts) yield* readsIn(part, conditional);
      return;
    case 'list':
      for (const item of value.items) yield* readsIn(item, conditional);
      return;
    case 'record':
      for (const entry of value.entries) yield* readsIn(entry.value, conditional);
      return;
    case 'choice':
      for (const option of value.options) {
        if (option.when) yield* readsIn(option.when.value, true);
        yield* readsIn(option.value, conditional || value.options.length > 1);
      }
      return;
    case 'call':
      for (const argument of [...value.arguments, ...Object.values(value.named)]) yield* readsIn(argument, conditional);
      return;
    case 'member':
      yield* readsIn(value.of, conditional);
      return;
    default:
  }
}
