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
