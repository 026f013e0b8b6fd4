import type { DeployPath, Facts, Process } from '@factorlint/core';

const LONG_RUNNING: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler', 'unknown']);

/** The processes of production deploys, with the path that brings each of them. */
export function productionProcesses(facts: Facts<'process' | 'deploy-path'>): readonly (readonly [Process, DeployPath])[] {
  const paths = new Map(facts.of('deploy-path').map((path) => [path.id, path]));
  return facts.of('process').flatMap((process): readonly (readonly [Process, DeployPath])[] => {
    const path = paths.get(process.path);
    return path?.purpose === 'production' ? [[process, path]] : [];
  });
}

/** Whether it stays once it has started. */
export function isLongRunning({ once, role }: Process): boolean {
  return !once && LONG_RUNNING.has(role);
}

/** Tells whether a place is seen for the first time. */
export function firstTime(): (place: unknown) => boolean {
  const seen = new Set<string>();
  return (place) => {
    const key = JSON.stringify(place);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
}
