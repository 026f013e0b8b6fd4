import { isSecretName } from '../values/credential.js';
import { contributors } from '../values/walk.js';
import { knownVariable } from '../knowledge/variables/index.js';
import { defineDerivation } from '../vocabulary/derivation.js';
import type { DeployPath, EnvironmentContract, VariableRead, Workload } from '../vocabulary/facts/index.js';
import { compareLocations, sameLocation, type Location } from '../vocabulary/location.js';
import type { Value } from '../vocabulary/value.js';
import { readsComputedNames } from './environment-contract/code-reads.js';
import { buildProvisions, isTakenAtBuild } from './environment-contract/build-supplies.js';
import { loadedFiles, type LoadedFiles } from './environment-contract/dotenv-files.js';
import { isNear } from './environment-contract/near-miss.js';
import { CONTRACT_NEEDS, type ContractFacts } from './environment-contract/needs.js';
import { overriddenVariables } from './environment-contract/overrides.js';
import { processesOf, provisionsOf } from './environment-contract/provisions.js';
import { settingsInForce } from './environment-contract/settings-in-force.js';
import { collectVariables, type Variable } from './environment-contract/variables.js';

/** One fact a variable and app: who reads, documents and supplies it. The rules and the command `env` read the same. */
export const environmentContract = defineDerivation({
  id: 'environment-contract',
  needs: CONTRACT_NEEDS,
  provides: ['environment-contract'],

  *derive(facts) {
    const variables = collectVariables(facts).all();
    const context: Context = {
      facts,
      paths: new Map(facts.of('deploy-path').map((path) => [path.id, path])),
      settings: settingsInForce(facts),
      loaded: loadedFiles(facts),
      overridden: overriddenVariables(facts),
      idle: variables.filter(isIdle),
    };
    const sorted = [...variables].sort((a, b) => order(a.app, b.app) || order(a.name, b.name));
    for (const variable of sorted) if (isTold(variable)) yield contractOf(variable, context);
  },
});

