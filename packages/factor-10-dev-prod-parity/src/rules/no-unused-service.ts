import {
  defineRule,
  environmentsIn,
  shownText,
  upholds,
  valuesIn,
  violates,
  type BackingService,
  type Connection,
  type Facts,
  type Observation,
  type Process,
  type Provision,
} from '@factorlint/core';

export const noUnusedService = defineRule({
  id: 'dev-prod-parity/no-unused-service',
  code: 'TF1006',
  summary: 'The application uses every service that a compose file starts for it.',
  scope: 'project',
  severity: 'warning',
  needs: ['backing-service', 'process', 'connection', 'environment-contract', 'deploy-path', 'workload', 'network-name'],

  *check(facts) {
    for (const path of facts.of('deploy-path')) {
      if (path.form !== 'compose') continue;
      const processes = facts.of('process').filter((each) => each.path === path.id);
      for (const service of facts.of('backing-service')) {
        const observation = service.path === path.id ? judge(service, processes, facts) : undefined;
        if (observation) yield { ...observation, paths: [path.id] };
      }
    }
  },
});

function judge(service: BackingService, processes: readonly Process[], facts: Facts): Observation | undefined {
  const names = namesOf(service, facts);
  const isNamed = (text: string) => names.some((name) => namesHost(text, name));
  const others = processes.filter(({ name }) => name !== service.name);
  const supply = others.flatMap(({ environment }) => environment).find(({ value }) => isNamed(shownText(value)));
  if (supply) return upholds(supply.value, service.name, `${supply.name} leads to the service ${service.name}.`);
  if (others.some(({ main, before }) => [main, ...before].some((step) => step?.arguments.some((each) => isNamed(shownText(each))))))
    return undefined;
  const own = others.filter(({ build, role }) => build !== undefined && role !== 'service');
  const connections = own.flatMap(({ app }) => facts.for('connection', app)).filter((each) => connects(each, service, facts));
  if (connections.some(({ locator }) => valuesIn(locator).some((each) => isNamed(shownText(each))))) return undefined;
  const variables = connections.map(({ locator }) => environmentsIn(locator).flatMap(({ name }) => name ?? []));
  // A locator without a variable is another rule's matter.
  if (variables.length === 0 || variables.some(({ length }) => length === 0)) return undefined;
  // Without a stand-in the code wants the variable: that nobody sets it is what config/no-env-contract-drift tells.
  if (!connections.some(({ locator }) => environmentsIn(locator).some(({ missing }) => typeof missing === 'object'))) return undefined;
  const wanted = new Set(variables.flat());
  const provisions = facts.of('environment-contract').flatMap((each) => (wanted.has(each.name) ? each.provisions : []));
  const here = provisions.filter((each) => isOf(each, service, own));
  if (here.length === 0 || here.some(({ state }) => state !== 'default')) return undefined;
  const who = [...new Set(here.flatMap(({ process }) => process ?? []))].join(', ');
  return violates(
    service,
    service.name,
    `${service.name} runs, and ${who} never learns of it: ${[...wanted].join(', ')} is not set here.`,
    {
      confidence: 'likely',
      related: connections.slice(0, 1).map(({ location }) => ({ location, message: 'The connection is made here.' })),
    },
  );
}

function isOf({ path, process }: Provision, service: BackingService, own: readonly Process[]): boolean {
  return path === service.path && own.some(({ name }) => name === process);
}

const SQL: ReadonlySet<string> = new Set(['postgresql', 'mysql']);

/** Code of the application that connects to a service of that kind; a database whose product is not said may be this one. */
function connects({ service, location }: Connection, to: BackingService, facts: Facts): boolean {
  if (facts.kindOf(location.path) !== 'production') return false;
  return service === to.service || (SQL.has(to.service) && (service === 'sql' || service === 'sqlite'));
}

/** Everything that reaches a service in its network. */
function namesOf({ name, location }: BackingService, facts: Facts): readonly string[] {
  const workload = facts.in('workload', location.path).find((each) => each.name === name);
  const aliases = facts.in('network-name', location.path).map((each) => each.name);
  return [name, ...(workload?.containerName ? [workload.containerName.name] : []), ...aliases];
}

/** Whether a text is a host of that name, or a list or a command line with a word or a URL that leads to it. */
function namesHost(text: string, name: string): boolean {
  const hosts = text.split(/[\s,;=]+/).map((word) => word.replace(/^[a-z][\w+.-]*:\/\//i, '').replace(/^[^/]*@/, ''));
  return hosts.some((host) => host.split(/[:/?]/)[0] === name);
}
