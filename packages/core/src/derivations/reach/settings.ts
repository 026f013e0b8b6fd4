import type { Assignment, DeployPath, Process, Reach } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { purposeOfName } from '../deploy-paths/purpose.js';
import { defaultModules } from '../settings/modules.js';
import { reachOf } from './statement.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'deploy-path' | 'process' | 'assignment' | 'entry-point'>;

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
  if (![...loaded.values()].flat().some(({ purpose }) => purpose === 'production')) {
    yield* namedForDevelopment(loaded, facts);
    return;
  }
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

/**
 * Where it cannot be seen what production loads: modules that paths for development name, beside one that is named for production. What
 * an entry point falls back to is no such module, whoever names it.
 */
function* namedForDevelopment(loaded: ReadonlyMap<string, readonly DeployPath[]>, facts: Needs): Generator<Reach> {
  if (!facts.of('deploy-path').some(({ purpose }) => purpose === 'production')) return;
  const defaults = defaultModules(facts.of('entry-point'), facts);
  const modules = new Set(
    facts
      .of('assignment')
      .filter(isDjango)
      .map(({ location }) => location.path),
  );
  const forProduction = [...modules].filter((file) => purposeOfName(nameOf(file)) === 'production');
  const takenByThose = new Set(forProduction.flatMap((file) => takenOver(file, facts)));
  for (const [file, by] of loaded) {
    if (takenByThose.has(file) || defaults.has(file) || !forProduction.some((other) => folderOf(other) === folderOf(file))) continue;
    yield reachOf({ path: file }, by, `Only ${by[0]?.name ?? ''} loads these settings.`);
  }
}

function nameOf(file: string): string {
  return basename(file).replace(/\.py$/, '');
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
