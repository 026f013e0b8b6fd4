import type { Process, Workload } from '../../vocabulary/facts/index.js';
import type { Event, Hop, Managed } from '../commands/lane.js';
import { joinPath } from '../commands/paths.js';
import type { Context } from './context.js';
import { basename } from '../../vocabulary/paths.js';

const FORM: Readonly<Record<Managed['manager'], readonly Workload['form'][]>> = {
  supervisord: ['supervisor'],
  honcho: ['procfile'],
  pm2: ['pm2'],
  circus: ['other', 'supervisor'],
  s6: ['other'],
  uwsgi: ['uwsgi'],
};

/** What each manager does with SIGTERM. Sources: supervisord.org/running.html#signals; honcho manager.py; circus documentation; s6-overlay; uwsgi core/daemons.c (`stop_signal = 15`). */
const SIGNAL: Readonly<Record<Managed['manager'], Hop['signal']>> = {
  supervisord: 'forwards',
  honcho: 'forwards',
  circus: 'forwards',
  s6: 'forwards',
  uwsgi: 'forwards',
  // pm2 sends SIGINT, and SIGKILL after 1.6 s.
  pm2: 'unknown',
};

/** The workloads that a process manager starts, each with a context of its own; none where its file is not known. */
export function managedContexts(event: Event, context: Context): readonly Context[] {
  const { manages } = event;
  if (!manages) return [];
  return workloadsOf(manages, event, context).map((child): Context => {
    const { workload } = context;
    const supplies = [...context.environment.supplies, ...child.environment];
    return {
      ...context,
      workload: {
        ...workload,
        name: child.name,
        ports: [],
        probes: [],
        ...(child.command ? { command: child.command } : {}),
        ...(child.replicas ? { replicas: child.replicas } : {}),
        location: child.location,
      },
      environment: {
        ...context.environment,
        supplies,
        values: new Map([...context.environment.values, ...child.environment.map(({ name, value }) => [name, value] as const)]),
      },
      directory: event.directory,
      hops: [...event.hops, managerHop(event, manages)],
      manager: event.step,
    };
  });
}

function workloadsOf({ manager, file, only }: Managed, event: Event, { facts, files }: Context): readonly Workload[] {
  const forms = FORM[manager];
  // Listeners belong to the manager itself.
  const isStarted = ({ form, type }: Workload) => forms.includes(form) && type !== 'eventlistener';
  const inFile = (path: string) => facts.in('workload', path).filter(isStarted);
  if (manager === 's6') return runScripts(facts);
  const named = file ?? (manager === 'honcho' ? 'Procfile' : undefined);
  const path = named === undefined ? undefined : (files.find(joinPath(event.directory, named)) ?? files.named(basename(named)));
  const own = path === undefined ? [] : inFile(path);
  const found = own.length > 0 ? own : manager === 'supervisord' ? facts.of('workload').filter(isStarted) : [];
  return only ? found.filter(({ name }) => only.includes(name)) : found;
}

/** Folders of services of s6 and runit: what their `run` file says is a process of its own. Source: skarnet.org/software/s6/servicedir.html. */
const RUN_FILE = /(?:^|\/)(?:s6-rc\.d|services\.d|service|sv)\/([^/]+)\/run$/;

function runScripts(facts: Context['facts']): readonly Workload[] {
  return facts.of('command').flatMap((command): readonly Workload[] => {
    const name = command.from === 'shell' ? RUN_FILE.exec(command.location.path)?.[1] : undefined;
    if (name === undefined) return [];
    const nothing = { environment: [], environmentFiles: [], open: [], ports: [], volumes: [], probes: [], dependsOn: [] };
    return [{ kind: 'workload', name, form: 'other', command, ...nothing, location: command.location }];
  });
}

function managerHop({ step }: Event, { manager }: Managed): Hop {
  const signal = SIGNAL[manager];
  const why =
    signal === 'forwards'
      ? `${step.program} stops what it started when it gets SIGTERM.`
      : `${step.program} stops what it started in a way of its own, not with SIGTERM.`;
  return { program: step.program, form: 'process-manager', signal, why, location: step.location };
}

/** Names of processes stay unique on a path. */
export function uniqueNames(processes: readonly Process[]): readonly Process[] {
  const seen = new Map<string, number>();
  return processes.map((process) => {
    const count = (seen.get(process.name) ?? 0) + 1;
    seen.set(process.name, count);
    return count === 1 ? process : { ...process, name: `${process.name}-${String(count)}` };
  });
}
