import {
  defineRule,
  literalText,
  leadingText,
  shownText,
  textOf,
  trail,
  upholds,
  valuesIn,
  violates,
  walkStatements,
  type Connection,
  type Facts,
  type FileWrite,
  type Observation,
  type Value,
} from '@factorlint/core';

type Seen = Facts<
  'file-write' | 'connection' | 'state-store' | 'process' | 'workload' | 'app' | 'import' | 'listen' | 'background-work' | 'command'
>;

export const noLocalStateFile = defineRule({
  id: 'processes/no-local-state-file',
  code: 'TF0606',
  summary: 'The application keeps no state in files of its own.',
  scope: 'project',
  severity: 'note',
  needs: ['file-write', 'connection', 'state-store', 'workload', 'app', 'process', 'import', 'listen', 'background-work', 'command'],

  *check(facts) {
    for (const write of facts.of('file-write')) {
      if (!write.temporary && runsInService(write, facts) && !isOutput(write, facts)) yield* judgeWrite(write, facts);
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

/** What a person asks for on the command line: the file is the answer, and no process that goes on running gets there. */
function isOutput(write: FileWrite, facts: Seen): boolean {
  const { commands, program, location } = write;
  const run = facts
    .of('process')
    .filter(({ role }) => role !== 'admin' && role !== 'service')
    .flatMap(({ before, main, alternatives = [] }) => [...before, ...(main ? [main] : []), ...alternatives]);
  const words = new Set(run.flatMap((step) => [step.program, ...step.arguments.map((word) => literalText(word) ?? '')]));
  if (commands) return !commands.some((name) => words.has(name));
  // What may be the only program of the repository is what runs.
  if (!program || !run.some(({ file, program: name }) => file !== location.path && name !== '')) return false;
  if (run.some(({ file }) => file === location.path) || facts.in('listen', location.path).length > 0) return false;
  if (facts.in('background-work', location.path).length > 0) return false;
  const isImported = facts.of('import').some(({ path, location: { path: from } }) => path === location.path && from !== path);
  return !isImported && !isNamed(location.path, words, facts);
}

/** A process or a shell script names the file, by its path or as a module. */
function isNamed(path: string, words: ReadonlySet<string>, facts: Seen): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const stem = file.replace(/\.\w+$/, '');
  const isName = (word: string) =>
    word.slice(word.lastIndexOf('/') + 1) === file || (/[.:]/.test(word) && (word.split(':')[0] ?? '').split('.').at(-1) === stem);
  if ([...words].some(isName)) return true;
  return facts
    .of('command')
    .some(
      ({ from, script, purpose }) =>
        (from === 'shell' || purpose === 'start' || purpose === 'entrypoint') &&
        [...walkStatements(script.statements)].some(
          (statement) => statement.kind === 'run' && statement.words.some((word) => isName(literalText(word) ?? '')),
        ),
    );
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
