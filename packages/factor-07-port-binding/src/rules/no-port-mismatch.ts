import {
  defineRule,
  outcomesOf,
  shownText,
  upholds,
  violates,
  type Located,
  type Observation,
  type Process,
  type Value,
} from '@factorlint/core';

export const noPortMismatch = defineRule({
  id: 'port-binding/no-port-mismatch',
  code: 'TF0706',
  summary: 'What a deploy says about a port is where the server listens.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    for (const process of facts.of('process')) {
      const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === process.path && purpose === 'production');
      const port = isProduction && isAlone(process) ? writtenPort(process) : undefined;
      if (port !== undefined) yield* judge(process, port);
    }
  },
});

/** Servers that may be started in front of the application, in its container, and listen where their own configuration says. */
const IN_FRONT = /^(?:nginx|openresty|apache2(?:ctl)?|apachectl|httpd|caddy|haproxy|traefik|envoy|lighttpd|varnishd)$/;
/** What starts a service of the system by its name. */
const STARTERS = /^(?:service|rc-service|systemctl|invoke-rc\.d)$/;

/** The one server of its container. */
function isAlone({ role, manager, alternatives, before }: Process): boolean {
  const isServer = ({ program, arguments: words }: Process['before'][number]): boolean =>
    IN_FRONT.test(program) || (STARTERS.test(program) && words.some((word) => word.kind === 'literal' && IN_FRONT.test(shownText(word))));
  return role === 'web' && !manager && !alternatives && !before.some(isServer);
}

/** A port that somebody wrote: a server's default, which a file of its own may change, stands where the server is started. */
function writtenPort({ port, main }: Process): string | undefined {
  return port && main && JSON.stringify(port.location) === JSON.stringify(main.location) ? undefined : numberOf(port);
}

interface Said extends Located {
  readonly port: string;
  readonly verb: string;
}

function* judge(process: Process, port: string): Iterable<Observation> {
  const said = statements(process);
  const details = { paths: [process.path] };
  const other = said.some((each) => each.port === port) ? undefined : said[0];
  for (const each of said.filter((one) => one.port === port && one.verb === 'publishes')) {
    yield upholds(each, process.name, `${process.name} publishes the port that it listens on, ${port}.`, details);
  }
  if (!other) return;
  const related = process.port ? [{ location: process.port.location, message: `It listens on ${port}.` }] : [];
  yield violates(other, process.name, `${process.name} ${other.verb} port ${other.port} and listens on ${port}.`, {
    ...details,
    related,
    confidence: 'likely',
    change: { kind: 'set-value', place: other.location, was: other.port, value: port },
  });
}

/** Ports that the workload publishes and that probes ask. EXPOSE alone is a word to the reader and is not judged. */
function statements(process: Process): readonly Said[] {
  const published = process.ports.flatMap(({ container, location }) => said(container, location, 'publishes'));
  const probed = process.probes.flatMap(({ port, location, request }) =>
    request === 'http' || request === 'tcp' ? said(port, location, 'is probed on') : [],
  );
  return [...published, ...probed];
}

function said(value: Value | undefined, location: Said['location'], verb: string): readonly Said[] {
  const port = numberOf(value);
  return port === undefined ? [] : [{ port, location, verb }];
}

/** A port that nothing can change. */
function numberOf(value: Value | undefined): string | undefined {
  const outcomes = value ? outcomesOf(value) : [];
  const [only] = outcomes;
  const text = outcomes.length === 1 && only?.value.kind === 'literal' ? shownText(only.value) : undefined;
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}
