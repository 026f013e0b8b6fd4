import type { Model, Provision, Report, ReportedApp, Value } from '@factorlint/core';

export type Variable = Model['environment'][number];
export type DeployPath = Model['paths'][number];
export type State = Provision['state'];

/** The variables of one app, by what a person wants to know of them. Each stands in one list of the first four. */
export interface AppContract {
  readonly app: ReportedApp;
  /** The deploy paths that run the app, production first. */
  readonly paths: readonly DeployPath[];
  readonly required: readonly Variable[];
  readonly optional: readonly Variable[];
  /** Filled into deploy files from the environment of whoever deploys, and read by nothing that runs. */
  readonly filledIn: readonly Variable[];
  /** Read by tests, tools and scripts that no deploy runs. */
  readonly aside: readonly Variable[];
  readonly known: readonly Variable[];
  readonly suppliedNotRead: readonly Variable[];
  readonly documentedNotRead: readonly Variable[];
}

const PURPOSES: readonly DeployPath['purpose'][] = ['production', 'development', 'test', 'ci'];

/** The environment contract of each app that has one, in the order of the report. */
export function contractsOf({ apps, model }: Report): readonly AppContract[] {
  const known = new Set(apps.map(({ path }) => path));
  const folders = [...new Set(model.environment.map(({ app }) => app))].filter((path) => !known.has(path));
  const readByCode = new Set(model.environment.flatMap(({ name, readers }) => (readers.length > 0 ? name : [])));
  const all: readonly ReportedApp[] = [...apps, ...folders.map((path): ReportedApp => ({ path, name: path, kind: 'service' }))];
  return all.flatMap((app) => {
    const variables = model.environment.filter((variable) => variable.app === app.path && !isPassedOn(variable, readByCode));
    return variables.length > 0 ? [contractOf(app, variables, model)] : [];
  });
}

/** What a deploy file only hands on to code that reads it is told where it is read. */
function isPassedOn({ name, reads, known }: Variable, readByCode: ReadonlySet<string>): boolean {
  return (known !== undefined || reads.length > 0) && reads.every(({ form }) => form === 'interpolation') && readByCode.has(name);
}

function contractOf(app: ReportedApp, variables: readonly Variable[], model: Model): AppContract {
  const ids = new Set(variables.flatMap(({ provisions }) => provisions.map(({ path }) => path)));
  const paths = model.paths
    .filter(({ id, purpose }) => ids.has(id) && purpose !== 'ci')
    .sort((a, b) => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose) || (a.id < b.id ? -1 : 1));
  const inList = new Map<keyof Omit<AppContract, 'app' | 'paths'>, Variable[]>();
  for (const variable of variables) {
    const list = listOf(variable);
    inList.set(list, [...(inList.get(list) ?? []), variable]);
  }
  const list = (name: keyof Omit<AppContract, 'app' | 'paths'>) => inList.get(name) ?? [];
  return {
    app,
    paths,
    required: list('required'),
    optional: list('optional'),
    filledIn: list('filledIn'),
    aside: list('aside'),
    known: list('known'),
    suppliedNotRead: list('suppliedNotRead'),
    documentedNotRead: list('documentedNotRead'),
  };
}

function listOf(variable: Variable): keyof Omit<AppContract, 'app' | 'paths'> {
  const used = variable.reads.filter(({ form }) => form !== 'interpolation');
  if (variable.required) return 'required';
  if (used.some(({ production }) => production)) return 'optional';
  if (used.length > 0) return 'aside';
  if (variable.unread !== undefined) return variable.supplies.length > 0 ? 'suppliedNotRead' : 'documentedNotRead';
  if (variable.known) return 'known';
  return variable.reads.length > 0 ? 'filledIn' : 'known';
}

/** What the application reads while it runs or is built. */
export function variablesRead({ required, optional }: AppContract): readonly Variable[] {
  return [...required, ...optional];
}

/** Which state of several processes says most. */
const TELLING: readonly State[] = ['missing', 'supplied', 'unseen', 'default'];

/** How a variable fares on a deploy path; undefined where nothing of the path reads it. */
export function stateOn({ provisions }: Variable, path: DeployPath): { readonly state: State; readonly isMixed: boolean } | undefined {
  const own = provisions.filter((each) => each.path === path.id);
  const state = TELLING.find((each) => own.some((provision) => provision.state === each));
  return state && { state, isMixed: own.some((each) => each.state !== state) };
}

/** A variable's type as people say it. */
export function typeOf({ coercion, default: standard }: Variable): string {
  if (coercion !== undefined) return coercion;
  if (standard?.kind === 'literal' && typeof standard.value === 'number') return Number.isInteger(standard.value) ? 'integer' : 'number';
  if (standard?.kind === 'literal' && typeof standard.value === 'boolean') return 'boolean';
  return standard?.kind === 'list' ? 'list' : 'string';
}

export interface ContractCounts {
  readonly read: number;
  readonly required: number;
  /** Required, and missing on a deploy path. */
  readonly missing: number;
  readonly undocumented: number;
  readonly nearMisses: number;
  readonly neverRead: number;
  readonly overridden: number;
  readonly secretsWithDefault: number;
}

/** The contract in numbers. */
export function countContract(contract: AppContract): ContractCounts {
  const read = variablesRead(contract);
  return {
    read: read.length,
    required: contract.required.length,
    missing: read.filter(({ provisions }) => provisions.some(({ state }) => state === 'missing')).length,
    undocumented: isDocumented(contract) ? read.filter(({ declared }) => declared.length === 0).length : 0,
    nearMisses: read.filter(({ nearMiss }) => nearMiss !== undefined).length,
    neverRead: contract.suppliedNotRead.length + contract.documentedNotRead.length,
    overridden: read.filter(({ overridden }) => overridden !== undefined).length,
    secretsWithDefault: read.filter(hasSecretDefault).length,
  };
}

/** A secret that silently becomes a constant where it is not set. A stand-in for a local password in a URL is none. */
export function hasSecretDefault({ secret, reads }: Variable): boolean {
  return secret === true && reads.some(({ form, production, default: value }) => form === 'code' && production && isConstantSecret(value));
}

function isConstantSecret(value: Value | undefined): boolean {
  if (value?.kind === 'literal') return typeof value.value === 'string' && value.value !== '';
  if (value?.kind === 'text') return value.parts.some((part) => part.kind === 'credential' && part.looks !== 'placeholder');
  return value?.kind === 'credential';
}

/** Whether any file documents variables of the app. */
export function isDocumented(contract: AppContract): boolean {
  return contract.documentedNotRead.length > 0 || variablesRead(contract).some(({ declared }) => declared.length > 0);
}
