import {
  defineRule,
  leadingText,
  shownText,
  textOf,
  trail,
  upholds,
  valuesIn,
  violates,
  type Connection,
  type Facts,
  type FileWrite,
  type Observation,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'file-write' | 'connection' | 'state-store' | 'process' | 'workload' | 'app'>;

export const noLocalStateFile = defineRule({
  id: 'processes/no-local-state-file',
  code: 'TF0606',
  summary: 'The application keeps no state in files of its own.',
  scope: 'project',
  severity: 'warning',
  needs: ['file-write', 'connection', 'state-store', 'workload', 'app'],

  *check(facts) {
    for (const write of facts.of('file-write')) {
      if (!write.temporary && runsInService(write, facts)) yield* judgeWrite(write, facts);
    }
    for (const connection of facts.of('connection')) {
      if (runsInService(connection, facts)) yield* judgeDatabase(connection, facts);
    }
    for (const store of facts.of('state-store')) {
      if (store.purpose === 'queue' && store.where === 'local-disk' && runsInService(store, facts))
        yield violates(store, store.library, `The queue of ${store.library} is kept on the local disk.`);
    }
    for (const workload of facts.of('workload')) {
      if (workload.readOnly && facts.isProduction(workload))
        yield upholds(workload, workload.name, `The file system of ${workload.name} is read-only.`);
    }
  },
});

function runsInService(place: FileWrite | Connection | { readonly location: FileWrite['location'] }, facts: Seen): boolean {
  return facts.appOf(place)?.type === 'service' && facts.kindOf(place.location.path) === 'production' && facts.isProduction(place);
}

/** Places that hold no state: temporary ones, devices, logs. */
const HARMLESS = /^(?:\/tmp|\/var\/tmp|\/dev|\/proc|\/run|\/var\/run)(?:\/|$)|\.(?:log|sock|pid)$|(?:^|\/)logs?\//i;

/** A file whose name can be said, at least in part. */
function* judgeWrite(write: FileWrite, facts: Seen): Iterable<Observation> {
  const shown = shownText(write.target);
  const named = shown.replaceAll('…', '').replace(/\$\w+/g, '');
  if (!/[\w-]{2}/.test(named) || HARMLESS.test(shown) || HARMLESS.test(leadingText(write.target))) return;
  const isInOwnScratch = /(?:^|\/)te?mp\//i.test(shown);
  const { within } = write;
  const isUncalled = within?.callers?.every((path) => !facts.isProduction({ path })) ?? false;
  const when = isUncalled ? `, in ${within?.name ?? ''}, which nothing of the application calls` : ' while the application runs';
  yield violates(write, named, `${write.call} writes ${shown} on the local disk${when}.`, {
    severity: isInOwnScratch || isUncalled ? 'note' : 'warning',
    confidence: 'likely',
    related: trail({ location: write.location, ...(write.target.via ? { via: write.target.via } : {}) }),
  });
}

const FILE_KEYS: ReadonlySet<string> = new Set(['filename', 'storage', 'database', 'file', 'url']);
const DATABASE_FILE = /\.(?:db|sqlite3?|db3|rdb)$/i;

/** A database in a file that is not part of the repository. Databases in settings are what `dev-prod-parity/no-sqlite-fallback` judges. */
function* judgeDatabase(connection: Connection, facts: Seen): Iterable<Observation> {
  if (connection.library === 'django' || connection.library === 'sqlalchemy') return;
  const told = new Set<string>();
  for (const value of fileNames(connection)) {
    const shown = shownText(value);
    const place = JSON.stringify(value.location);
    if (!DATABASE_FILE.test(shown) || HARMLESS.test(shown) || told.has(place) || isShipped(shown, connection, facts)) continue;
    told.add(place);
    yield violates(value, shown, `The database is a file on the local disk (${shown}).`, { confidence: 'likely', related: trail(value) });
  }
}

/** The locator itself, or the file that its options name. */
function* fileNames({ service, locator }: Connection): Iterable<Value> {
  if (service === 'sqlite' && (locator.kind === 'text' || textOf(locator) !== undefined)) yield locator;
  for (const value of valuesIn(locator)) {
    if (value.kind !== 'record') continue;
    for (const { key, value: file } of value.entries) if (FILE_KEYS.has(key)) yield file;
  }
}

/** The file is in the repository, where the path says: from the root, the app's folder, or the folder of the code. */
function isShipped(shown: string, { location }: Connection, facts: Seen): boolean {
  const path = shown.replace(/^…?(?:\.?\/)*/, '');
  const folders = ['', facts.appOf(location)?.path ?? '', location.path.split('/').slice(0, -1).join('/')];
  return folders.some((folder) => facts.has(folder === '' ? path : `${folder}/${path}`));
}
