import {
  defineRule,
  literalText,
  shownText,
  violates,
  type Facts,
  type Observation,
  type Process,
  type ServerLog,
  table,
} from '@factorlint/core';

export const noServerLogFile = defineRule({
  id: 'logs/no-server-log-file',
  code: 'TF1105',
  summary: 'Servers and supervisors write the log to their streams.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['server-log', 'process', 'deploy-path'],

  *check(facts) {
    const told = new Map<string, ServerLog[]>();
    for (const log of facts.of('server-log')) {
      if (log.to !== 'file' || !facts.isProduction(log) || isLinked(log)) continue;
      const place = `${log.location.path} ${log.server}`;
      told.set(place, [...(told.get(place) ?? []), log]);
    }
    for (const [first, ...others] of told.values()) if (first) yield ofSettings(first, others, facts);
    for (const process of facts.of('process')) yield* ofCommand(process, facts);
  },
});

/** A server in front of the application is the platform's side: what it writes is told as a note. */
const PROXIES = /^(?:nginx|apache|caddy|haproxy|traefik)/;

function ofSettings(log: ServerLog, others: readonly ServerLog[], facts: Facts): Observation {
  const target = log.target ? `: ${shownText(log.target)}` : '';
  const isDoubtful = PROXIES.test(log.server) || facts.reach(log).paths.length === 0;
  return violates(log, log.server, `${log.server} writes its log to a file${target}.`, {
    severity: isDoubtful ? 'note' : 'warning',
    related: others.map(({ location }) => ({ location, message: 'Another log of it goes to a file here.' })),
  });
}

/** The official image of nginx links these two to its streams. Source: hub.docker.com/_/nginx. */
function isLinked({ server, target }: ServerLog): boolean {
  return server === 'nginx' && target !== undefined && /^\/var\/log\/nginx\/(?:access|error)\.log$/.test(shownText(target));
}

/** Options that name a file. Sources: docs.gunicorn.org/en/stable/settings.html, docs.celeryq.dev, uwsgi-docs.readthedocs.io. */
const OPTIONS: Readonly<Record<string, ReadonlySet<string>>> = table({
  gunicorn: new Set(['--access-logfile', '--error-logfile', '--log-file']),
  celery: new Set(['-f', '--logfile']),
  uwsgi: new Set(['--logto', '--logto2']),
  granian: new Set(['--log-file']),
});

function* ofCommand({ main, name, path: id, server }: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find((each) => each.id === id);
  const options = main && (OPTIONS[main.program] ?? OPTIONS[server ?? '']);
  if (!main || !options || path?.purpose !== 'production') return;
  const words = main.arguments.map((word) => literalText(word) ?? '');
  for (const [index, word] of words.entries()) {
    const [option = '', given] = word.split('=');
    const file = options.has(option) ? (given ?? words[index + 1] ?? '') : '';
    if (file === '' || /^(?:-|\/dev\/\S+|\/proc\/\S+)$/.test(file)) continue;
    const place = main.arguments[given === undefined ? index + 1 : index]?.location;
    const instead = [given === undefined ? '-' : `${option}=-`];
    yield violates(main, `${name} ${option}`, `${main.program} writes its log to a file: ${file}.`, {
      paths: [id],
      ...(main.program === 'gunicorn' &&
        place && { change: { kind: 'replace-words', place, words: instead, title: `Log to a stream (${option} -)`, safe: false } }),
    });
    return;
  }
}
