import type { AppType, Manifest } from '../../vocabulary/facts/index.js';
import { formatLocation, type Located } from '../../vocabulary/location.js';
import { isPublished, type Signals } from './signals.js';
import type { Unit } from './units.js';

/** The type of a unit, and why. */
export interface Verdict {
  readonly type: AppType;
  readonly why: string;
  readonly web: boolean;
}

/** Decides what a unit is. What is deployed or served outweighs what is published, unless only a package speaks. */
export function typeOf({ path, manifests }: Unit, signals: Signals): Verdict {
  return serviceOf(manifests, signals) ?? siteOf(manifests, signals) ?? packageOf(manifests, signals) ?? restOf(path, manifests, signals);
}

function serviceOf(manifests: readonly Manifest[], signals: Signals): Verdict | undefined {
  const { serves, manages, works, deploys, starts, exposes } = signals;
  const commands = commandsOf(manifests);
  const [manage] = manages;
  if (manage) return service(true, `Django is managed at ${formatLocation(manage.location)}.`);
  const isPackage =
    isPublished(manifests) || (manifests.some(({ publishable }) => publishable) && (commands.length > 0 || onlyDjango(signals)));
  const [server] = serves;
  if (server && (deploys.length > 0 || starts.length > 0 || !isPackage))
    return service(true, `${capital(server.what)} stands at ${formatLocation(server.location)}.`);
  const [start] = starts;
  if (start && !isPackage && (commands.length === 0 || signals.web.length > 0)) {
    return service(signals.web.length > 0 || exposes, `Its package.json has a start script (${formatLocation(start.location)}).`);
  }
  const [worker] = works;
  if (worker && (deploys.length > 0 || !isPackage))
    return service(exposes || signals.web.length > 0, `${capital(worker.what)} stands at ${formatLocation(worker.location)}.`);
  const [deploy] = deploys;
  if (!deploy || signals.programs + signals.scripts === 0 || (commands.length > 0 && !exposes && !isPlatform(deploy.what)))
    return undefined;
  if ((isFrontEnd(signals) && signals.web.length === 0) || (signals.jobs === 'only' && !exposes)) return undefined;
  return service(exposes || signals.web.length > 0, `${deploy.what} brings it to run (${formatLocation(deploy.location)}).`);
}

function service(web: boolean, why: string): Verdict {
  return { type: 'service', web, why };
}

/** A package for Django makes no application by itself. */
function onlyDjango({ serves, deploys }: Signals): boolean {
  return deploys.length === 0 && serves.every(({ what }) => what === 'an application of django');
}

function isPlatform(what: string): boolean {
  return !/dockerfile/i.test(what);
}

function isFrontEnd({ frontEnd, site }: Signals): boolean {
  return frontEnd.length > 0 || site.length > 0;
}

function siteOf(manifests: readonly Manifest[], signals: Signals): Verdict | undefined {
  if (manifests.some(({ publishable }) => publishable)) return undefined;
  const { frontEnd, site, web, programs, deploys, starts } = signals;
  if (site[0] !== undefined && web.length === 0) return { type: 'site', web: false, why: `It is built with ${site[0]} into static pages.` };
  if (frontEnd[0] === undefined || web.length > 0 || (programs === 0 && deploys.length === 0)) return undefined;
  return starts.length === 0
    ? { type: 'site', web: false, why: `It is a user interface that runs in a browser (${frontEnd[0]}).` }
    : undefined;
}

function packageOf(manifests: readonly Manifest[], { commandEntries }: Signals): Verdict | undefined {
  const [command] = commandsOf(manifests);
  if (command !== undefined) return { type: 'tool', web: false, why: `It installs the command ${command} and serves nothing.` };
  const library = manifests.find(({ publishable }) => publishable);
  if (library)
    return {
      type: 'library',
      web: false,
      why: `${library.location.path} says how it is published, and nothing in it is served or deployed.`,
    };
  const [entry] = commandEntries;
  return entry && { type: 'tool', web: false, why: `A command begins at ${formatLocation(entry.location)}, and nothing is served.` };
}

function restOf(path: string, manifests: readonly Manifest[], signals: Signals): Verdict {
  const named = manifests.find(({ name }) => name !== undefined);
  const workspace = manifests.find(({ members }) => members && members.length > 0);
  if (workspace && manifests.every(({ dependencies }) => dependencies === 0)) {
    return {
      type: 'infrastructure',
      web: false,
      why: `${workspace.location.path} holds a workspace together and depends on nothing itself.`,
    };
  }
  if (signals.programs === 0) {
    if (signals.hasDeployFiles && (path === '' || signals.scripts === 0))
      return { type: 'infrastructure', web: false, why: 'It holds files that deploy others, and no program of its own.' };
    if (signals.scripts > 0) return { type: 'tool', web: false, why: 'It holds scripts that somebody runs by hand.' };
    return { type: 'site', web: false, why: 'It holds no program.' };
  }
  if (named && manifests.some(({ format, location }) => format === 'package.json' || location.path.endsWith('Cargo.toml'))) {
    return { type: 'library', web: false, why: `${named.location.path} names a package that nothing here starts.` };
  }
  return { type: 'tool', web: false, why: 'It holds programs, and nothing shows that they are served, deployed or published.' };
}

function commandsOf(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap(({ commands }) => commands ?? []);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a manifest's folder shows no life of its own: an asset bundle or a settings file of the unit around it. */
export function isPart(manifests: readonly Manifest[], signals: Signals, hasDevelopmentServer: boolean): boolean {
  const alive: readonly (readonly Located[])[] = [signals.serves, signals.manages, signals.works, signals.deploys, signals.starts];
  if (alive.some((each) => each.length > 0) || hasDevelopmentServer) return false;
  return manifests.every(({ publishable, commands, ecosystem }) => !publishable && !commands && ecosystem !== 'go' && ecosystem !== 'rust');
}
