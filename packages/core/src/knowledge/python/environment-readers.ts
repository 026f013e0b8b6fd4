import { table } from '../../vocabulary/table.js';
import type { Environment } from '../../vocabulary/value.js';
import type { ArgumentPlace } from './arguments.js';

/** A function that reads one environment variable. */
export interface EnvironmentReader {
  /** What reports call it. */
  readonly reader: string;
  readonly structured: boolean;
  readonly variable: ArgumentPlace;
  readonly fallback: ArgumentPlace;
  /** What comes without a fallback. */
  readonly absent: 'fails' | 'empty';
  readonly coercion?: NonNullable<Environment['coercion']>;
  /** The argument that names a type. */
  readonly cast?: ArgumentPlace;
  /** Without a cast, a text becomes what the fallback is. */
  readonly castsLikeFallback?: true;
  /** The variable that is read when none is named. */
  readonly name?: string;
}

const FIRST: ArgumentPlace = { position: 0, named: 'key' };

/** docs.python.org/3/library/os.html#os.environ */
const OS: Readonly<Record<string, EnvironmentReader>> = table({
  'os.getenv': { reader: 'os.environ', structured: false, variable: FIRST, fallback: { position: 1, named: 'default' }, absent: 'empty' },
  'os.environ.get': {
    reader: 'os.environ',
    structured: false,
    variable: FIRST,
    fallback: { position: 1, named: 'default' },
    absent: 'empty',
  },
  'os.environ.setdefault': {
    reader: 'os.environ',
    structured: false,
    variable: FIRST,
    fallback: { position: 1, named: 'value' },
    absent: 'empty',
  },
  'os.environ.pop': { reader: 'os.environ', structured: false, variable: FIRST, fallback: { position: 1 }, absent: 'fails' },
  'os.environ.__getitem__': { reader: 'os.environ', structured: false, variable: FIRST, fallback: {}, absent: 'fails' },
});

const CONFIG: Pick<EnvironmentReader, 'structured' | 'absent'> = { structured: true, absent: 'fails' };

const OTHERS: Readonly<Record<string, EnvironmentReader>> = table({
  // github.com/HBNetwork/python-decouple, `AutoConfig.__call__`, `Config.get`
  'decouple.config': {
    ...CONFIG,
    reader: 'decouple',
    variable: { position: 0, named: 'option' },
    fallback: { position: 1, named: 'default' },
    cast: { position: 2, named: 'cast' },
  },
  'decouple.AutoConfig()': {
    ...CONFIG,
    reader: 'decouple',
    variable: { position: 0, named: 'option' },
    fallback: { position: 1, named: 'default' },
    cast: { position: 2, named: 'cast' },
  },
  'decouple.Config()': {
    ...CONFIG,
    reader: 'decouple',
    variable: { position: 0, named: 'option' },
    fallback: { position: 1, named: 'default' },
    cast: { position: 2, named: 'cast' },
  },
  // www.starlette.io/config
  'starlette.config.Config()': {
    ...CONFIG,
    reader: 'starlette',
    variable: FIRST,
    fallback: { position: 2, named: 'default' },
    cast: { position: 1, named: 'cast' },
  },
  'starlette.config.Config().get': {
    ...CONFIG,
    reader: 'starlette',
    variable: FIRST,
    fallback: { position: 2, named: 'default' },
    cast: { position: 1, named: 'cast' },
  },
  // github.com/jazzband/dj-database-url, `config`
  'dj_database_url.config': {
    reader: 'dj-database-url',
    structured: true,
    variable: { position: 0, named: 'env' },
    fallback: { position: 1, named: 'default' },
    absent: 'empty',
    coercion: 'url',
    name: 'DATABASE_URL',
  },
  // github.com/migonzalvar/dj-email-url, `config`
  'dj_email_url.config': {
    reader: 'dj-email-url',
    structured: true,
    variable: { position: 0, named: 'env' },
    fallback: { position: 1, named: 'default' },
    absent: 'empty',
    coercion: 'url',
    name: 'EMAIL_URL',
  },
  // github.com/epicserve/django-cache-url, `config`
  'django_cache_url.config': {
    reader: 'django-cache-url',
    structured: true,
    variable: { position: 0, named: 'env' },
    fallback: { position: 1, named: 'default' },
    absent: 'empty',
    coercion: 'url',
    name: 'CACHE_URL',
  },
});

type Method = Partial<Pick<EnvironmentReader, 'coercion' | 'name' | 'castsLikeFallback'>> & { readonly castFirst?: true };

/**
 * django-environ.readthedocs.io/en/latest/types.html; `castFirst`: the second argument is a type. Without one it is that of the fallback:
 * github.com/joke2k/django-environ, `smart_cast` in `Env.get_value`.
 */
