import type { Assignment, DeployPath, Process, Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { folderOf } from '../paths.js';
import { reachOf } from './statement.js';

type Needs = Facts<'deploy-path' | 'process' | 'assignment'>;

/** Settings modules that processes load, with what those take over; their neighbours that nothing loads. */
export function* settingsReach(facts: Needs): Generator<Reach> {
  const paths = new Map(facts.of('deploy-path').map((path) => [path.id, path]));
  const loaded = new Map<string, DeployPath[]>();
  for (const process of facts.of('process')) {
    const { settings, path: id, app } = process;
    const path = paths.get(id);
    const file = settings === undefined ? undefined : fileOfModule(settings, app, facts);
    if (file === undefined || !path || isDoubtful(process)) continue;
    for (const each of takenOver(file, facts)) loaded.set(each, [...(loaded.get(each) ?? []), path]);
  }
  if (![...loaded.values()].flat().some(({ purpose }) => purpose === 'production')) return;
  for (const [file, by] of loaded) yield reachOf({ path: file }, by, `A process of ${by[0]?.name ?? ''} loads these settings.`);
  const folders = new Set([...loaded.keys()].filter((file) => isModuleOfSettings(file)).map(folderOf));
  for (const file of new Set(
    facts
      .of('assignment')
      .filter(isDjango)
      .map(({ location }) => location.path),
  )) {
    if (!loaded.has(file) && folders.has(folderOf(file)) && isModuleOfSettings(file))
      yield reachOf({ path: file }, [], 'No known process loads these settings.');
  }
}

/** What the code falls back to is for development, and the platform may well set another. */
function isDoubtful({ settings = '', environment, open }: Process): boolean {
  const isGiven = environment.some(({ name }) => name === 'DJANGO_SETTINGS_MODULE');
  return !isGiven && open.length > 0 && /(?:^|[._])(?:dev|devel|development|local|test)$/.test(settings);
}

function isDjango({ framework }: Assignment): boolean {
  return framework === 'django';
}

/** Its folder is for settings, or its name says that it is one of several. */
function isModuleOfSettings(file: string): boolean {
  return /(?:^|\/)(?:settings|config|conf)\/[^/]+\.py$|(?:^|\/)[^/]*settings[^/]*\.py$/.test(file);
}

/** A module and all that it takes over whole. */
function takenOver(file: string, facts: Needs): readonly string[] {
  const found = new Set([file]);
  for (const each of found) {
    for (const { keys, value } of facts.in('assignment', each)) {
      if (keys.length === 0 && value.kind === 'reference' && value.path !== undefined) found.add(value.path);
    }
  }
  return [...found];
}

/** The file of a dotted module: below the app first, the shortest path where several end so. */
function fileOfModule(dotted: string, app: string, facts: Needs): string | undefined {
  const tail = dotted.replaceAll('.', '/');
  const ends = [`${tail}.py`, `${tail}/__init__.py`];
  const all = facts.paths.filter((path) => ends.some((end) => path === end || path.endsWith(`/${end}`)));
  const own = all.filter((path) => app === '' || path.startsWith(`${app}/`));
  return [...(own.length > 0 ? own : all)].sort((a, b) => a.length - b.length)[0];
}
