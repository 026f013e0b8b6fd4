import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { joinPath } from '../commands/paths.js';
import { dockerfilesOf, originOf } from '../deploy/builds.js';
import { builtImage, releasedStage } from '../deploy/images.js';
import { workloadsOf } from '../deploy/workloads.js';
import { deployPath } from './path.js';
import { type Purpose, purposeOfFolders, purposeOfKind, purposeOfName, startsDevelopment } from './purpose.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'workload' | 'image-stage' | 'command' | 'app' | 'image-reference' | 'autoscaler'>;

/**
 * Dockerfiles that no production path builds: each is a path of its own. One that paths for development build is for production too
 * where nothing else brings the repository there.
 */
export function dockerfilePaths(others: readonly DeployPath[], facts: Needs): readonly DeployPath[] {
  const built = builtBy(others, facts);
  const isDeployed = others.some(({ purpose }) => purpose === 'production');
  return dockerfilesOf(facts).flatMap((path) => {
    const purposes = built.get(path) ?? [];
    const named = purposeOfFile(path, facts) ?? (lacksLockFile(path, facts) ? 'development' : undefined);
    if (purposes.includes('production') || (named !== undefined && purposes.length > 0)) return [];
    const isForOthers = purposes.length > 0 && (isDeployed || isForDevelopment(path, facts));
    const purpose = named ?? (isForOthers ? 'development' : 'production');
    return purposes.includes(purpose) ? [] : [deployPath('dockerfile', path, purpose)];
  });
}

/** The purposes of the paths that build each Dockerfile. */
function builtBy(paths: readonly DeployPath[], facts: Needs): ReadonlyMap<string, readonly Purpose[]> {
  const built = new Map<string, Purpose[]>();
  for (const path of paths) {
    const workloads: readonly Workload[] = workloadsOf(path, facts);
    for (const workload of workloads) {
      const { image } = originOf(workload, workloads, facts);
      if (image) built.set(image.dockerfile, [...(built.get(image.dockerfile) ?? []), path.purpose]);
    }
  }
  return built;
}

function purposeOfFile(path: string, facts: Needs): Purpose | undefined {
  const name = basename(path).replace(/\.?dockerfile\.?/i, '');
  const found = purposeOfName(name) ?? purposeOfFolders(path) ?? purposeOfKind(facts.kindOf(path));
  return found === 'production' ? undefined : found;
}

/** Names of lock files that a build cannot do without once it copies them. */
const LOCK_FILE =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock)$/;

/** Nobody builds it: it copies a lock file, and from none of the folders above it there is one to copy, while others are here. */
function lacksLockFile(path: string, facts: Needs): boolean {
  const folders = [''];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  const isThere = (name: string) => folders.some((folder) => facts.has(joinPath(folder, name)));
  const copied = facts
    .in('image-stage', path)
    .flatMap(({ copies }) => copies.flatMap(({ from, stage }) => (stage === undefined ? from : [])))
    .map((each) => each.replace(/^(?:\.?\/)+/, ''));
  return (
    copied.some((name) => LOCK_FILE.test(basename(name)) && !isThere(name)) && facts.paths.some((each) => LOCK_FILE.test(basename(each)))
  );
}

/** What it starts by itself is a development server, or it starts nothing. */
function isForDevelopment(path: string, facts: Needs): boolean {
  const stage = releasedStage(facts.in('image-stage', path));
  if (!stage) return true;
  const { command, entrypoint } = builtImage(path, stage, facts);
  if (!command && !entrypoint) return true;
  return startsDevelopment({ ...(command ? { command } : {}), ...(entrypoint ? { entrypoint } : {}) });
}
