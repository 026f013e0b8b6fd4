import {
  defineRule,
  outcomesOf,
  shownText,
  textOf,
  trail,
  violates,
  type Connection,
  type Facts,
  type Located,
  type Value,
} from '@factorlint/core';
import { addressOf } from '../data/locators.js';

export const noAssumedLocalService = defineRule({
  id: 'backing-services/no-assumed-local-service',
  code: 'TF0406',
  summary: 'The code assumes no backing service on the machine it runs on.',
  scope: 'file',
  severity: 'note',
  needs: ['connection', 'program-call'],

  *check(facts) {
    const told = new Set<string>();
    for (const connection of facts.of('connection')) {
      if (!isDeployed(connection, facts) || connection.service === 'sqlite' || told.has(connection.service)) continue;
      const place = localPlace(connection);
      if (!place) continue;
      told.add(connection.service);
      yield violates(
        place,
        connection.service,
        `${connection.service} is expected on this machine (${shownText(place)}), wherever that is.`,
        {
          related: trail(place),
        },
      );
    }
    for (const call of facts.of('program-call')) {
      const program = textOf(call.arguments[0]) ?? '';
      if (!/(?:^|\/)sendmail$/.test(program) || !isDeployed(call, facts)) continue;
      yield violates(call, 'smtp', 'Mail is handed to the sendmail of this machine.');
    }
  },
});

function isDeployed(place: Located, facts: Facts): boolean {
  return facts.appOf(place)?.type === 'service' && facts.kindOf(place.location.path) === 'production' && facts.isProduction(place);
}

/** The address, where nothing but the own machine can come of it. */
function localPlace({ locator, condition }: Connection): Value | undefined {
  const address = addressOf(locator);
  const outcomes = address ? outcomesOf(address) : [];
  const [only] = outcomes;
  return !condition && outcomes.length === 1 && only && isLocal(only.value) ? only.value : undefined;
}

/** The own machine as a host, as the host of a URL, or a socket where the system keeps them. */
function isLocal(value: Value): boolean {
  const parts = value.kind === 'text' ? value.parts : [value];
  if (parts.some(({ kind }) => kind !== 'literal' && kind !== 'credential')) return false;
  const text = shownText(value);
  return /^(?:[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?#]|$)|^(?:unix:(?:\/\/)?|redis\+unix:\/\/)?\/(?:var\/run|run|tmp|var\/lib)\//i.test(
    text,
  );
}
