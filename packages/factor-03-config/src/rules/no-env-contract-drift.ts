import { defineRule, upholds, violates, type EnvironmentContract, type Facts, type Located, type Observation } from '@factorlint/core';

export const noEnvContractDrift = defineRule({
  id: 'config/no-env-contract-drift',
  code: 'TF0311',
  summary: 'Every deploy gives each process the variables that its code needs.',
  scope: 'project',
  severity: 'error',
  needs: ['environment-contract', 'process', 'deploy-path'],

  *check(facts) {
    for (const contract of facts.of('environment-contract')) yield* judge(contract, facts);
  },
});

function* judge(contract: EnvironmentContract, facts: Facts): Iterable<Observation> {
  const production = contract.provisions.filter(({ path }) =>
    facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production'),
  );
  for (const { path, process, state, by } of production) {
    if (state === 'missing' && contract.required && runsTheCode(path, process, facts)) {
      yield violates(
        anchor(path, process, facts) ?? contract,
        contract.name,
        `${process ?? path} does not get ${contract.name}, which the code requires.`,
        {
          paths: [path],
          related: contract.readers.slice(0, 3).map((location) => ({ location, message: 'It is read here.' })),
        },
      );
    }
    const [location] = state === 'supplied' && contract.required ? (by ?? []) : [];
    if (location) yield upholds({ location }, contract.name, `${contract.name} is supplied to ${process ?? path}.`, { paths: [path] });
  }
  if (contract.nearMiss !== undefined && contract.readers.length > 0 && production.every(({ state }) => state !== 'supplied')) {
    yield violates(contract, contract.name, `${contract.name} is read and ${contract.nearMiss} is what the deploy names.`, {
      severity: 'note',
      confidence: 'likely',
    });
  }
}

/** Programs that run the application's code; what else runs beside it (a backup, a proxy) reads variables of its own. */
const RUNTIME =
  /^(?:python[\d.]*|node|bun|deno|tsx|ts-node|gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve|uwsgi|celery|rq|flask|fastapi|django-admin|manage\.py|next|nest|nuxt|pm2|pm2-runtime)$/;

function runsTheCode(path: string, name: string | undefined, facts: Facts): boolean {
  return facts.of('process').some((process) => process.path === path && process.name === name && RUNTIME.test(process.main?.program ?? ''));
}

/** Where the process is declared. */
function anchor(path: string, process: string | undefined, facts: Facts): Located | undefined {
  return facts.of('process').find((each) => each.path === path && (process === undefined || each.name === process));
}
