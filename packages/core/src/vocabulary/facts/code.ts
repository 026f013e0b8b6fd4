import type { Located, Location } from '../location.js';
import type { AdminRoute, CodeSection, RequestWrites, SettingsClass, TaskDelivery, TestSetup } from './behaviour.js';
import type { LogFormat, LogSink, Print } from './logs.js';
import type { FileWrite, ModuleState, StateStore } from './state.js';
import type { Condition, Environment, Value } from '../value.js';

/**
 * A read of an environment variable. Extractors also state candidates: calls of the repository's own functions
 * with the name of a variable (`get_bool_from_env("DEBUG", True)`); after reduction the engine drops those whose
 * value holds no `environment`.
 */
export interface EnvironmentRead extends Located {
  readonly kind: 'environment-read';
  readonly value: Value;
  /** What reads: `os.environ`, `django-environ`, `process.env`, `zod` … */
  readonly reader: string;
  /** Declared in a schema or read through a typed reader rather than ad hoc. */
  readonly structured?: true;
  /** What the value is bound to, where that is a name: tells a secret from a switch. */
  readonly boundTo?: string;
  /** A condition that must hold for the read to happen. */
  readonly condition?: Condition;
  /** It need not happen, or nobody minds when it fails: inside a function, or where an exception is caught. */
  readonly optional?: true;
  /** The code refuses a missing, empty or placeholder value afterwards; where it does. */
  readonly guard?: Location;
}

/**
 * An assignment in a settings module: `DATABASES["default"]["ENGINE"] = …` has the keys DATABASES, default, ENGINE.
 * No keys: everything of the module that `value` refers to is taken over here (`from .base import *`); of an unknown value, whatever
 * the run finds (`globals().update(loaded)`).
 */
export interface Assignment extends Located {
  readonly kind: 'assignment';
  readonly keys: readonly string[];
  readonly value: Value;
  /** Place in the module's order of execution; the last one wins. */
  readonly order: number;
  readonly condition?: Condition;
  /** The class whose attribute it is (Flask, pydantic). */
  readonly owner?: string;
  /** The framework that reads these settings, where it is plain. */
  readonly framework?: 'django' | 'flask' | 'celery' | 'nest' | 'gunicorn' | 'other';
  /** `append`: adds to what is there (`+=`, `.append`, `setdefault`); absent: replaces. */
  readonly operation?: 'append' | 'default' | 'delete';
}

/** A place that takes a secret: a name, a key, a parameter of a library, a URL's password. */
export interface Secret extends Located {
  readonly kind: 'secret';
  readonly name: string;
  /** The place of the value, not of the name. */
  readonly value: Value;
  /** What takes it: `assignment`, `argument`, `url`, or a library's parameter (`express-session.secret`). */
  readonly sink: 'assignment' | 'argument' | 'url' | 'library';
  readonly condition?: Condition;
}

/** The kinds of backing service that the model tells apart. */
export type ServiceType =
  | 'postgresql'
  | 'mysql'
  | 'sqlite'
  | 'mongodb'
  | 'redis'
  | 'memcached'
  | 'rabbitmq'
  | 'kafka'
  | 'nats'
  | 'elasticsearch'
  | 'smtp'
  | 's3'
  | 'gcs'
  | 'azure-storage'
  | 'sentry'
  | 'sql'
  | 'other';

/** The code attaches a backing service. `sql`: a relational database whose product is not said. */
export interface Connection extends Located {
  readonly kind: 'connection';
  readonly service: ServiceType;
  /** A URL, or a record of url, host, port, user, password, database; for sqlite the file. */
  readonly locator: Value;
  readonly library: string;
  readonly condition?: Condition;
}

/** A server is bound to a port, in code or in its settings file. */
export interface Listen extends Located {
  readonly kind: 'listen';
  /** Absent: the server's own default, which the model knows by `server`. */
  readonly host?: Value;
  readonly port?: Value;
  /** `node:http`, `express`, `fastify`, `flask`, `uvicorn`, `gunicorn` … */
  readonly server: string;
  /** A server that its own makers call unfit for production. */
  readonly development?: true;
  /** Only when the file is run as a program (`__name__ == '__main__'`, `require.main === module`). */
  readonly main?: true;
  readonly condition?: Condition;
}

/** The program takes configuration from a file while it runs. */
export interface ConfigurationFile extends Located {
  readonly kind: 'configuration-file';
  /** Absent: the library's default, `.env`. */
  readonly file?: Value;
  /** `environment`: variables are set from it · `settings`: settings are. */
  readonly form: 'environment' | 'settings';
  readonly library: string;
  /** What it says replaces what the environment says. */
  readonly overrides?: true;
  readonly condition?: Condition;
}

