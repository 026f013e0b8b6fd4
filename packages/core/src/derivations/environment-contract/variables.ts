import type { EnvironmentDeclaration, VariableRead, VariableSupply } from '../../vocabulary/facts/index.js';
import { formatLocation } from '../../vocabulary/location.js';
import { codeReads } from './code-reads.js';
import { workloadReads } from './interpolations.js';
import type { ContractFacts } from './needs.js';
import { scriptReads, settingsFileReads } from './script-reads.js';

/** Everything that the repository says of one variable of one app. */
export interface Variable {
  readonly name: string;
  /** The app's folder. */
  readonly app: string;
  readonly reads: VariableRead[];
  readonly supplies: VariableSupply[];
  readonly declarations: EnvironmentDeclaration[];
}

/** The variables of all apps. */
export class Variables {
  readonly #byApp = new Map<string, Map<string, Variable>>();
  readonly #apps = new Map<string, Set<string>>();

  of(app: string, name: string): Variable {
    const group = this.#byApp.get(app) ?? new Map<string, Variable>();
    this.#byApp.set(app, group);
    const variable = group.get(name) ?? { name, app, reads: [], supplies: [], declarations: [] };
    group.set(name, variable);
    this.#apps.set(name, (this.#apps.get(name) ?? new Set()).add(app));
    return variable;
  }

  /** Those of all apps with a name. */
  named(name: string): readonly Variable[] {
    return [...(this.#apps.get(name) ?? [])].map((app) => this.of(app, name));
  }

  all(): readonly Variable[] {
    return [...this.#byApp.values()].flatMap((group) => [...group.values()]);
  }
}

/** Collects reads, then who sets and who documents a variable: each goes to the apps that read it, else to the app that it stands in. */
export function collectVariables(facts: ContractFacts): Variables {
  const variables = new Variables();
  const seen = new Set<string>();
  for (const { name, read } of [...codeReads(facts), ...scriptReads(facts), ...settingsFileReads(facts), ...workloadReads(facts)]) {
    const app = facts.appOf(read.location)?.path ?? '';
    const key = `${app}\0${name}\0${formatLocation(read.location)}`;
    if (!seen.has(key)) variables.of(app, name).reads.push(read);
    seen.add(key);
  }
  addSupplies(variables, facts);
  for (const declaration of facts.of('environment-declaration')) {
    const own = facts.appOf(declaration)?.path ?? '';
    for (const variable of takers(variables, declaration.name, own)) variable.declarations.push(declaration);
  }
  return variables;
}

/** The apps below or at a place that read a name; where none does, all that read it; where nobody does, the place's own. */
function takers(variables: Variables, name: string, app: string): readonly Variable[] {
  const readers = variables.named(name).filter(({ reads }) => reads.some(({ form }) => form !== 'interpolation'));
  const own = readers.filter((variable) => variable.app === app);
  if (own.length > 0) return own;
  const below = readers.filter(
    (variable) => app === '' || variable.app.startsWith(`${app}/`) || app.startsWith(`${variable.app}/`) || variable.app === '',
  );
  return below.length > 0 ? below : [variables.of(app, name)];
}

function addSupplies(variables: Variables, facts: ContractFacts): void {
  const taken = new Set<string>();
  for (const process of facts.of('process')) {
    for (const { name, source, location } of process.environment) {
      taken.add(formatLocation(location));
      if (process.role === 'service' || (source === 'literal' && isImage(location.path, facts))) continue;
      for (const variable of takers(variables, name, process.app)) {
        variable.supplies.push({ source, path: process.path, process: process.name, location });
      }
    }
  }
  for (const { name, source, form, location } of facts.of('environment-supply')) {
    if (form !== 'dotenv' || taken.has(formatLocation(location))) continue;
    for (const variable of takers(variables, name, facts.appOf(location)?.path ?? '')) variable.supplies.push({ source, location });
  }
}

/** What an image sets for itself is its own affair; where code reads it, its provisions tell. */
function isImage(path: string, facts: ContractFacts): boolean {
  return facts.in('image-stage', path).length > 0;
}
