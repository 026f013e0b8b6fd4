import type { ArgumentPlace } from './arguments.js';

export interface ConfigurationFileRow {
  readonly library: string;
  readonly file: ArgumentPlace;
  /** The argument that lets the file replace what the environment says. */
  readonly overrides: ArgumentPlace;
}

/**
 * Functions that set variables from a file. Sources: saurabh-kumar.com/python-dotenv/reference, django-environ.readthedocs.io/en/latest/api.html,
 * github.com/sloria/environs (README).
 */
export const ENVIRONMENT_FILES: ReadonlyMap<string, ConfigurationFileRow> = new Map([
  [
    'dotenv.load_dotenv',
    { library: 'python-dotenv', file: { position: 0, named: 'dotenv_path' }, overrides: { position: 3, named: 'override' } },
  ],
  [
    'environ.Env.read_env',
    { library: 'django-environ', file: { position: 0, named: 'env_file' }, overrides: { position: 1, named: 'overwrite' } },
  ],
]);

/** Methods of Flask's `config` that take settings from a file. Source: flask.palletsprojects.com/en/stable/api/#flask.Config */
export const SETTINGS_METHODS: ReadonlySet<string> = new Set(['from_pyfile', 'from_file', 'from_json']);
