import type { EntryPoint, Manifest } from '../../vocabulary/facts/index.js';
import type { DocumentKind } from '../../vocabulary/document-kind.js';
import type { Facts } from '../../vocabulary/facts.js';
import { compareLocations, type Located } from '../../vocabulary/location.js';
import { literalText, walkStatements, type Script } from '../../vocabulary/script.js';
import { FRONT_END_PACKAGES, SERVING_STARTS, SITE_PACKAGES, WEB_PACKAGES } from '../../knowledge/apps/packages.js';
import { isAside, isProgram, ownerOf, type Needs, type Unit } from './units.js';
import { basename, folderOf, joinPath } from '../../vocabulary/paths.js';

/** What speaks for one type or another. Each is a place, or a name that the sentence quotes. */
export interface Signals {
  /** A server is bound, an application object is made, or a server's entry stands here. */
  readonly serves: (Located & { readonly what: string })[];
  /** A Django project is managed here. */
  readonly manages: Located[];
  readonly works: (Located & { readonly what: string })[];
  /** Files that bring it to run in production: Dockerfile, Procfile … */
  readonly deploys: (Located & { readonly what: string })[];
  /** `only`: every workload that is built from it runs once, or only when somebody asks for it. */
  readonly jobs: 'unknown' | 'only' | 'no';
  /** The image or process takes requests. */
  readonly exposes: boolean;
  /** A start script that runs a server or program. */
  readonly starts: Located[];
  /** Dependencies by what they are for. */
  readonly web: string[];
  readonly frontEnd: string[];
  readonly site: string[];
  readonly commandEntries: Located[];
  /** Source files that a deploy may run. */
  readonly programs: number;
  /** Source files that somebody runs by hand. */
  readonly scripts: number;
  readonly files: number;
  readonly hasDeployFiles: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Kinds of file that say nothing about what the unit is. */
const SILENT: ReadonlySet<DocumentKind> = new Set([
  'test',
  'documentation',
  'example',
  'development',
  'generated',
  'vendored',
  'ci',
  'migration',
]);
const TRIAL = /^(?:examples?|demos?|samples?|tests?|playground)(?:[-_.]|$)/i;
const PLATFORMS: ReadonlySet<string> = new Set([
  'procfile',
  'heroku',
  'app.json',
  'fly',
  'render',
  'systemd',
  'supervisor',
  'pm2',
  'ecs',
  'uwsgi',
]);

/** Gathers, for each unit, what its own files say. */
export function signalsOf(facts: Facts<Needs>, units: ReadonlyMap<string, Unit>): ReadonlyMap<string, Signals> {
  const all = new Map<string, Mutable<Signals>>([...units.keys()].map((path) => [path, emptySignals()]));
  const of = (path: string): Mutable<Signals> | undefined => all.get(ownerOf(units, path)?.path ?? '');
  const speaks = ({ location: { path } }: Located): boolean => !SILENT.has(facts.kindOf(path)) && !isTrial(path);

  for (const path of facts.paths) {
    const signals = of(path);
    if (!signals) continue;
    signals.files += 1;
    const kind = facts.kindOf(path);
    if (isProgram(path) && kind === 'production') signals.programs += 1;
    if (isProgram(path) && (kind === 'script' || kind === 'admin-command')) signals.scripts += 1;
    if (basename(path) === 'config.ru') signals.serves.push({ location: { path }, what: 'a Rack application' });
  }
  for (const framework of facts.of('framework')) {
    if (!speaks(framework)) continue;
    const found = { location: framework.location, what: `an application of ${framework.name}` };
    const signals = of(framework.location.path);
    if (framework.serves === 'web') signals?.serves.push(found);
    else if (framework.serves === 'worker') signals?.works.push(found);
    else if (framework.serves === 'front-end') signals?.frontEnd.push(framework.name);
    else signals?.commandEntries.push(framework);
  }
  for (const listen of facts.of('listen')) {
    if (speaks(listen) && facts.kindOf(listen.location.path) === 'production')
      of(listen.location.path)?.serves.push({ location: listen.location, what: `a server (${listen.server})` });
  }
  for (const entry of facts.of('entry-point')) if (speaks(entry)) addEntry(of(entry.location.path), entry);
  addDeploys(facts, units, of, speaks);
  for (const command of facts.of('command')) {
    if (command.from !== 'package.json' || command.name !== 'start' || SILENT.has(facts.kindOf(command.location.path))) continue;
    if (servesBuilt(command.script)) of(command.location.path)?.starts.push(command);
  }
  for (const dependency of facts.of('dependency')) {
    const signals = of(dependency.location.path);
    if (!signals) continue;
    if (dependency.group === 'runtime' && WEB_PACKAGES.has(dependency.name)) signals.web.push(dependency.name);
    if (FRONT_END_PACKAGES.has(dependency.name) && dependency.group !== 'peer') signals.frontEnd.push(dependency.name);
    if (SITE_PACKAGES.has(dependency.name) && dependency.group === 'runtime') signals.site.push(dependency.name);
  }
  for (const { serves } of all.values())
    serves.sort((a, b) => rankOf(a, facts) - rankOf(b, facts) || compareLocations(a.location, b.location));
  return all;
}

/** Which of several places says best where the application begins: its own code before scripts, a usual name, near the root. */
function rankOf({ location: { path } }: Located, facts: Facts<Needs>): number {
  const isUsual = /^(?:main|server|app|index|wsgi|asgi|__init__)\./.test(basename(path));
  return (facts.kindOf(path) === 'production' ? 0 : 1_000) + (isUsual ? 0 : 100) + path.split('/').length;
}

function emptySignals(): Mutable<Signals> {
  return {
    serves: [],
    manages: [],
    works: [],
    deploys: [],
    jobs: 'unknown',
    exposes: false,
    starts: [],
    web: [],
    frontEnd: [],
    site: [],
    commandEntries: [],
    programs: 0,
    scripts: 0,
    files: 0,
    hasDeployFiles: false,
  };
}

function isTrial(path: string): boolean {
  return isAside(folderOf(path)) || TRIAL.test(basename(path));
}

function addEntry(signals: Mutable<Signals> | undefined, entry: EntryPoint): void {
  if (!signals) return;
  const { location, role, settings } = entry;
  if (
    settings?.kind === 'literal' &&
    /(?:^|[._])(?:tests?|testapp|testproject|examples?|demo\w*|sandbox)(?:[._]|$)/i.test(String(settings.value))
  )
    return;
  if (role === 'manage') signals.manages.push(entry);
  else if (role === 'wsgi' || role === 'asgi') signals.serves.push({ location, what: `an entry for ${role.toUpperCase()} servers` });
  else if (role === 'server') signals.serves.push({ location, what: 'a server' });
  else if (role === 'celery' || role === 'worker')
    signals.works.push({ location, what: role === 'celery' ? 'a Celery application' : 'a worker' });
  else if (role === 'command') signals.commandEntries.push(entry);
}

function addDeploys(
  facts: Facts<Needs>,
  units: ReadonlyMap<string, Unit>,
  of: (path: string) => Mutable<Signals> | undefined,
  speaks: (fact: Located) => boolean,
): void {
  const contexts = contextsByDockerfile(facts);
  for (const stage of facts.of('image-stage')) {
    const { path } = stage.location;
    const owner = of(path);
    if (owner) owner.hasDeployFiles = true;
    if (!stage.final || !speaks(stage)) continue;
    const unit = ownerOf(units, path);
    const inside = (contexts.get(path) ?? []).filter((each) => each !== '' && units.has(each));
    for (const signals of new Set(unit?.path === '' && inside.length > 0 ? inside.map((each) => of(`${each}/x`)) : [owner])) {
      if (!signals) continue;
      signals.deploys.push({ location: stage.location, what: basename(path) });
      signals.exposes ||= stage.exposes.length > 0;
    }
  }
  for (const workload of facts.of('workload')) {
    const owner = of(workload.location.path);
    if (owner) owner.hasDeployFiles = true;
    const built =
      workload.build &&
      [joinPath('', workload.build.context), joinPath(folderOf(workload.location.path), workload.build.context)].find((each) =>
        units.has(each),
      );
    if (built !== undefined) {
      const isJob = workload.once === true || (workload.profiles ?? []).length > 0;
      const signals = of(`${built}/x`);
      if (signals) signals.jobs = isJob && signals.jobs !== 'no' ? 'only' : 'no';
    }
    if (!speaks(workload) || workload.purpose === 'development' || workload.purpose === 'test' || workload.purpose === 'ci') continue;
    if (PLATFORMS.has(workload.form)) owner?.deploys.push({ location: workload.location, what: basename(workload.location.path) });
    if (owner && (workload.form === 'procfile' || workload.form === 'heroku') && workload.name === 'web') owner.exposes = true;
  }
}

/** Dockerfiles with the folders that workloads build them in. */
function contextsByDockerfile(facts: Facts<Needs>): ReadonlyMap<string, readonly string[]> {
  const contexts = new Map<string, string[]>();
  for (const { build, location } of facts.of('workload')) {
    if (!build) continue;
    for (const context of [joinPath('', build.context), joinPath(folderOf(location.path), build.context)]) {
      for (const file of [joinPath(context, build.dockerfile ?? 'Dockerfile'), joinPath('', build.dockerfile ?? 'Dockerfile')]) {
        if (facts.has(file)) contexts.set(file, [...(contexts.get(file) ?? []), context]);
      }
    }
  }
  return contexts;
}

/** Whether a start script runs a server or a program, not a development server of a user interface. */
function servesBuilt(script: Script): boolean {
  return [...walkStatements(script.statements)].some((statement) => {
    if (statement.kind !== 'run') return false;
    const words = statement.words.map((word) => literalText(word) ?? '');
    return SERVING_STARTS.some(([program, ...rest]) => {
      const at = words.findIndex((word) => basename(word) === program);
      return at >= 0 && rest.every((word) => words.slice(at + 1).includes(word));
    });
  });
}

/** Whether the manifests say that others install it, so that a server inside it is not what it is for. */
export function isPublished(manifests: readonly Manifest[]): boolean {
  return manifests.some(({ publishable, format }) => publishable && format !== 'pyproject');
}
