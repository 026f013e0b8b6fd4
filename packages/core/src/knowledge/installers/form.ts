import type { InstallCommand } from '../../vocabulary/facts/index.js';

type Lock = InstallCommand['lock'];

/** One way of calling a package manager that installs something, as data. */
export interface InstallForm {
  readonly manager: InstallCommand['manager'];
  readonly programs: RegExp;
  /** The words after the program, options left aside; each an alternative of names. Empty: the program alone. */
  readonly subcommand: readonly (readonly string[])[];
  /** What further words are. `packages`: names; without one the manifest is installed · `nothing` · `command`: a program to run · `file`: requirements files. */
  readonly takes: 'packages' | 'nothing' | 'command' | 'file';
  /** Never the manifest: without a name it is no install. */
  readonly namesOnly?: true;
  /** How it treats the lock file without further options. */
  readonly lock: Lock;
  /** Options that change that. */
  readonly options?: Readonly<Record<string, Lock>>;
  /** Variables that change that, when they are set to something true. */
  readonly variables?: Readonly<Record<string, Lock>>;
  /** What makes it fail on drift: other words for the subcommand, or options to add. */
  readonly better?: {
    readonly subcommand?: readonly string[];
    readonly add?: readonly string[];
    readonly drop?: RegExp;
    /** Also where the lock is honoured: the manager has an option that fails on drift, and this one hides it. */
    readonly always?: true;
  };
  /** Options that take the next word as their value. */
  readonly values: ReadonlySet<string>;
  /** Options that name a requirements file. */
  readonly files?: readonly string[];
  /** Options that name a folder or package of the repository, or an address. */
  readonly editable?: readonly string[];
  /** Options that name the folder of the manifest. */
  readonly folder?: readonly string[];
  /** With one of these nothing is installed. */
  readonly idle?: readonly string[];
  /** With one of these variables set to something true nothing is installed. */
  readonly idleVariables?: readonly string[];
  /** With one of these, or always where it is true, it installs for the whole machine. */
  readonly global?: true | readonly string[];
}
