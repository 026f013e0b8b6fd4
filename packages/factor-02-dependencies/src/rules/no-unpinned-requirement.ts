import { defineRule, upholds, violates, type Dependency, type Facts, type Manifest } from '@factorlint/core';

type Seen = Facts<'dependency' | 'lockfile' | 'manifest'>;

export const noUnpinnedRequirement = defineRule({
  id: 'dependencies/no-unpinned-requirement',
  code: 'TF0206',
  summary: 'Every dependency of an application names its version or a bound for it.',
  scope: 'project',
  severity: 'warning',
  needs: ['dependency', 'lockfile', 'manifest'],

  *check(facts) {
    for (const manifest of facts.of('manifest')) {
      const runtime = facts.in('dependency', manifest.location.path).filter(({ group }) => group === 'runtime');
      if (!isJudged(manifest, facts) || runtime.length === 0) continue;
      const loose = runtime.filter((dependency) => dependency.pin === 'none' && !isPinnedElsewhere(dependency, facts));
      const [first, ...others] = loose;
      if (first) {
        const severity = loose.length === runtime.length && facts.isProduction(manifest) ? 'warning' : 'note';
        const related = others.map(({ name, location }) => ({ location, message: `Nor has ${name}.` }));
        yield violates(first, manifest.location.path, `${subject(first, others)} no version bound.`, { severity, related });
      } else if (runtime.every(({ pin }) => pin === 'exact')) {
        yield upholds(runtime[0] ?? manifest, manifest.ecosystem, `${manifest.location.path} names one version for each dependency.`);
      }
    }
  },
});

function subject(first: Dependency, others: readonly Dependency[]): string {
  if (others.length === 0) return `${first.name} has`;
  return `${first.name} and ${others.length} other ${others.length === 1 ? 'dependency' : 'dependencies'} have`;
}

/** An application's own manifest, which a deploy installs. */
function isJudged(manifest: Manifest, facts: Seen): boolean {
  const { path } = manifest.location;
  const type = facts.appOf(manifest)?.type;
  const isRuntime = manifest.group === undefined || manifest.group === 'runtime';
  return isRuntime && facts.kindOf(path) === 'production' && (type === 'service' || (type !== 'library' && !manifest.publishable));
}

/** A lock file above, or another file of the same app, says which version. */
function isPinnedElsewhere(dependency: Dependency, facts: Seen): boolean {
  const app = facts.appOf(dependency)?.path;
  const isLocked = facts
    .of('lockfile')
    .some(({ ecosystem, location }) => ecosystem === dependency.ecosystem && dependency.location.path.startsWith(folderOf(location.path)));
  return (
    isLocked ||
    facts.of('dependency').some((other) => other.name === dependency.name && other.pin !== 'none' && facts.appOf(other)?.path === app)
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
