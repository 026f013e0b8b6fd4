import type { DeployPath, Process, Provision, Supply, VariableRead } from '../../vocabulary/facts/index.js';
import type { LoadedFiles } from './dotenv-files.js';
import type { ContractFacts } from './needs.js';
import { mayRun } from './program-language.js';
import type { SettingsInForce } from './settings-in-force.js';

/** The processes that an app's variables are for, and whether they are the app's own. */
export interface AppProcesses {
  readonly processes: readonly Process[];
  /** Several apps share the code: what a process lacks it may not need. */
  readonly shared: boolean;
}

/** The processes of an app: its own, else those of the nearest app above it, else (a library) everybody's. */
export function processesOf(app: string, facts: ContractFacts): AppProcesses {
  const all = facts.of('process').filter(({ role }) => role !== 'service' && role !== 'build');
  for (let each: string | undefined = app; each !== undefined; each = above(each)) {
    const own = all.filter((process) => process.app === each);
    if (own.length > 0) return { processes: own, shared: each !== app };
  }
  return { processes: all, shared: true };
}

function above(app: string): string | undefined {
  if (app === '') return undefined;
  const cut = app.lastIndexOf('/');
  return cut < 0 ? '' : app.slice(0, cut);
}

/** What is needed to say who gives a variable. */
export interface Needs {
  readonly name: string;
  readonly reads: readonly VariableRead[];
  readonly owners: AppProcesses;
  readonly paths: ReadonlyMap<string, DeployPath>;
  readonly settings: SettingsInForce;
  readonly loaded: LoadedFiles;
  readonly facts: ContractFacts;
}

/** For each process whose code may read the variable: who gives it. */
export function provisionsOf(needs: Needs): readonly Provision[] {
  const { owners, paths } = needs;
  return owners.processes.flatMap((process) => {
    const path = paths.get(process.path);
    if (!path || path.purpose === 'ci') return [];
    const reads = needs.reads.filter((read) => isReadBy(read, process, path, needs));
    return reads.length > 0 ? [provisionFor(process, reads, needs)] : [];
  });
}

/** Whether a process may come to the place: a deploy path that loads the file, with settings that do. */
function isReadBy({ form, location, production }: VariableRead, process: Process, path: DeployPath, { facts, settings }: Needs): boolean {
  if (form === 'interpolation') return false;
  if (!settings.loads(process, location.path) || !mayRun(process, location.path)) return false;
  const reach = facts.reach({ location });
  if (reach.paths.length > 0) return reach.paths.includes(path.id);
  return production || path.purpose !== 'production';
}

function provisionFor(process: Process, reads: readonly VariableRead[], { name, owners, loaded }: Needs): Provision {
  const where = { path: process.path, process: process.name };
  const supply = process.environment.findLast((each) => each.name === name);
  if (supply) return { ...where, ...supplied(supply), by: [supply.location], source: supply.source };
  const file = loaded(process);
  const open = file === undefined ? process.open : [...process.open, file];
  if (open.length > 0) return { ...where, state: 'unseen', from: open };
  if (!reads.some(({ required }) => required) || owners.shared) return { ...where, state: 'default' };
  return process.main ? { ...where, state: 'missing' } : { ...where, state: 'unseen', from: ['what it runs cannot be said'] };
}

/** A variable of the machine that is passed on as it is may be empty there. */
function supplied({ name, value, source }: Supply): Pick<Provision, 'state' | 'from'> {
  const isPassedOn = source === 'host' && value.kind === 'environment' && value.missing === 'empty' && value.name === name;
  return isPassedOn ? { state: 'unseen', from: ['the machine that deploys'] } : { state: 'supplied' };
}