interface Context {
  readonly facts: ContractFacts;
  readonly paths: ReadonlyMap<string, DeployPath>;
  readonly settings: ReturnType<typeof settingsInForce>;
  readonly loaded: LoadedFiles;
  readonly overridden: ReadonlyMap<string, readonly Location[]>;
  /** Supplied or documented, and read by nobody. */
  readonly idle: readonly Variable[];
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Given to a process or documented, and nothing that runs reads it. What deploy files fill in by themselves needs no reader, unless
 * they hand it to a process under its name.
 */
function isIdle({ name, reads, supplies, declarations }: Variable): boolean {
  if (knownVariable(name) || reads.some(({ form }) => form !== 'interpolation')) return false;
  return reads.length === 0 ? supplies.length + declarations.length > 0 : supplies.some(({ source }) => source !== 'file');
}

/** Scripts are no part of the application unless a deploy runs them or somebody sets what they read. */
function isTold({ name, reads, supplies, declarations }: Variable): boolean {
  if (reads.some(({ form }) => form !== 'script')) return true;
  if (supplies.length + declarations.length > 0) return true;
  return reads.some(({ production }) => production) && knownVariable(name)?.given === undefined;
}

const FORMS: readonly VariableRead['form'][] = ['code', 'script', 'interpolation'];

function sortedReads(reads: readonly VariableRead[]): readonly VariableRead[] {
  return [...reads].sort(
    (a, b) =>
      FORMS.indexOf(a.form) - FORMS.indexOf(b.form) ||
      Number(b.production) - Number(a.production) ||
      Number(b.required) - Number(a.required) ||
      compareLocations(a.location, b.location),
  );
}

function contractOf(variable: Variable, context: Context): EnvironmentContract {
  const { name, app, supplies, declarations } = variable;
  const { facts, overridden } = context;
  const reads = sortedReads(variable.reads);
  const used = reads.filter(({ form }) => form !== 'interpolation');
  const code = reads.filter(({ form }) => form === 'code');
  const known = knownVariable(name);
  const atBuild = isTakenAtBuild(name, reads);
  const provisions = atBuild
    ? buildProvisions(name, app, facts)
    : provisionsOf({ ...context, name, reads: used, owners: processesOf(app, facts) });
  const standard = defaultRead(used);
  const coercion =
    used.find((read) => read.coercion !== undefined && read.coercion !== 'string')?.coercion ??
    used.find((read) => read.coercion !== undefined)?.coercion;
  const near = nearMissOf(variable, provisions, context);
  const replaced = overridden.get(name);
  return {
    kind: 'environment-contract',
    name,
    app,
    location: placeOf(variable, reads),
    readers: code.map(({ location }) => location),
    reads,
    required: used.some(({ required }) => required),
    declared: declarations.map(({ location }) => location),
    provisions,
    supplies,
    ...(coercion ? { coercion } : {}),
    ...(standard?.default ? { default: standard.default } : {}),
    ...(isSecret(name, used) ? { secret: true } : {}),
    ...(atBuild ? { phase: 'build' } : {}),
    ...(known && code.length === 0 ? { known: { by: known.by, purpose: known.purpose } } : {}),
    ...(near ? { nearMiss: near.name, nearMissAt: placesOf(near) } : {}),
    ...(replaced && code.some(({ production }) => production) ? { overridden: replaced } : {}),
    ...(isIdle(variable) ? { unread: isCertain(app, facts) ? 'certain' : 'likely' } : {}),
  };
}

/** The first read that has a default; one that no deploy runs says nothing where others do. */
function defaultRead(reads: readonly VariableRead[]): VariableRead | undefined {
  const running = reads.filter(({ production }) => production);
  return (running.length > 0 ? running : reads).find((read) => read.default !== undefined);
}

function placeOf({ supplies, declarations }: Variable, reads: readonly VariableRead[]): Location {
  return (reads[0] ?? supplies[0] ?? declarations[0])?.location ?? { path: '.' };
}

function isSecret(name: string, reads: readonly VariableRead[]): boolean {
  const defaults = reads.flatMap((read) => read.default ?? []);
  return isSecretName(name) || defaults.some((value: Value) => contributors(value).some(({ kind }) => kind === 'credential'));
}

/** A name that nobody reads and that is nearly one that is read and somewhere not supplied. */
function nearMissOf(variable: Variable, provisions: EnvironmentContract['provisions'], { idle, facts }: Context): Variable | undefined {
  const lacks = provisions.length === 0 || provisions.some(({ state }) => state !== 'supplied');
  if (!variable.reads.some(({ form }) => form === 'code') || !lacks) return undefined;
  const app = facts.apps().find(({ path }) => path === variable.app);
  const near = idle.filter(
    (other) =>
      isRelated(other.app, variable.app) && knownVariable(other.name) === undefined && isNear(variable.name, other.name, app?.name),
  );
  return near.find(({ supplies }) => supplies.length > 0) ?? near[0];
}

function isRelated(a: string, b: string): boolean {
  return a === b || a === '' || b === '' || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function placesOf({ supplies, declarations }: Variable): readonly Location[] {
  const places = [...supplies, ...declarations].map(({ location }) => location);
  return places.filter((place, index) => places.findIndex((each) => sameLocation(each, place)) === index);
}

/** Programming languages that nobody here reads. */
const UNREAD_CODE = /\.(?:go|rb|java|kt|kts|scala|php|rs|cs|fs|ex|exs|erl|clj|swift|c|cc|cpp|h|pl|lua|dart)$/;

/** Settings files whose conditions and templates nobody here reads whole. */
const CONDITIONAL: ReadonlySet<Workload['form']> = new Set(['uwsgi', 'other']);

function isCertain(app: string, facts: ContractFacts): boolean {
  if (readsComputedNames(app, facts)) return false;
  if (facts.for('workload', app).some(({ form }) => CONDITIONAL.has(form))) return false;
  return !facts.paths.some((path) => UNREAD_CODE.test(path) && facts.appOf(path)?.path === app);
}
