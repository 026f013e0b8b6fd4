import {
  basename,
  defineRule,
  folderOf,
  upholds,
  violates,
  type App,
  type Ecosystem,
  type Facts,
  type IgnorePattern,
  type Lockfile,
  type Manifest,
} from '@factorlint/core';

type Seen = Facts<'manifest' | 'lockfile' | 'dependency' | 'ignore-pattern' | 'app' | 'install-command'>;

/** The lock files that a package manager of the ecosystem writes. Source: each manager's documentation. */
const LOCK_NAMES: Partial<Record<Ecosystem, readonly string[]>> = {
  python: ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock'],
  node: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'],
};

export const requireLockfile = defineRule({
  id: 'dependencies/require-lockfile',
  code: 'TF0202',
  summary: 'Every manifest of an application has a lock file in the repository, so that each install yields the same dependencies.',
  scope: 'project',
  severity: 'warning',
  needs: ['manifest', 'lockfile', 'dependency', 'ignore-pattern', 'app', 'install-command'],

  *check(facts) {
    const unpinned = new Map<string, Manifest[]>();
    for (const manifest of facts.of('manifest')) {
      if (!LOCK_NAMES[manifest.ecosystem] || manifest.dependencies === 0 || !facts.isProduction(manifest) || !isRuntime(manifest)) continue;
      const lock = lockOf(manifest, facts);
      if (lock) {
        yield upholds(lock, manifest.ecosystem, `${basename(lock.location.path)} pins what ${manifest.location.path} asks for.`);
      } else if (isPinned(manifest, facts)) {
        yield upholds(manifest, manifest.ecosystem, `${manifest.location.path} pins every dependency to one version.`);
      } else if (!isCompanion(manifest, facts)) {
        const unit = `${manifest.ecosystem} ${facts.appOf(manifest)?.path ?? ''}`;
        unpinned.set(unit, [...(unpinned.get(unit) ?? []), manifest]);
      }
    }
    for (const manifests of unpinned.values()) yield* missing(byWeight(manifests, facts), facts);
  },
});

function isRuntime({ group }: Manifest): boolean {
  return group === undefined || group === 'runtime';
}

/** Beside the manifest, or above it at the root of its workspace. */
function lockOf(manifest: Manifest, facts: Seen): Lockfile | undefined {
  for (let folder = folderOf(manifest.location.path); ; folder = folderOf(folder)) {
    const found = facts.of('lockfile').find((lock) => lock.ecosystem === manifest.ecosystem && folderOf(lock.location.path) === folder);
    if (found || folder === '') return found;
  }
}

/** A requirements file whose every line names one version is its own lock file, with the files that it includes. */
function isPinned(manifest: Manifest, facts: Seen): boolean {
  const files = [manifest.location.path, ...(manifest.includes ?? [])];
  const dependencies = files.flatMap((path) => facts.in('dependency', path)).filter(({ group }) => group === 'runtime');
  return (
    manifest.format === 'requirements' && dependencies.length > 0 && dependencies.every(({ pin }) => pin === 'exact' || pin === 'local')
  );
}

/** `setup.py` beside `pyproject.toml`, `requirements.in` beside `requirements.txt`: one application, judged once. */
function isCompanion(manifest: Manifest, facts: Seen): boolean {
  const beside = facts.of('manifest').filter((other) => other !== manifest && other.ecosystem === manifest.ecosystem);
  return beside.some(
    (other) => isPinned(other, facts) && isRuntime(other) && nearby(folderOf(other.location.path), folderOf(manifest.location.path)),
  );
}

function nearby(a: string, b: string): boolean {
  return a === b || folderOf(a) === b || folderOf(b) === a || folderOf(a) === folderOf(b);
}

/** First what a build or a start installs by its path, then the file of pip's usual name, then the rest as it came. */
function byWeight(manifests: readonly Manifest[], facts: Seen): readonly Manifest[] {
  const installed = facts.of('install-command').flatMap(({ file, when }) => (file && (when === 'build' || when === 'start') ? [file] : []));
  const weight = ({ location: { path }, format }: Manifest): number => {
    if (installed.some((file) => `/${file}`.endsWith(`/${path}`))) return 0;
    return format === 'requirements' && basename(path) !== 'requirements.txt' ? 2 : 1;
  };
  return [...manifests].sort((a, b) => weight(a) - weight(b));
}

/** One finding for all manifests of an app that are installed together. */
function* missing([manifest, ...others]: readonly Manifest[], facts: Seen) {
  const app: App | undefined = manifest && facts.appOf(manifest);
  const isApplication = app?.type === 'service' || app?.type === 'site';
  if (!manifest || (!isApplication && manifest.publishable)) return;
  const severity = isApplication ? 'warning' : 'note';
  const related = others.map(({ location }) => ({ location, message: `Nor what ${location.path} asks for.` }));
  const ignored = ignoredLock(manifest, facts);
  if (ignored) yield violates(ignored, manifest.location.path, `${basename(ignored.pattern)} is kept out of the repository.`, { severity });
  else
    yield violates(manifest, manifest.location.path, `No lock file pins what ${manifest.location.path} asks for.`, { severity, related });
}

function ignoredLock(manifest: Manifest, facts: Seen): IgnorePattern | undefined {
  const names = LOCK_NAMES[manifest.ecosystem] ?? [];
  return facts.of('ignore-pattern').find(({ by, pattern, negated }) => by === 'git' && !negated && names.includes(basename(pattern)));
}