const DJANGO_ENVIRON: Readonly<Record<string, Method>> = table({
  '': { castFirst: true, castsLikeFallback: true },
  get_value: { castFirst: true, castsLikeFallback: true },
  str: { coercion: 'string' },
  unicode: { coercion: 'string' },
  bytes: { coercion: 'string' },
  bool: { coercion: 'boolean' },
  int: { coercion: 'integer' },
  float: { coercion: 'number' },
  json: { coercion: 'json' },
  list: { coercion: 'list', castFirst: true },
  tuple: { coercion: 'list', castFirst: true },
  dict: { coercion: 'json', castFirst: true },
  path: { coercion: 'string' },
  url: { coercion: 'url' },
  db: { coercion: 'url', name: 'DATABASE_URL' },
  db_url: { coercion: 'url', name: 'DATABASE_URL' },
  cache: { coercion: 'url', name: 'CACHE_URL' },
  cache_url: { coercion: 'url', name: 'CACHE_URL' },
  email: { coercion: 'url', name: 'EMAIL_URL' },
  email_url: { coercion: 'url', name: 'EMAIL_URL' },
  search_url: { coercion: 'url', name: 'SEARCH_URL' },
  channels: { coercion: 'url', name: 'CHANNELS_URL' },
  channels_url: { coercion: 'url', name: 'CHANNELS_URL' },
});

/** github.com/sloria/environs, "Supported types" */
const ENVIRONS: Readonly<Record<string, Method>> = table({
  '': {},
  str: { coercion: 'string' },
  bool: { coercion: 'boolean' },
  int: { coercion: 'integer' },
  float: { coercion: 'number' },
  decimal: { coercion: 'number' },
  list: { coercion: 'list' },
  dict: { coercion: 'json' },
  json: { coercion: 'json' },
  datetime: { coercion: 'string' },
  date: { coercion: 'string' },
  time: { coercion: 'string' },
  timedelta: { coercion: 'integer' },
  url: { coercion: 'url' },
  uuid: { coercion: 'string' },
  log_level: { coercion: 'string' },
  path: { coercion: 'string' },
  enum: { coercion: 'string' },
  dj_db_url: { coercion: 'url' },
  dj_email_url: { coercion: 'url' },
  dj_cache_url: { coercion: 'url' },
});

/** Objects whose call and methods read variables, by the name of what makes them. */
const OBJECTS: Readonly<
  Record<string, { readonly reader: string; readonly methods: Readonly<Record<string, Method>>; readonly fallback: number }>
> = {
  'environ.Env()': { reader: 'django-environ', methods: DJANGO_ENVIRON, fallback: 1 },
  'environ.FileAwareEnv()': { reader: 'django-environ', methods: DJANGO_ENVIRON, fallback: 1 },
  'environs.Env()': { reader: 'environs', methods: ENVIRONS, fallback: 1 },
  'environs.FileAwareEnv()': { reader: 'environs', methods: ENVIRONS, fallback: 1 },
  'environs.env': { reader: 'environs', methods: ENVIRONS, fallback: 1 },
};

/** The reader behind a resolved name (`os.getenv`, `environ.Env().bool`), if it is one. */
export function environmentReader(name: string): EnvironmentReader | undefined {
  const plain = name.replace(/^os\.environ(?:\.copy\(\))+/, 'os.environ').replace(/^os\.environb/, 'os.environ');
  const known = Object.hasOwn(OS, plain) ? OS[plain] : Object.hasOwn(OTHERS, plain) ? OTHERS[plain] : undefined;
  if (known) return known;
  for (const [object, { reader, methods, fallback }] of Object.entries(OBJECTS)) {
    if (name !== object && !name.startsWith(`${object}.`)) continue;
    return fromMethod(reader, methods, name.slice(object.length + 1), fallback);
  }
  return undefined;
}

/** The reader behind a method of an object that is made elsewhere and called `env`: django-environ's and environs' methods agree. */
export function unseenEnvReader(method: string): EnvironmentReader | undefined {
  return fromMethod('django-environ', { ...ENVIRONS, ...DJANGO_ENVIRON }, method, 1);
}

function fromMethod(
  reader: string,
  methods: Readonly<Record<string, Method>>,
  name: string,
  position: number,
): EnvironmentReader | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return undefined;
  const { castFirst, ...rest } = method;
  return {
    ...CONFIG,
    ...rest,
    reader,
    variable: { position: 0, named: reader === 'environs' ? 'name' : 'var' },
    fallback: castFirst ? { position: 2, named: 'default' } : { position, named: 'default' },
    ...(castFirst ? { cast: { position: 1, named: 'cast' } } : {}),
  };
}

/** Words in a file that may read the environment; what reads by another name is found by its import. */
export const READER_WORDS: readonly string[] = ['environ', 'environb', 'getenv', 'env', 'config', 'BaseSettings', 'envvar', 'Dynaconf'];

/** What a type that is given to a reader makes of a text. Sources: the readers' own pages. */
export const CASTS: ReadonlyMap<string, NonNullable<Environment['coercion']>> = new Map([
  ['builtins.int', 'integer'],
  ['builtins.float', 'number'],
  ['builtins.bool', 'boolean'],
  ['builtins.str', 'string'],
  ['builtins.list', 'list'],
  ['builtins.tuple', 'list'],
  ['builtins.dict', 'json'],
  ['builtins.set', 'list'],
  ['decouple.Csv()', 'list'],
  ['dj_database_url.parse', 'url'],
  ['json.loads', 'json'],
  ['pathlib.Path', 'string'],
  ['starlette.datastructures.Secret', 'string'],
  ['starlette.datastructures.CommaSeparatedStrings', 'list'],
  ['starlette.datastructures.URL', 'url'],
  ['databases.DatabaseURL', 'url'],
]);
