import { CONNECTION_CALLS } from '../../../knowledge/python/connections.js';
import { serviceOfBackend, serviceOfName, serviceOfUrl } from '../../../knowledge/python/services.js';
import { contributors } from '../../../values/walk.js';
import type { Connection, ServiceType } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { take } from '../values/structure.js';
import { argument, argumentValue, knownCalls, outcomes, placed } from './calls.js';
import { finalSettings, type FinalSetting } from './settings.js';

/** Backing services that the code attaches: through their libraries, and through settings that frameworks read. */
export function* connections(module: PythonModule): Generator<Connection> {
  yield* byCall(module);
  yield* celery(module);
  for (const setting of finalSettings(module)) yield* bySetting(setting);
}

function* byCall(module: PythonModule): Generator<Connection> {
  for (const { node, row, given } of knownCalls(module, CONNECTION_CALLS)) {
    if (row.when) {
      const wanted = argumentValue(given, row.when.argument, module);
      if (!isString(wanted) || wanted.value !== row.when.text) continue;
    }
    const url = argumentValue(given, row.url, module);
    const parts = Object.entries(row.parts ?? {}).flatMap(([key, place]) => {
      const value = argument(given, place) && argumentValue(given, place, module);
      return value ? [{ key, value }] : [];
    });
    if (given.open && !url && parts.length === 0) continue;
    const entries = [...(url ? [{ key: 'url', value: url }] : []), ...parts];
    const locator: Value = url && parts.length === 0 ? url : { kind: 'record', entries, open: given.open, location: module.at(node) };
    const service = row.service === 'sql' || row.service === 'other' ? ((url && serviceOf(url)) ?? row.service) : row.service;
    yield { kind: 'connection', service, locator, library: row.library, ...placed(node, module) };
  }
}

const CELERY = new Map([['celery.Celery', ['broker', 'backend'] as const]]);

/** `Celery("name", broker=…, backend=…)`. Source: docs.celeryq.dev/en/stable/reference/celery.html */
function* celery(module: PythonModule): Generator<Connection> {
  for (const { node, row, given } of knownCalls(module, CELERY)) {
    for (const name of row) {
      const locator = argumentValue(given, { named: name }, module);
      if (locator && (locator.kind !== 'literal' || locator.value !== null))
        yield {
          kind: 'connection',
          service: serviceOf(locator) ?? 'other',
          locator,
          library: 'celery',
          ...placed(node, module),
          location: locator.via ? module.at(argument(given, { named: name })!) : locator.location,
        };
    }
  }
}

/** What a locator's texts and variables say about the service. */
function serviceOf(value: Value): ServiceType | undefined {
  for (const each of contributors(value).flatMap(hintsOf)) {
    const named = isString(each)
      ? (serviceOfUrl(each.value) ?? (VARIABLE.test(each.value) ? serviceOfName(each.value) : undefined))
      : each.kind === 'environment' && each.name !== undefined
        ? serviceOfName(each.name)
        : undefined;
    if (named) return named;
  }
  return undefined;
}

const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** What a value says, and what is said to a project's own reader of the environment. */
function hintsOf(value: Value): readonly Value[] {
  return isRead(value) ? [value, ...value.arguments] : [value];
}

/** A call of another module's function with the name of a variable first. */
function isRead(value: Value): value is Extract<Value, { kind: 'call' }> {
  if (value.kind !== 'call') return false;
  const [first] = value.arguments;
  return (value.callee.kind === 'reference' || value.callee.kind === 'member') && isString(first) && VARIABLE.test(first.value);
}

function* bySetting({ name, value, location, framework }: FinalSetting): Generator<Connection> {
  if (framework === 'gunicorn') return;
  if (framework === 'django' && name === 'DATABASES') yield* aliases(value, databases);
  else if (framework === 'django' && (name === 'CACHES' || name === 'CHANNEL_LAYERS')) yield* aliases(value, backends);
  else if ((framework === 'django' && name === 'EMAIL_HOST') || (framework === 'flask' && name === 'MAIL_SERVER')) {
    if (value.kind !== 'literal' || isString(value))
      yield { kind: 'connection', service: 'smtp', locator: value, library: framework, location: value.via ? location : value.location };
  } else if (URL_SETTING.test(name)) yield* urls(name, value, location, framework);
}

