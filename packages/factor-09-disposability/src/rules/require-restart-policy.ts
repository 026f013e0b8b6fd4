import { defineRule, upholds, violates, type Facts, type Observation, type Process } from '@factorlint/core';

export const requireRestartPolicy = defineRule({
  id: 'disposability/require-restart-policy',
  code: 'TF0909',
  summary: 'A process that crashes is started again.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path', 'workload'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      const observation = judge(process, facts);
      const place = observation && JSON.stringify(observation.location);
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

const LONG_RUNNING: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler']);
/** What brings a process back in any case is not asked: Kubernetes, Swarm and platforms. */
const ASKS: ReadonlySet<string> = new Set(['compose', 'systemd']);

function judge(process: Process, facts: Facts): Observation | undefined {
  const { name, restart, once, role } = process;
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  if (!path || path.purpose !== 'production' || !ASKS.has(path.form) || once || !LONG_RUNNING.has(role)) return undefined;
  // Only what the file itself declares: what a program inside starts is that program's to bring back.
  const workload = facts.in('workload', process.location.path).find((each) => each.name === name && each.form === path.form);
  if (!workload) return undefined;
  const related = { paths: [path.id] };
  if (restart !== undefined && restart !== 'no')
    return upholds(
      workload.restartAt ? { location: workload.restartAt } : process,
      name,
      `${name} is started again when it ends (${restart}).`,
      related,
    );
  return isStack(path.id, facts)
    ? undefined
    : violates(process, name, `${name} stays down when it crashes.`, {
        ...related,
        ...(path.form === 'compose' &&
          restart === undefined && {
            change: { kind: 'set-entry', place: process.location, key: 'restart', value: 'unless-stopped', safe: false },
          }),
      });
}

/** Swarm, which reads the same files, starts tasks again by default. Replicas hint at it. */
function isStack(path: string, facts: Facts): boolean {
  return facts.of('process').some((process) => process.path === path && process.replicas !== undefined);
}
