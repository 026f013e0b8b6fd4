import type { Command, InstallCommand, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { formatLocation } from '../../vocabulary/location.js';
import { literalText, walkStatements } from '../../vocabulary/script.js';
import { basename } from '../../vocabulary/paths.js';

type When = InstallCommand['when'];

/** A command and what is known about where it runs. */
export interface Site {
  readonly command: Command;
  readonly when: When;
  /** The workload that starts it. */
  readonly workload?: Workload;
}

const BY_PURPOSE: Readonly<Record<Exclude<Command['purpose'], 'health'>, When>> = {
  build: 'build',
  start: 'start',
  entrypoint: 'start',
  release: 'release',
  script: 'script',
  ci: 'ci',
  development: 'development',
  hook: 'script',
};

/** Scripts of package.json that platforms run when they build. Sources: the platforms' documentation. */
const BUILD_SCRIPTS: ReadonlySet<string> = new Set(['heroku-prebuild', 'heroku-postbuild', 'gcp-build', 'vercel-build', 'render-build']);

/** The later in this list, the less it counts where a script is called from several places. */
const PRIORITY: readonly When[] = ['start', 'release', 'build', 'ci', 'development', 'script'];

/** Every command of the repository with the moment at which it runs; what only a probe runs is left out. */
export function sitesOf(facts: Facts<'command' | 'workload'>): readonly Site[] {
  const direct: Site[] = [];
  for (const command of facts.of('command')) {
    if (command.purpose !== 'health') direct.push({ command, when: whenOf(command, facts.kindOf(command.location.path)) });
  }
  for (const workload of facts.of('workload')) {
    for (const command of [workload.entrypoint, workload.command]) {
      if (command) direct.push({ command, workload, when: whenOfWorkload(workload, facts.kindOf(workload.location.path)) });
    }
  }
  const callers = calledScripts(direct);
  return unique(direct).map((site) =>
    site.when === 'script' && site.command.from === 'shell'
      ? { ...site, when: callers.get(basename(site.command.location.path)) ?? 'script' }
      : site,
  );
}

function whenOf({ purpose, from, name }: Command, kind: string): When {
  if (purpose === 'ci') return 'ci';
  if (from === 'devcontainer' || kind === 'development' || kind === 'example' || kind === 'documentation') return 'development';
  if (kind === 'ci' || kind === 'test') return 'ci';
  if (purpose === 'health') return 'script';
  return from === 'package.json' && name !== undefined && BUILD_SCRIPTS.has(name) ? 'build' : BY_PURPOSE[purpose];
}

function whenOfWorkload({ purpose, release }: Workload, kind: string): When {
  if (purpose === 'development' || kind === 'development') return 'development';
  if (purpose === 'test' || purpose === 'ci' || kind === 'test' || kind === 'ci') return 'ci';
  return release ? 'release' : 'start';
}

/** The files that commands name, with the earliest moment at which one of them runs it. */
function calledScripts(sites: readonly Site[]): ReadonlyMap<string, When> {
  const called = new Map<string, When>();
  for (const { command, when } of sites) {
    if (when === 'script') continue;
    for (const statement of walkStatements(command.script.statements)) {
      if (statement.kind !== 'run') continue;
      for (const word of statement.words) {
        const name = basename(literalText(word) ?? '');
        const known = called.get(name);
        if (name.includes('.') && (known === undefined || PRIORITY.indexOf(when) < PRIORITY.indexOf(known))) called.set(name, when);
      }
    }
  }
  return called;
}

/** A command that stands by itself and in a workload counts once, with its workload. */
function unique(sites: readonly Site[]): readonly Site[] {
  const started = new Set(sites.flatMap(({ command, workload }) => (workload ? [formatLocation(command.location)] : [])));
  return sites.filter(({ command, workload }) => workload !== undefined || !started.has(formatLocation(command.location)));
}
