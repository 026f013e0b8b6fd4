import {
  defineRule,
  environmentsIn,
  isSecretName,
  upholds,
  violates,
  type App,
  type Environment,
  type EnvironmentRead,
  type Facts,
  type Located,
} from '@factorlint/core';
import { isLocatorName } from '../data/locator-names.js';

type Seen = Facts<'environment-read' | 'connection' | 'secret' | 'listen' | 'setting' | 'app'>;

export const requireEnvConfig = defineRule({
  id: 'config/require-env-config',
  code: 'TF0301',
  summary: 'What differs between deploys is read from the environment.',
  scope: 'project',
  severity: 'warning',
  needs: ['environment-read', 'connection', 'secret', 'listen', 'setting', 'app'],

  *check(facts) {
    for (const app of facts.apps()) {
      const evidence = facts.for('environment-read', app.path).filter((read) => facts.isProduction(read) && isEvidence(read));
      for (const read of evidence) yield upholds(read, nameOf(read) ?? read.reader, messageFor(read));
      const sink = app.type === 'service' && app.web ? firstSink(app, facts) : undefined;
      if (sink && !readsAnything(app, facts))
        yield violates(
          sink,
          'environment',
          `${app.name === '.' || app.name === '' ? 'This application' : app.name} reads none of its configuration from the environment.`,
        );
    }
  },
});

/** A secret, a locator, or any variable of a schema; a switch with a literal default proves nothing. */
function isEvidence(read: EnvironmentRead): boolean {
  return environmentsIn(read.value).some(
    (each) => (read.structured === true && each.missing === 'fails') || (isWeighty(each, read) && typeof each.missing !== 'object'),
  );
}

function isWeighty({ name = '' }: Environment, { boundTo = '' }: EnvironmentRead): boolean {
  return [name, boundTo].some((each) => isSecretName(each) || isLocatorName(each));
}

function nameOf({ value }: EnvironmentRead): string | undefined {
  return environmentsIn(value)[0]?.name;
}

function messageFor(read: EnvironmentRead): string {
  const name = nameOf(read);
  const what = name === undefined ? 'A variable whose name is computed' : name;
  return read.structured ? `${what} is declared and read from the environment (${read.reader}).` : `${what} is read from the environment.`;
}

/** The first place that takes something which differs between deploys. */
function firstSink(app: App, facts: Seen): Located | undefined {
  const sinks = [...facts.for('connection', app.path), ...facts.for('secret', app.path)];
  return sinks.find((sink) => facts.isProduction(sink));
}

function readsAnything(app: App, facts: Seen): boolean {
  const reads = facts.for('environment-read', app.path).some((read) => facts.isProduction(read));
  return reads || facts.for('setting', app.path).some(({ value }) => environmentsIn(value).length > 0);
}
