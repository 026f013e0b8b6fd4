import { defineRule, violates, type Process, type Step } from '@factorlint/core';
import { containerProcesses } from '../data/containers.js';

export const noMultiProcessContainer = defineRule({
  id: 'concurrency/no-multi-process-container',
  code: 'TF0804',
  summary: 'Each process type runs in containers of its own.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    const told = new Set<string>();
    const isNew = (place: unknown) => {
      const seen = JSON.stringify(place);
      return !told.has(seen) && told.add(seen) !== undefined;
    };
    const processes = containerProcesses(facts).filter(({ once }) => !once);
    for (const [main, others] of groups(processes)) {
      for (const other of others) {
        if (!isNew(other.location)) continue;
        yield violates(other, other.name, `${other.name} shares a container with ${main}: neither scales without the other.`, {
          paths: [other.path],
          ...(other.manager ? { related: [{ location: other.manager.location, message: `${other.manager.program} starts both.` }] } : {}),
        });
      }
    }
    for (const process of processes) {
      if (process.main && PROXIES.has(process.main.program)) continue;
      for (const step of process.before.filter(isLasting)) {
        if (!isNew(step.location)) continue;
        yield violates(
          step,
          `${process.name}/${step.program}`,
          `${step.program} is left running beside ${mainOf(process)}: neither scales without the other.`,
          {
            paths: [process.path],
          },
        );
      }
    }
  },
});

const LASTING: ReadonlySet<string | undefined> = new Set(['web', 'worker', 'scheduler']);

function isLasting({ background, role, program }: Step): boolean {
  return background === true && LASTING.has(role) && !PROXIES.has(program);
}

/** Web servers in front of an application are what `port-binding/no-web-server-in-container` tells. */
const PROXIES: ReadonlySet<string> = new Set([
  'nginx',
  'openresty',
  'apache2',
  'apache2-foreground',
  'apachectl',
  'httpd',
  'httpd-foreground',
  'caddy',
  'haproxy',
  'traefik',
]);

/** Programs that only help another one: they log, wait or show an end. */
const HELPERS: ReadonlySet<string> = new Set([
  'tail',
  'sleep',
  'cat',
  'sh',
  'bash',
  'echo',
  'true',
  'rsyslogd',
  'syslogd',
  'chown',
  'socat',
  'kill',
]);

/** What each manager starts: the name of the first process type, and the others. */
function* groups(processes: readonly Process[]): Iterable<readonly [string, readonly Process[]]> {
  const byManager = new Map<string, Process[]>();
  for (const process of processes) {
    const { manager, main, path } = process;
    if (!manager || (main && (PROXIES.has(main.program) || HELPERS.has(main.program)))) continue;
    const key = JSON.stringify([path, manager.location, manager.arguments.length]);
    const group = byManager.get(key) ?? [];
    if (!group.some(({ location }) => JSON.stringify(location) === JSON.stringify(process.location))) group.push(process);
    byManager.set(key, group);
  }
  for (const group of byManager.values()) {
    const isServer = group[0]?.manager?.program === 'uwsgi';
    const first = group.find(({ role }) => role === 'web') ?? group[0];
    const others = isServer ? group : group.filter((process) => process !== first);
    if (first && others.length > 0) yield [isServer ? 'the web server' : first.name, others];
  }
}

function mainOf({ main, name }: Process): string {
  return main?.program ?? name;
}
