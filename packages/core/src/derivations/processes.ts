import { defineDerivation } from '../vocabulary/derivation.js';
import type { DeployPath, Process, Workload } from '../vocabulary/facts/index.js';
import type { Facts } from '../vocabulary/facts.js';
import { resolveCommand, type Outcome } from './commands/resolve.js';
import { indexRepository } from './deploy/command-index.js';
import { imageWorkload } from './deploy/image-workload.js';
import { startOf } from './deploy/start.js';
import { workloadsOf } from './deploy/workloads.js';
import { type Context, contextOf, type ProcessNeeds } from './processes/context.js';
import { startedBy } from './processes/main-event.js';
import { hooksBefore } from './processes/hooks.js';
import { managedContexts, uniqueNames } from './processes/managed.js';
import { processOf, unresolvedProcess } from './processes/process.js';

/** What really runs on each deploy path: commands followed to their last program, with server, port, environment and process 1. */
export const processes = defineDerivation({
  id: 'processes',
  needs: [
    'app',
    'deploy-path',
    'workload',
    'image-stage',
    'command',
    'manifest',
    'environment-supply',
    'assignment',
    'listen',
    'entry-point',
    'dependency',
    'image-reference',
    'autoscaler',
    'program-call',
  ],
  provides: ['process'],

  *derive(facts) {
    const index = indexRepository(facts);
    for (const path of facts.of('deploy-path')) {
      yield* uniqueNames(contextsOf(path, index, facts).flatMap((context) => processesOf(context, 0)));
    }
  },
});

function contextsOf(path: DeployPath, index: ReturnType<typeof indexRepository>, facts: Facts<ProcessNeeds>): readonly Context[] {
  if (path.form === 'dockerfile') {
    const made = imageWorkload(path, facts);
    return made ? [contextOf(path, made.workload, [], index, facts, made.origin)] : [];
  }
  const workloads: readonly Workload[] = workloadsOf(path, facts);
  return workloads.map((workload) => contextOf(path, workload, workloads, index, facts));
}

/** A process manager inside a process manager: nobody reads further. */
const MAX_MANAGERS = 3;

function processesOf(context: Context, depth: number): readonly Process[] {
  const { workload, origin, directory, hops, files, commands, environment, shell } = context;
  const start = startOf(workload, context.manager ? undefined : origin.image);
  // What words mean to somebody else's image, only that image knows.
  if (!start || (origin.foreign && !workload.once)) return [unresolvedProcess(context, workload.name)];
  const world = { files, commands, environment: environment.values, closed: environment.open.length === 0, shell };
  const outcomes = resolveCommand(start.words, directory, hops, world);
  const known = outcomes.filter(({ handsOver }) => !handsOver);
  if (known.length === 0 && outcomes[0])
    return [{ ...unresolvedProcess(context, workload.name), before: outcomes[0].events.map(({ step }) => step) }];
  return [...byLabel(known)].flatMap(([label, ways]) => processOfWays(context, label ?? workload.name, ways, depth));
}

/** Ways that parameters of the start tell apart are processes of their own. */
function byLabel(outcomes: readonly Outcome[]): ReadonlyMap<string | undefined, readonly Outcome[]> {
  const groups = new Map<string | undefined, readonly Outcome[]>();
  for (const outcome of outcomes) groups.set(outcome.label, [...(groups.get(outcome.label) ?? []), outcome]);
  return groups.size > 0 ? groups : new Map([[undefined, []]]);
}

function processOfWays(context: Context, name: string, ways: readonly Outcome[], depth: number): readonly Process[] {
  const all = ways.flatMap((way) => startedBy(way) ?? []);
  const [first, ...others] = all;
  if (!first) return [unresolvedProcess(context, name)];
  const children = (depth < MAX_MANAGERS ? managedContexts(first.main, context) : []).flatMap((child) => processesOf(child, depth + 1));
  // uWSGI is the server itself, beside the daemons that it starts.
  if (children.length > 0 && first.main.manages?.manager !== 'uwsgi') return children;
  const words = JSON.stringify(first.main.step.arguments);
  const alternatives = others.map(({ main }) => main.step).filter((step) => JSON.stringify(step.arguments) !== words);
  const started = { main: first.main, before: [...first.before, ...hooksBefore(first.main, context)] };
  return [processOf(context, name, started, alternatives), ...children];
}
