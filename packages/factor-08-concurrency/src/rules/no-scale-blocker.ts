import { isProxyImage } from '../data/proxies.js';
import {
  constantOf,
  defineRule,
  shownText,
  upholds,
  violates,
  type Change,
  type Facts,
  type Located,
  type Observation,
  type Process,
} from '@factorlint/core';

export const noScaleBlocker = defineRule({
  id: 'concurrency/no-scale-blocker',
  code: 'TF0802',
  summary: 'A service of the application can run more than once on a machine.',
  scope: 'project',
  severity: 'note',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    for (const process of facts.of('process')) {
      if ((process.role === 'web' || process.role === 'worker') && !process.once) yield* judge(process, facts);
    }
  },
});

function* judge(process: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find(({ id }) => id === process.path);
  if (path?.purpose !== 'production') return;
  const count = constantOf(process.replicas);
  if (process.autoscaled) yield upholds(process, process.name, `${process.name} is scaled by the platform.`, { paths: [path.id] });
  else if (process.replicas && typeof count === 'number' && count > 1)
    yield upholds(process.replicas, process.name, `${process.name} runs ${count} times.`, { paths: [path.id] });
  if (path.form !== 'compose' && path.form !== 'swarm') return;
  const because = blockers(process);
  const isReached = facts.of('process').some((each) => each.path === process.path && names(each, process.containerName?.name));
  // Swarm, which reads the same files, hands a published port to every task. Replicas hint at it.
  const isStack = path.form === 'swarm' || facts.of('process').some((each) => each.path === process.path && each.replicas !== undefined);
  const isFronted = facts.of('process').some((each) => each.path === process.path && isProxyImage(each.image));
  const isOpened = !isFronted && because.some(({ change }) => change.kind === 'publish-any-port');
  const [first, ...others] = because;
  if (!first) return;
  yield violates(first, process.name, `${process.name} cannot run twice on a machine: ${first.message}.`, {
    paths: [path.id],
    related: others.map(({ location, message }) => ({ location, message: `Also: ${message}.` })),
    ...(!isReached &&
      !isStack &&
      !isOpened && { change: { kind: 'several', place: first.location, changes: because.map(({ change }) => change) } }),
  });
}

interface Blocker extends Located {
  readonly message: string;
  readonly change: Change;
}

function blockers({ containerName, ports }: Process): readonly Blocker[] {
  const fixed = ports.filter(({ host }) => host !== undefined && /^\d+$/.test(shownText(host)));
  return [
    ...(containerName && !containerName.name.includes('$')
      ? [
          {
            location: containerName.location,
            message: `its container is always named ${containerName.name}`,
            change: { kind: 'remove-line', place: containerName.location } as const,
          },
        ]
      : []),
    ...fixed.map(({ host, location }) => ({
      location,
      message: `it publishes port ${host ? shownText(host) : ''}`,
      change: { kind: 'publish-any-port', place: location } as const,
    })),
  ];
}

/** Whether something in a process's surroundings leads to a container by its name. */
function names({ environment, main, before }: Process, container: string | undefined): boolean {
  if (container === undefined) return false;
  const steps = [main, ...before].flatMap((step) => step?.arguments ?? []);
  return [...environment.map(({ value }) => value), ...steps].some((each) => shownText(each).includes(container));
}
