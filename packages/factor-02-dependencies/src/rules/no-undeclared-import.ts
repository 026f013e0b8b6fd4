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
    for (const each of facts.of('import')) {
      const ecosystem = EXTENSIONS.find(({ extension }) => extension.test(each.location.path))?.ecosystem;
      const { root } = each;
      if (!ecosystem || root === undefined || !isRunning(each, facts) || isOwn(each, root, facts)) continue;
      const unit = `${facts.appOf(each)?.path ?? ''} ${root}`;
      const known = declaredFor(each, ecosystem, facts);
      if (told.has(unit) || !known || isDeclared(root, ecosystem, known.direct)) continue;
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

/** A module of the repository: the resolver found it, or a file or folder somewhere has its name. */
function isOwn({ path, location }: Import, root: string, facts: Seen): boolean {
  if (path !== undefined || location.path.split('/').includes(root)) return true;
  const inner = `/${root}/`;
  const file = new RegExp(`(?:^|/)${root.replace(/[^\w]/g, '\\$&')}\\.(?:py|pyi|[cm]?[jt]sx?|d\\.ts)$`);
  return facts.paths.some((each) => each.startsWith(`${root}/`) || each.includes(inner) || file.test(each));
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
