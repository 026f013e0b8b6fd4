import type { Role } from '../../vocabulary/facts/index.js';

/** A long-running program, or a one-off one, that is known by its words. */
export interface Program {
  /** How the model names it: `gunicorn`, `django runserver`. */
  readonly name: string;
  /** The program's basename, or what `python -m` names. */
  readonly programs: readonly string[];
  /** Words that must appear after it, in this order, options aside; each an alternative. */
  readonly words?: readonly (readonly string[])[];
  /** One of these options must stand there. */
  readonly options?: readonly string[];
  readonly role: Role;
  /** Its own makers call it unfit for production. */
  readonly development?: true;
  /** With one of these it reloads code: a developer's way to run it. */
  readonly reload?: readonly string[];
  readonly host?: readonly string[];
  readonly port?: readonly string[];
  /** `host:port` in one. */
  readonly bind?: readonly string[];
  /** The first word of its own that looks like one is `host:port` or a port. */
  readonly positionalBind?: true;
  readonly workers?: readonly string[];
  /** Where it listens when nothing says so. Absent: the program that it runs decides. */
  readonly listens?: { readonly host?: string; readonly port?: number };
  /** Variables that it reads by itself. */
  readonly reads?: { readonly host?: string; readonly port?: string; readonly workers?: string; readonly arguments?: string };
  /** With the variable of the port set, it listens on all interfaces. */
  readonly openWithPort?: true;
  /** Options that name its settings file, and the file that it finds by itself. */
  readonly settings?: { readonly options: readonly string[]; readonly file?: string };
  /** The folder of the configuration that says where it listens, in images of its makers: what is put there counts instead of `listens`. */
  readonly configuration?: string;
  readonly source: string;
}
