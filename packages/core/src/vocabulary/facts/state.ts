import type { Located, Location } from '../location.js';
import type { Condition, Value } from '../value.js';

/** Where state that outlives a request is kept. */
export interface StateStore extends Located {
  readonly kind: 'state-store';
  readonly purpose: 'session' | 'cache' | 'upload' | 'channel-layer' | 'rate-limit' | 'queue';
  /** `client`: in a signed cookie. */
  readonly where: 'memory' | 'local-disk' | 'shared' | 'client' | 'unknown';
  readonly library: string;
  /** The store's class or module, or the locator, where it is said. */
  readonly store?: Value;
  /** Nothing chooses it: the library's default. */
  readonly implicit?: true;
  readonly condition?: Condition;
}

/** A collection bound at module level that functions write to. */
export interface ModuleState extends Located {
  readonly kind: 'module-state';
  readonly name: string;
  readonly writtenFrom: readonly Location[];
  /** Keyed by something of the request, a user or a session. */
  readonly keyed?: true;
}

/** The program writes a file at run time. */
export interface FileWrite extends Located {
  readonly kind: 'file-write';
  readonly target: Value;
  readonly call: string;
  /** The file is in a temporary directory. */
  readonly temporary?: true;
  /** The names of the commands of the command line that alone get to it, as far as its file tells. */
  readonly commands?: readonly string[];
  /** Its file looks like a program, and it happens when that runs: as the file is loaded, or with the arguments of a command line. */
  readonly program?: true;
  /** Something that must hold for the file to be written. */
  readonly condition?: Condition;
  /** The function that writes it, where its own file names it nowhere else and nothing but its name can be what calls it. */
  readonly within?: Callable;
}

/** A function by whose name others call it. */
export interface Callable {
  readonly name: string;
  /** Of a class, so that the name alone is what others write. */
  readonly method?: true;
  /** Files that may call it; set by the engine. Those for tests and documents are left out. */
  readonly callers?: readonly string[];
}
