import type { Listen, Process, Role, Step, Supply } from '../../vocabulary/facts/index.js';
import { PROGRAMS } from '../../knowledge/servers/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { isNamedAfter } from '../deploy/builds.js';
import { defaultText } from '../deploy/image-name.js';
import { inForce } from '../deploy/images.js';
import type { Event } from '../commands/lane.js';
import { withCalledPrograms } from './called-programs.js';
import type { Context, ProcessNeeds } from './context.js';
import { applicationModule, entryFile, moduleFile } from './entry-files.js';
import { firstProcess } from './first-process.js';
import { packsOthers } from './foreign-program.js';
import { type Invocation, invocationOf, programOf } from './invocation.js';
import { type Listening, listeningOf, listeningOfCode } from './listening.js';
import type { Started } from './main-event.js';
import { hasOption } from './options.js';
import { roleOf } from './role.js';
import { serverSettings } from './server-settings.js';
import { settingsModule } from './settings-module.js';

/** Roles of processes that stay. */
const LASTING: ReadonlySet<Role> = new Set(['web', 'worker', 'scheduler', 'development', 'unknown']);

/** What is said of a process whatever it runs. */
function declared(context: Context, name: string, app: string) {
  const { path, workload, origin, environment, manager } = context;
  const { replicas, autoscaled, image, ports, volumes, probes, gracePeriod, restart, once, containerName, location } = workload;
  return {
    kind: 'process',
    path: path.id,
    app,
    name,
    open: environment.open,
    ports,
    volumes,
    probes,
    location,
    ...(manager ? { manager } : {}),
    ...(replicas ? { replicas } : {}),
    ...(autoscaled ? { autoscaled } : {}),
    ...(image ? { image: defaultText(image) } : {}),
    ...(origin.image ? { build: { dockerfile: origin.image.dockerfile, stage: origin.image.stages[0]?.index ?? 0 } } : {}),
    ...(gracePeriod ? { gracePeriod } : {}),
    ...(restart === undefined ? {} : { restart }),
    ...(once ? { once } : {}),
    ...(containerName ? { containerName } : {}),
  } as const;
}

/** A process of which nobody can say what it runs. */
export function unresolvedProcess(context: Context, name: string): Process {
  const app = appOf(context, undefined);
  const { workload, environment } = context;
  const signs = {
    workload,
    name,
    foreign: isForeignTo(context, false),
    listens: false,
    web: isWeb(context, app),
  };
  return { ...declared(context, name, app), role: roleOf(undefined, signs), before: [], environment: environment.supplies };
}

/** What really runs. */
export function processOf(context: Context, name: string, started: Started, alternatives: readonly Step[]): Process {
  const { main, before } = started;
  const { facts, workload, environment, signalsAll } = context;
  const invocation = invocationOf(main.step);
  const own = suppliesOf(main);
  const supplies = inForce([...environment.supplies, ...own]);
  const given = new Map(supplies.map((supply) => [supply.name, supply]));
  const module = applicationModule(invocation.words);
  const entry = entryFile(invocation, main.directory, context.files);
  const loaded = module === undefined ? undefined : moduleFile(module, main.directory, context.files);
  const app = appOf(context, entry ?? loaded);
  const program = isNextStandalone(invocation, entry, app, facts) ? NEXT_STANDALONE : programOf(main.step, invocation);
  const isOwnServer = program !== undefined && program.role !== 'unknown' && (program.listens !== undefined || program.bind !== undefined);
  const listens =
    isOwnServer || (program && program.role !== 'unknown' && program.role !== 'web')
      ? []
      : listensOf(context, entry, app, invocation.interpreter !== undefined || program !== undefined);
  const foreign = isForeignTo(context, program !== undefined);
  const role = roleOf(program, {
    workload,
    name,
    foreign,
    listens: listens.length > 0,
    web: isWeb(context, app),
    managed: context.manager !== undefined,
  });
  const isServer = role === 'web';
  const settingsFile = program ? serverSettings(program, invocation.words, main.directory, context.files, facts) : { values: new Map() };
  const listening: Listening = isConfigured(program?.configuration, context)
    ? {}
    : program && isOwnServer
      ? listeningOf(program, invocation.words, settingsFile.values, given, main.step.location)
      : isServer
        ? listeningOfCode(listens)
        : {};
  const server = LASTING.has(role) ? (program?.name ?? (isServer ? listens[0]?.server : undefined)) : undefined;
  const isDevelopment =
    program?.development ??
    (hasOption([...invocation.words, ...invocation.options.map(optionWord(main.step))], program?.reload) ||
      (isServer && listens.length > 0 && listens.every(({ development }) => development)));
  const settings = settingsModule(invocation.words, given, entry ?? loaded, app, facts);
  return {
    ...declared(context, name, app),
    role,
    main: main.step,
    before: before.flatMap((event) => withCalledPrograms(event, context)),
    firstProcess: firstProcess(main.step, main.hops, signalsAll),
    environment: supplies,
    ...(alternatives.length > 0 ? { alternatives } : {}),
    ...(server === undefined ? {} : { server }),
    ...(isDevelopment || main.development ? { developmentServer: true as const } : {}),
    ...listening,
    ...(settings === undefined ? {} : { settings }),
  };
}

