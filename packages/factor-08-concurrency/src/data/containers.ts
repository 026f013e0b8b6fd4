import type { DeployForm, Facts, Process } from '@factorlint/core';

/** Forms in which the process manager belongs to the machine and not to a container: there it may start what it likes. */
const OF_THE_MACHINE: ReadonlySet<DeployForm> = new Set(['systemd', 'supervisor', 'pm2', 'uwsgi', 'ci', 'devcontainer']);

/** The processes of production deploys that run in containers (or in what a platform runs like one), each process at most once a path. */
export function containerProcesses(facts: Facts<'process' | 'deploy-path'>): readonly Process[] {
  const paths = new Set(
    facts
      .of('deploy-path')
      .filter(({ purpose, form }) => purpose === 'production' && !OF_THE_MACHINE.has(form))
      .map(({ id }) => id),
  );
  return facts.of('process').filter(({ path }) => paths.has(path));
}
