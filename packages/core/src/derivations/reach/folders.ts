import type { App, DeployPath, Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Build } from './builds.js';
import { reachOf } from './statement.js';
import { folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'deploy-path' | 'process' | 'app' | 'dependency' | 'workload'>;

/** Files of deploy paths, workloads in them, and folders of apps that processes run. */
export function* folderReach(builds: readonly Build[], facts: Needs): Generator<Reach> {
  const paths = facts.of('deploy-path');
  yield* deployFiles(paths, facts);
  const reached = reachedApps(paths, builds, facts);
  const hasProduction = [...reached.values()].flat().some(({ purpose }) => purpose === 'production');
  for (const app of facts.apps()) {
    const by = reached.get(app.path) ?? [];
    if (by.length > 0) yield reachOf({ path: `${app.path}/` }, by, `${by[0]?.name ?? ''} runs it.`);
    else if (app.path !== '' && hasProduction) yield reachOf({ path: `${app.path}/` }, [], 'No known deploy path runs it.');
  }
}

function* deployFiles(paths: readonly DeployPath[], facts: Needs): Generator<Reach> {
  const files = new Map<string, DeployPath[]>();
  for (const path of paths) {
    for (const file of path.files) {
      if (path.form !== 'dockerfile') files.set(file, [...(files.get(file) ?? []), path]);
      if (path.form === 'kubernetes' || path.form === 'kustomize' || path.form === 'helm') {
        const folder = `${folderOf(file)}/`;
        if (folder !== '/') files.set(folder, [...(files.get(folder) ?? []), path]);
      }
    }
  }
  for (const workload of facts.of('workload')) {
    const by = files.get(workload.location.path) ?? [];
    for (const { path, required } of workload.environmentFiles) {
      if (required || facts.has(path)) files.set(path, [...(files.get(path) ?? []), ...by]);
    }
  }
  for (const [file, by] of files) yield reachOf({ path: file }, by, `It is part of ${by[0]?.name ?? 'no known deploy path'}.`);
}

/** The apps that processes run, with the packages of the repository that those depend on. */
function reachedApps(paths: readonly DeployPath[], builds: readonly Build[], facts: Needs): ReadonlyMap<string, readonly DeployPath[]> {
  const byId = new Map(paths.map((path) => [path.id, path]));
  const reached = new Map<string, DeployPath[]>();
  const add = (app: string, path: DeployPath): void => {
    const known = reached.get(app) ?? [];
    if (!known.includes(path)) reached.set(app, [...known, path]);
  };
  for (const { app, path, role } of facts.of('process')) {
    const by = byId.get(path);
    if (by && role !== 'service') add(app, by);
  }
  for (const { path, dockerfile, contexts } of builds) {
    const app = facts.appOf(dockerfile)?.path;
    if (app !== undefined && app !== '') add(app, path);
    for (const copied of appsCopied(
      contexts,
      builds.filter((build) => build.path === path && build.dockerfile === dockerfile),
      facts,
    ))
      add(copied.path, path);
  }
  const byName = new Map(facts.apps().map((app) => [app.name, app]));
  for (const [app, by] of reached) {
    for (const { name, group } of facts.for('dependency', app)) {
      const used = group === 'development' ? undefined : byName.get(name);
      if (used) for (const path of by) add(used.path, path);
    }
  }
  return reached;
}

/** Apps below the context whose folder an image copies by name, out of the context or out of an earlier stage. */
function appsCopied(contexts: readonly string[], builds: readonly Build[], facts: Needs): readonly App[] {
  const sources = builds.flatMap(({ stages }) =>
    stages.flatMap(({ copies }) => copies.flatMap(({ from, stage }) => (stage === undefined ? from : []))),
  );
  const folders = new Set(
    contexts.flatMap((context) =>
      sources.map((source) => `${context === '' ? '' : `${context}/`}${source.replace(/^\.?\/+/, '').replace(/\/+$/, '')}`),
    ),
  );
  const made = builds.flatMap(({ stages }) =>
    stages.flatMap(({ copies }) => copies.flatMap(({ from, stage }) => (stage === undefined ? [] : from.map((each) => `${each}/`)))),
  );
  return facts
    .apps()
    .filter(
      ({ path }) =>
        path !== '' &&
        ([...folders].some(
          (folder) => folder !== '' && (folder === path || folder.startsWith(`${path}/`) || path.startsWith(`${folder}/`)),
        ) ||
          (path.includes('/') && made.some((each) => each.includes(`/${path}/`)))),
    );
}
