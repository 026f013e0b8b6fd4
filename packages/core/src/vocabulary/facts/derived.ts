import type { Located, Location } from '../location.js';
import type { Environment, Value } from '../value.js';
import type { DeployForm, Port, Probe, Supply, Volume } from './deploy.js';
import type { Ecosystem } from './manifest.js';
import type { ServiceType } from './code.js';

export type AppType = 'service' | 'library' | 'tool' | 'site' | 'infrastructure';

/** A unit of the repository that is deployed, published or run. Every place belongs to the nearest one above it. */
export interface App extends Located {
  readonly kind: 'app';
  /** Its folder, '' for the root. */
  readonly path: string;
  readonly name: string;
  readonly type: AppType;
  /** Why it is of that type, in a sentence. */
  readonly why: string;
  readonly ecosystems: readonly Ecosystem[];
  /** Answers requests: has a web framework, a server process or a wsgi/asgi entry. */
  readonly web: boolean;
}

/** One way in which the repository is brought to run. */
export interface DeployPath extends Located {
  readonly kind: 'deploy-path';
  /** Unique: the form and the file (`compose:docker-compose.prod.yml`). */
  readonly id: string;
  readonly name: string;
  readonly form: DeployForm;
  readonly purpose: 'production' | 'development' | 'test' | 'ci';
  readonly files: readonly string[];
  /** Taken for production, and it may as well be for developers: what is wrong in its files is a note. */
  readonly unsure?: true;
}

/** Which deploy paths build, load or run a file or a settings module. Absent for a file: nobody has found a way to it. */
export interface Reach extends Located {
  readonly kind: 'reach';
  readonly paths: readonly string[];
  readonly production: boolean;
  readonly why: string;
}

export type Role = 'web' | 'worker' | 'scheduler' | 'release' | 'admin' | 'build' | 'development' | 'service' | 'unknown';

/** What the platform talks to as process 1, and whether SIGTERM gets from it to the application. */
export interface FirstProcess extends Located {
  readonly program: string;
  readonly form: 'application' | 'shell' | 'package-manager' | 'init' | 'process-manager' | 'unknown';
  /** Whether the application gets SIGTERM. `unknown`: nobody has measured it. */
  readonly signal: 'arrives' | 'lost' | 'unknown';
  readonly why: string;
  /** The commands that would have to take the place of their shells for SIGTERM to arrive; absent where that would not be enough. */
  readonly shells?: readonly Location[];
}

/** One program of a start: words after wrappers, scripts and variables are resolved. */
export interface Step extends Located {
  readonly arguments: readonly Value[];
  /** The basename of the program: `gunicorn`, `python`, `node`. */
  readonly program: string;
  readonly via?: readonly Location[];
  /** Runs only under a condition that cannot be decided here. */
  readonly conditional?: true;
  /** Runs again and again until something holds. */
  readonly loop?: true;
  /** Is left running beside what follows (`&`). */
  readonly background?: true;
  /** What the program is for, of one that is left running and is known to stay. */
  readonly role?: Role;
  /** The file of the repository that its interpreter is given. */
  readonly file?: string;
}

/** What really runs. */
export interface Process extends Located {
  readonly kind: 'process';
  /** The deploy path's id. */
  readonly path: string;
  /** The app's folder. */
  readonly app: string;
  /** The process type: `web`, `worker`. */
  readonly name: string;
  readonly role: Role;
  /** The long-running program, last of the start. */
  readonly main?: Step;
  /** What runs before it, each time the process starts. */
  readonly before: readonly Step[];
  /** What would run in its place under another outcome of conditions that cannot be decided here. */
  readonly alternatives?: readonly Step[];
  /** The process manager inside the container that starts it, beside others (`supervisord`, `honcho`, `pm2-runtime`). */
  readonly manager?: Step;
  readonly firstProcess?: FirstProcess;
  /** `gunicorn`, `uvicorn`, `node`, `django runserver` … */
  readonly server?: string;
  readonly developmentServer?: true;
  readonly host?: Value;
  readonly port?: Value;
  readonly workers?: Value;
  readonly replicas?: Value;
  readonly autoscaled?: true;
  readonly image?: string;
  /** The Dockerfile that builds it and the index of its stage. */
  readonly build?: { readonly dockerfile: string; readonly stage: number };
  readonly environment: readonly Supply[];
  /** Where names may come from that we cannot see; empty: all is written here. */
  readonly open: readonly string[];
  readonly ports: readonly Port[];
  readonly volumes: readonly Volume[];
  readonly probes: readonly Probe[];
  readonly gracePeriod?: Located & { readonly seconds: number };
  readonly restart?: string;
  readonly once?: true;
  readonly containerName?: Located & { readonly name: string };
  /** The settings module in force (`DJANGO_SETTINGS_MODULE`). */
  readonly settings?: string;
}

