import { contractsOf, documentable } from '@factorlint/reporters';
import type { Report } from '@factorlint/api';

type AppContract = ReturnType<typeof contractsOf>[number];
type Variable = ReturnType<typeof documentable>[number];

/** An example file, and the variables that it should name. */
export interface ExampleFile {
  readonly path: string;
  readonly variables: readonly Variable[];
}

/** Names of example files, the usual ones first. A template with another ending belongs to another tool. */
const NAMES: readonly RegExp[] = [
  /^\.env\.example$/,
  /^\.env\.(?:sample|template|dist|defaults?)$/,
  /^\.?env[.-](?:example|sample|template|dist)$/,
  /^(?:example|sample|template)\.env$/,
  /^\.?env[.-](?:example|sample|template|dist)[.-][\w-]+$/,
];
/** An example in a folder of its own stands for the app where it names at least this share of what the app reads. */
const MOST = 0.5;

/**
 * Which example file stands for which variables: an app's own file, else the one of the nearest folder above, else a new `.env.example`
 * in the app's folder. What another example beside it names (`env-example-document`, `env-example-relational`) is named. Apps that nothing must be said about have none.
 * @param paths of the repository
 */
export function exampleFiles(report: Report, paths: readonly string[]): readonly ExampleFile[] {
  const examples = paths.filter((path) => rankOf(path) >= 0);
  const files = new Map<string, Variable[]>();
  for (const contract of contractsOf(report)) {
    const variables = documentable(contract);
    if (variables.length === 0) continue;
    const path = fileOf(contract, examples);
    const siblings = examples.filter((other) => other !== path && folderOf(other) === folderOf(path));
    const own = variables.filter((variable) => isDeclaredIn(variable, path) || !siblings.some((other) => isDeclaredIn(variable, other)));
    files.set(path, [...(files.get(path) ?? []), ...own]);
  }
  return [...files].map(([path, variables]) => ({ path, variables: onceEach(variables) })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fileOf({ app, required, optional }: AppContract, examples: readonly string[]): string {
  for (let folder: string | undefined = app.path; folder !== undefined; folder = above(folder)) {
    const own = examples.filter((path) => folderOf(path) === folder);
    const [best] = [...own].sort((a, b) => rankOf(a) - rankOf(b));
    if (best !== undefined) return best;
  }
  const read = [...required, ...optional];
  const inside = examples.filter((path) => app.path === '' || path.startsWith(`${app.path}/`));
  const used = inside.find((path) => read.filter((variable) => isDeclaredIn(variable, path)).length >= read.length * MOST);
  return used ?? (app.path === '' ? '.env.example' : `${app.path}/.env.example`);
}

function isDeclaredIn({ declared }: Variable, file: string): boolean {
  return declared.some(({ path }) => path === file);
}

function rankOf(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return NAMES.findIndex((pattern) => pattern.test(name));
}

function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

function above(folder: string): string | undefined {
  return folder === '' ? undefined : folderOf(folder);
}

/** Of a variable that several apps read, the one that is required says more. */
function onceEach(variables: readonly Variable[]): readonly Variable[] {
  const byName = new Map<string, Variable>();
  for (const variable of variables) {
    const before = byName.get(variable.name);
    if (!before || (variable.required && !before.required)) byName.set(variable.name, variable);
  }
  return [...byName.values()];
}
