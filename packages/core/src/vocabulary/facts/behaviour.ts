import type { Located, Location } from '../location.js';
import type { Condition, Value } from '../value.js';

/** What becomes of a task when its worker dies: said of an application of a queue, or of tasks that say something about it themselves. */
export interface TaskDelivery extends Located {
  readonly kind: 'task-delivery';
  readonly library: string;
  readonly of: 'application' | 'task';
  /** Whether the broker hears of the task's end only after it. Absent: the library's default. */
  readonly late?: Value;
  /** It is tried again when it fails. */
  readonly retries?: true;
}

/** A function that answers requests writes to the database more than once on one way through it. */
export interface RequestWrites extends Located {
  readonly kind: 'request-writes';
  /** The function, with its class. */
  readonly name: string;
  readonly writes: readonly Location[];
  /** A transaction is around them. */
  readonly atomic?: true;
}

/** A route whose handler does an administrator's task. */
export interface AdminRoute extends Located {
  readonly kind: 'admin-route';
  /** What answers: the route where it is written there, else the handler. */
  readonly route: string;
  /** What it runs: `call_command migrate`; absent where only the route says what it is for. */
  readonly runs?: string;
  /** A task that no user of an application asks for: it changes the schema or all data. */
  readonly grave?: true;
  /** It asks first who is there. */
  readonly guarded?: true;
  readonly condition?: Condition;
}

/** A file that a test runner loads around tests, as its configuration says. */
export interface TestSetup extends Located {
  readonly kind: 'test-setup';
  /** As seen from the configuration: `./test/setup.ts`. */
  readonly module: string;
  /** The file of the repository that it means; set by the engine. */
  readonly path?: string;
}

/**
 * A stretch of code that production does not run, as its own name or words say: settings for development or tests, what stands in for a
 * service, a class that warns whoever makes one of it.
 */
export interface CodeSection extends Located {
  readonly kind: 'code-section';
  /** The class, or the key of the object. */
  readonly name: string;
  readonly purpose: 'development' | 'test' | 'double';
}

/** A class of settings that the code takes whatever the environment says. */
export interface SettingsClass extends Located {
  readonly kind: 'settings-class';
  readonly name: string;
}