/** A package manager's install, wherever it stands. */
export interface InstallCommand extends Located {
  readonly kind: 'install-command';
  readonly manager: 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'npm' | 'yarn' | 'pnpm' | 'bun' | 'other';
  /** The command as it is written, without values that are not literal. */
  readonly text: string;
  /** `manifest`: what the manifest or lock says · `packages`: names on the command line · `file`: a requirements file. */
  readonly what: 'manifest' | 'packages' | 'file';
  /** `bootstrap`: a tool that installs others and is no part of the application. */
  readonly packages: readonly (Located & { readonly name: string; readonly pinned: boolean; readonly bootstrap?: true })[];
  readonly file?: string;
  /** Fails when the lock file does not match · takes the lock as it is · may resolve anew. */
  readonly lock: 'fails-on-drift' | 'honours' | 'ignores';
  /** What would honour it, as words; given only where there is a lock file that it could honour. */
  readonly better?: readonly string[];
  /**
   * Words to write in place of some of its own, from the first that goes to the last, so that it honours the lock; of what a package
   * manager runs at a start, so that nothing is installed. Only where the lock file is there when it runs, as far as that can be said.
   */
  readonly rewritten?: { readonly place: Location; readonly words: readonly string[] };
  /** When it runs. */
  readonly when: 'build' | 'start' | 'ci' | 'release' | 'development' | 'script';
  readonly global?: true;
  /** Stage of the image; absent elsewhere. */
  readonly stage?: { readonly dockerfile: string; readonly index: number; readonly final: boolean };
}

/** A setting in force for one settings module. */
export interface Setting extends Located {
  readonly kind: 'setting';
  readonly keys: readonly string[];
  /** As the module in force leaves it: conditional branches are options of a choice. */
  readonly value: Value;
  /** The settings module in force: its path. */
  readonly module: string;
  readonly framework?: string;
  /** Earlier assignments that it replaces. */
  readonly overrides: readonly Location[];
  readonly production: boolean;
  /** Where the module takes over, later, what only the run knows: it may replace this one. */
  readonly overlaid?: Location;
}

/** An assignment of a setting that stands in its file and that every settings module of production replaces. */
export interface ReplacedSetting extends Located {
  readonly kind: 'replaced-setting';
  readonly keys: readonly string[];
}

/** A backing service that a deploy path brings, or that a file names. */
export interface BackingService extends Located {
  readonly kind: 'backing-service';
  readonly service: ServiceType;
  readonly version?: string;
  readonly name: string;
  /** The deploy path's id. */
  readonly path: string;
  readonly image?: string;
}

/**
 * Who gives one variable to one process of a deploy path. `supplied`: a file here gives it · `unseen`: it may come from where we cannot
 * look · `missing`: nobody gives it and the code requires it · `default`: nobody gives it and the code goes on without.
 */
export interface Provision {
  readonly path: string;
  readonly process?: string;
  readonly state: 'supplied' | 'unseen' | 'missing' | 'default';
  readonly by?: readonly Location[];
  /** Of what supplies it. */
  readonly source?: Supply['source'];
  /** Where it may come from, of `unseen`. */
  readonly from?: readonly string[];
}

/** One place that takes a variable from the environment. */
export interface VariableRead extends Located {
  /**
   * `code`: a program of the application · `script`: a shell script or a command line · `interpolation`: a deploy file, filled in from
   * the environment of whoever deploys.
   */
  readonly form: 'code' | 'script' | 'interpolation';
  /** `os.environ`, `zod`, `process.env`, the project's own helper; of scripts and deploy files their form. */
  readonly reader: string;
  /** The program breaks off without it. */
  readonly required: boolean;
  readonly default?: Value;
  readonly coercion?: NonNullable<Environment['coercion']>;
  /** Declared in a schema or read through a typed reader. */
  readonly structured?: true;
  /** Read only under a condition, or in place of another variable that is not set. */
  readonly conditional?: true;
  /** A production deploy builds, loads or runs the place. */
  readonly production: boolean;
  /** Between the place and the library that reads: the project's own helpers. */
  readonly via?: readonly Location[];
}

/** One place that sets a variable, whoever gets it. */
export interface VariableSupply extends Located {
  readonly source: Supply['source'];
  /** The deploy path's id, where one takes it. */
  readonly path?: string;
  readonly process?: string;
}

/** One variable: all readers, declarers, suppliers. Without readers: it is supplied or documented, and nothing here reads it. */
export interface EnvironmentContract extends Located {
  readonly kind: 'environment-contract';
  readonly name: string;
  readonly app: string;
  /** Where the application's code reads it, production first. */
  readonly readers: readonly Location[];
  /** Everything that reads it, code first. */
  readonly reads: readonly VariableRead[];
  readonly required: boolean;
  readonly coercion?: NonNullable<Environment['coercion']>;
  readonly default?: Value;
  /** Its name or its default says that it is a secret. */
  readonly secret?: true;
  /** It counts when the application is built (`VITE_…`), and nobody reads it at run time. */
  readonly phase?: 'build';
  /** Who reads it by itself, where that is no code of this repository, and what for. */
  readonly known?: { readonly by: string; readonly purpose: string };
  readonly declared: readonly Location[];
  readonly provisions: readonly Provision[];
  /** Every place that sets it. */
  readonly supplies: readonly VariableSupply[];
  /** A name that is nearly this one and is supplied or declared. */
  readonly nearMiss?: string;
  /** Where that name stands. */
  readonly nearMissAt?: readonly Location[];
  /** The setting that reads it is replaced afterwards in a module in force for production: where. */
  readonly overridden?: readonly Location[];
  /** Of one that nobody reads: `likely` where names are also computed at run time, or code is here that nobody here can read. */
  readonly unread?: 'certain' | 'likely';
}

export type DerivedFact =
  App | DeployPath | Reach | Process | InstallCommand | Setting | ReplacedSetting | BackingService | EnvironmentContract;