/** Whether the image or a volume puts a configuration of the repository's own where the server looks for it. */
function isConfigured(folder: string | undefined, { origin, workload }: Context): boolean {
  if (folder === undefined) return false;
  const copied = (origin.image?.stages ?? []).flatMap(({ copies }) => copies.map(({ to }) => to));
  const mounted = (workload?.volumes ?? []).flatMap(({ target }) => target ?? []);
  return [...copied, ...mounted].some((path) => path === folder || path.startsWith(`${folder}/`));
}

const NEXT_STANDALONE = PROGRAMS.find(({ name }) => name === 'next standalone');

/** The server that a standalone build of Next.js writes stands in no repository. */
function isNextStandalone({ file, interpreter }: Invocation, entry: string | undefined, app: string, facts: Facts<ProcessNeeds>): boolean {
  if (interpreter !== 'node' || entry !== undefined || !/(?:^|\/)server\.js$/.test(file ?? '')) return false;
  return facts.for('dependency', app).some(({ name, ecosystem }) => name === 'next' && ecosystem === 'node');
}

function optionWord(step: Step) {
  return (text: string) => ({ kind: 'literal', value: text, location: step.location }) as const;
}

/** `HOST=0.0.0.0 node server.js`: given for this program only. */
function suppliesOf({ assignments }: Event): readonly Supply[] {
  return assignments.flatMap(({ name, value, location }) => (value ? [{ name, value, location, source: 'literal' as const }] : []));
}

/** Where code listens: in the file that the process begins with, else in the only place of its app. */
function listensOf({ facts, workload, origin }: Context, entry: string | undefined, app: string, isOurs: boolean): readonly Listen[] {
  const own = entry === undefined ? [] : facts.in('listen', entry);
  if (own.length > 0 || !isOurs) return own;
  if (workload.image && !origin.image && entry === undefined) return [];
  const others = facts
    .for('listen', app)
    .filter(({ main, location }) => !main && facts.kindOf(location.path) === 'production' && /\.[cm]?[jt]sx?$|\.py$/.test(location.path));
  const isNode = entry === undefined || /\.(?:[cm]?[jt]sx?|json|ya?ml)$/.test(entry);
  return others.filter(({ location }) => isNode === /\.[cm]?[jt]sx?$/.test(location.path) && !/gunicorn/.test(location.path));
}

function appOf({ facts, origin, workload }: Context, file: string | undefined): string {
  if (file !== undefined) return facts.appOf(file)?.path ?? '';
  const candidates = [origin.contexts[0], origin.image?.dockerfile, workload.location.path].flatMap((path) =>
    path === undefined ? [] : (facts.appOf(path)?.path ?? []),
  );
  const own = candidates.slice(0, Math.max(1, candidates.length - 1));
  return own.reduce((deepest, path) => (path.length > deepest.length ? path : deepest), own[0] ?? '');
}

/** Its image is somebody else's: a well-known one, or one of which nothing here tells that this repository builds it. */
function isForeignTo({ workload, origin, facts }: Context, runsKnownProgram: boolean): boolean {
  if (origin.foreign) return true;
  if (origin.image && !runsKnownProgram && packsOthers(origin.image, facts)) return true;
  if (workload.image === undefined || workload.build || origin.image || runsKnownProgram) return false;
  return !isNamedAfter(workload.image, facts);
}

function isWeb({ facts }: Context, app: string): boolean {
  return facts.for('app', app).some(({ web, path }) => web && path === app);
}
