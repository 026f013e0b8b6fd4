import { walkValue } from '../../values/walk.js';
import type { VariableRead, Workload } from '../../vocabulary/facts/index.js';
import type { Script } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import type { NamedRead } from './code-reads.js';
import type { ContractFacts } from './needs.js';
import { readsOf } from './script-reads.js';

/** Forms that fill variables of the machine into themselves before anything runs. Source: docs.docker.com/reference/compose-file/interpolation */
const FILLED_IN: ReadonlySet<Workload['form']> = new Set(['compose', 'swarm']);

/** What workloads read: variables that deploy files fill in, and those that the shell of a command line expands. */
export function* workloadReads(facts: ContractFacts): Generator<NamedRead> {
  for (const workload of facts.of('workload')) {
    const production = facts.kindOf(workload.location.path) === 'production' && facts.isProduction(workload);
    if (FILLED_IN.has(workload.form)) yield* interpolationsOf(workload);
    for (const command of [workload.entrypoint, workload.command]) {
      if (command?.form === 'shell' && !FILLED_IN.has(workload.form)) yield* readsOf(command.script, workload.form, production);
    }
    for (const script of scriptsGivenTo(workload)) yield* readsOf(script, workload.form, production);
  }
}

function* interpolationsOf(workload: Workload): Generator<NamedRead> {
  const { form, environment, ports, image, replicas } = workload;
  const values: Value[] = [
    ...environment.map(({ value }) => value),
    ...ports.flatMap(({ container, host }) => [container, host].flatMap((each) => each ?? [])),
    ...(image ? [image] : []),
    ...(replicas ? [replicas] : []),
  ];
  for (const value of values) {
    for (const each of walkValue(value)) {
      if (each.kind !== 'environment' || each.name === undefined) continue;
      const read: VariableRead = {
        form: 'interpolation',
        reader: form,
        required: each.missing === 'fails',
        production: isForProduction(workload),
        location: each.location,
        ...(typeof each.missing === 'object' ? { default: each.missing } : {}),
      };
      yield { name: each.name, read };
    }
  }
}

function isForProduction({ purpose }: Workload): boolean {
  return purpose === undefined || purpose === 'production';
}

/** `sh -c '…'` in an exec form. */
function scriptsGivenTo({ entrypoint, command, form }: Workload): readonly Script[] {
  return [entrypoint, command].flatMap((each) => {
    if (!each || (each.form === 'shell' && !FILLED_IN.has(form))) return [];
    return each.script.statements.flatMap((statement) => (statement.kind === 'run' && statement.script ? [statement.script] : []));
  });
}