/** The program writes the whole environment, or a secret of it, where its log lines go. */
export interface Disclosure extends Located {
  readonly kind: 'disclosure';
  readonly of: 'environment' | 'secret';
  /** The variable that holds the secret. */
  readonly name?: string;
  /** What writes: `print`, `console.log`, `logging` … */
  readonly call: string;
}

/** What the code does when a signal arrives. */
export interface SignalHandler extends Located {
  readonly kind: 'signal-handler';
  readonly signal: string;
  /** `drains`: stops accepting and lets work finish · `flag`: tells a loop to end · `exits`: leaves at once · `closes`: closes connections, then leaves. */
  readonly effect: 'drains' | 'flag' | 'exits' | 'closes' | 'unknown';
  /** It stops its server, and plainly neither closes a connection to a service nor ends the process. */
  readonly leavesOpen?: true;
  /** `import`: as soon as the module is loaded · `main`: only when run as a program · `function`: when something calls it. */
  readonly at: 'import' | 'main' | 'function';
  readonly library: string;
}

/** Work beside requests: queues, schedulers, threads. */
export interface BackgroundWork extends Located {
  readonly kind: 'background-work';
  /** `queue`: tasks that a worker process must run · `schedule`: entries that a scheduler process must run · `worker`: this code is the worker · `scheduler`, `timer`, `thread`: inside this very process. */
  readonly form: 'queue' | 'schedule' | 'worker' | 'scheduler' | 'timer' | 'thread';
  readonly library: string;
  readonly name?: string;
  readonly condition?: Condition;
}

/** The program starts another program. */
export interface ProgramCall extends Located {
  readonly kind: 'program-call';
  readonly arguments: readonly Value[];
  readonly call: string;
}

/** One fact a distinct module and package root, at its first place. */
export interface Import extends Located {
  readonly kind: 'import';
  /** As written: `django.db`, `./config.js`, `@scope/name/part`. */
  readonly module: string;
  /** The part that a package manager knows: `django`, `@scope/name`; absent for relative ones. */
  readonly root?: string;
  /** Guarded against absence (`try … except ImportError`), only for types, or loaded on demand. */
  readonly optional?: true;
  /** The file of the repository that the module was found to mean; set by the engine, absent for packages. */
  readonly path?: string;
}

/** A place where a process of the application begins. */
export interface EntryPoint extends Located {
  readonly kind: 'entry-point';
  readonly role: 'wsgi' | 'asgi' | 'manage' | 'celery' | 'server' | 'worker' | 'command' | 'settings';
  readonly framework?: string;
  /** The settings module that it falls back to (`os.environ.setdefault("DJANGO_SETTINGS_MODULE", …)`). */
  readonly settings?: Value;
  /** The application object: `app`, `application`. */
  readonly name?: string;
}

/** The code decides by the environment's name. */
export interface EnvironmentBranch extends Located {
  readonly kind: 'environment-branch';
  readonly on: Value;
  readonly equals?: string;
  /** What the branches choose, in one word of the field: `service`, `credential`, `behaviour`. */
  readonly selects: 'service' | 'credential' | 'behaviour';
}

/** A route that tells whether the process is well. */
export interface HealthRoute extends Located {
  readonly kind: 'health-route';
  readonly route: string;
  readonly library: string;
}

/** The code changes the database's schema. */
export interface SchemaChange extends Located {
  readonly kind: 'schema-change';
  readonly call: string;
  readonly at: 'import' | 'start' | 'function';
  readonly condition?: Condition;
}

/** A one-off command that the application offers. */
export interface AdminCommand extends Located {
  readonly kind: 'admin-command';
  readonly name: string;
  /** `django`, `click`, `typer`, `flask`, `npm script`, `make` … */
  readonly form: string;
}

/** What a name of a module is; stated when asked for. */
export interface Binding extends Located {
  readonly kind: 'binding';
  readonly name: string;
  readonly value: Value;
}

/** What the framework's documentation calls the application object, so that apps can be told from libraries. */
export interface Framework extends Located {
  readonly kind: 'framework';
  readonly name: string;
  readonly serves: 'web' | 'worker' | 'command' | 'front-end';
}

/** Kinds that only the code of a programming language states. */
export type CodeFact =
  | EnvironmentRead
  | Assignment
  | Secret
  | Connection
  | Listen
  | ConfigurationFile
  | Disclosure
  | LogSink
  | LogFormat
  | Print
  | SignalHandler
  | StateStore
  | ModuleState
  | FileWrite
  | BackgroundWork
  | ProgramCall
  | Import
  | EntryPoint
  | EnvironmentBranch
  | HealthRoute
  | SchemaChange
  | AdminCommand
  | Binding
  | Framework
  | TaskDelivery
  | RequestWrites
  | AdminRoute
  | TestSetup
  | CodeSection
  | SettingsClass;

export type { Environment };
