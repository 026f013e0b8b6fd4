import { defineRule, violates, type Ecosystem, type Facts, type Import } from '@factorlint/core';
import { isEverywhere, mayProvide, provides } from '../data/distributions.js';

type Seen = Facts<'import' | 'dependency' | 'lockfile' | 'manifest' | 'install-command'>;

const EXTENSIONS: readonly { readonly ecosystem: 'python' | 'node'; readonly extension: RegExp }[] = [
  { ecosystem: 'python', extension: /\.py$/ },
  { ecosystem: 'node', extension: /\.[cm]?[jt]sx?$/ },
];

export const noUndeclaredImport = defineRule({
  id: 'dependencies/no-undeclared-import',
  code: 'TF0211',
  summary: 'The manifest declares every package that the running code imports.',
  scope: 'project',
  severity: 'warning',
  needs: ['import', 'dependency', 'lockfile', 'manifest', 'install-command'],

  *check(facts) {
    const told = new Set<string>();
    const isNamed = once((root) => isModuleSomewhere(root, facts.paths));
    const declared = new Map<string, Declared | undefined>();
    /** By folder and root: most files import what their neighbours do. */
    const fine = new Set<string>();
    for (const each of facts.of('import')) {
      const { root, location, path } = each;
      const ecosystem = root === undefined ? undefined : EXTENSIONS.find(({ extension }) => extension.test(location.path))?.ecosystem;
      if (!ecosystem || root === undefined || path !== undefined) continue;
      const folder = folderOf(location.path);
      if (fine.has(`${folder} ${ecosystem} ${root}`) || !isRunning(each, facts)) continue;
      const app = facts.appOf(each)?.path ?? '';
      const unit = `${app} ${root}`;
      if (told.has(unit) || location.path.split('/').includes(root) || isNamed(root)) continue;
      const place = `${folder} ${ecosystem} ${app}`;
      if (!declared.has(place)) declared.set(place, declaredFor(each, ecosystem, facts));
      const known = declared.get(place);
      if (!known || isDeclared(root, ecosystem, known.direct)) {
        fine.add(`${folder} ${ecosystem} ${root}`);
        continue;
      }
      told.add(unit);
      // What another package brings today may be gone with its next version.
      if (isDeclared(root, ecosystem, known.locked))
        yield violates(each, root, `${root} is imported and comes only with another package: no manifest declares it.`, {
          severity: 'note',
        });
      // What a lock file does not hold cannot be installed: a bundler's alias or a virtual module.
      else if (!known.hasLock)
        // Without a lock file nobody can tell what else is installed; some packages nearly always are.
        yield violates(each, root, `${root} is imported and no manifest declares it.`, {
          confidence: 'likely',
          severity: isEverywhere(root) ? 'note' : 'warning',
        });
    }
  },
});

function isRunning(each: Import, facts: Seen): boolean {
  return !each.optional && facts.kindOf(each.location.path) === 'production' && facts.isProduction(each);
}

function once(question: (root: string) => boolean): (root: string) => boolean {
  const answers = new Map<string, boolean>();
  return (root) => {
    let answer = answers.get(root);
    if (answer === undefined) answers.set(root, (answer = question(root)));
    return answer;
  };
}

/** A module of the repository, though the resolver did not find it: a file or folder somewhere has its name. */
function isModuleSomewhere(root: string, paths: readonly string[]): boolean {
  const inner = `/${root}/`;
  const file = new RegExp(`(?:^|/)${root.replace(/[^\w]/g, '\\$&')}\\.(?:py|pyi|[cm]?[jt]sx?|d\\.ts)$`);
  return paths.some((each) => each.startsWith(`${root}/`) || each.includes(inner) || file.test(each));
}

interface Declared {
  readonly direct: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
  readonly hasLock: boolean;
}

/** What the manifests above the file, or those of its app, declare, and what an image installs by name. None: `require-manifest` speaks. */
function declaredFor(each: Import, ecosystem: Ecosystem, facts: Seen): Declared | undefined {
  const app = facts.appOf(each)?.path;
  const concerns = (path: string) => each.location.path.startsWith(folderOf(path)) || facts.appOf(path)?.path === app;
  const direct = facts.of('dependency').filter((dependency) => dependency.ecosystem === ecosystem && concerns(dependency.location.path));
  const names = facts.of('manifest').filter((manifest) => manifest.ecosystem === ecosystem && concerns(manifest.location.path));
  if (direct.length === 0) return undefined;
  const installed = facts.of('install-command').flatMap(({ packages }) => packages.map(({ name }) => name.toLowerCase()));
  const locks = facts.of('lockfile').filter((lock) => lock.ecosystem === ecosystem && concerns(lock.location.path));
  return {
    direct: new Set([...direct.map(({ name }) => name), ...names.flatMap(({ name }) => name?.toLowerCase() ?? []), ...installed]),
    locked: new Set(locks.flatMap(({ packages }) => Object.keys(packages))),
    hasLock: locks.length > 0,
  };
}

function isDeclared(root: string, ecosystem: Ecosystem, names: ReadonlySet<string>): boolean {
  return provides(names, root) || (ecosystem === 'python' && mayProvide(names, root));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