/** Settings that hold the URL of a service, whoever reads them. */
const URL_SETTING = /(?:^|_)(?:URL|URI|URLS|DSN|BROKER|BACKEND|HOSTS?)$/i;

function* urls(name: string, setting: Value, location: Location, framework: string | undefined): Generator<Connection> {
  // `with_options(os.environ["REDIS_URL"])` is that URL still.
  const [given, ...more] = setting.kind === 'call' ? setting.arguments : [];
  const value = given && more.length === 0 ? given : setting;
  const service = serviceOf(value);
  const database = /^SQLALCHEMY_DATABASE_UR[IL]$/.test(name);
  const broker = /^(?:CELERY_)?(?:BROKER_URL|RESULT_BACKEND)$/i.test(name);
  if (!service && !database && !broker) return;
  for (const { value: locator, condition } of outcomes(value)) {
    // A name that says a service, with a value that nobody can say, attaches nothing here.
    if (!contributors(locator).some((each) => each.kind === 'environment' || isRead(each) || (isString(each) && serviceOfUrl(each.value))))
      continue;
    yield {
      kind: 'connection',
      service: serviceOf(locator) ?? service ?? (database ? 'sql' : 'other'),
      locator,
      library: broker ? 'celery' : database ? 'sqlalchemy' : (framework ?? 'settings'),
      location: locator.via ? location : locator.location,
      ...(condition ? { condition } : {}),
    };
  }
}

type Reading = (value: Value, add: Pick<Connection, 'condition'>) => Generator<Connection>;

function* aliases(value: Value, reading: Reading): Generator<Connection> {
  for (const { value: all, condition } of outcomes(value)) {
    if (all.kind !== 'record') continue;
    for (const entry of all.entries) {
      for (const outcome of outcomes(entry.value, condition))
        yield* reading(outcome.value, outcome.condition ? { condition: outcome.condition } : {});
    }
  }
}

/** One alias of DATABASES: a record with ENGINE, or the result of a reader of URLs. */
function* databases(value: Value, add: Pick<Connection, 'condition'>): Generator<Connection> {
  if (value.kind === 'environment') {
    yield { kind: 'connection', service: serviceOf(value) ?? 'sql', locator: value, library: 'django', location: value.location, ...add };
    return;
  }
  if (value.kind === 'text' || isString(value)) {
    yield { kind: 'connection', service: serviceOf(value) ?? 'sql', locator: value, library: 'django', location: value.location, ...add };
    return;
  }
  const engine = take(value, 'ENGINE');
  if (value.kind !== 'record' || !engine) return;
  const service = (isString(engine) ? serviceOfBackend(engine.value) : undefined) ?? 'sql';
  const name = take(value, 'NAME');
  if (service === 'sqlite') {
    yield { kind: 'connection', service, locator: name ?? value, library: 'django', location: value.location, ...add };
    return;
  }
  const parts = [
    ['HOST', 'host'],
    ['PORT', 'port'],
    ['USER', 'user'],
    ['PASSWORD', 'password'],
    ['NAME', 'database'],
  ] as const;
  const entries = parts.flatMap(([key, part]) => {
    const found = take(value, key);
    return found ? [{ key: part, value: found }] : [];
  });
  yield {
    kind: 'connection',
    service,
    locator: { kind: 'record', entries, open: value.open, location: value.location },
    library: 'django',
    location: value.location,
    ...add,
  };
}

/** One alias of CACHES or CHANNEL_LAYERS that is kept in a service. */
function* backends(value: Value, add: Pick<Connection, 'condition'>): Generator<Connection> {
  if (value.kind === 'environment') {
    yield { kind: 'connection', service: serviceOf(value) ?? 'other', locator: value, library: 'django', location: value.location, ...add };
    return;
  }
  const backend = take(value, 'BACKEND');
  const service = isString(backend) ? serviceOfBackend(backend.value) : undefined;
  const config = take(value, 'CONFIG');
  const locator = take(value, 'LOCATION') ?? (config && take(config, 'hosts'));
  if (service && locator)
    yield { kind: 'connection', service, locator, library: 'django', location: locator.via ? value.location : locator.location, ...add };
}
