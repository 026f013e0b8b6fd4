import type { Command } from '../../vocabulary/facts/index.js';
import type { Value } from '../../vocabulary/value.js';

/** The files that a process finds where it runs. */
export interface FileView {
  /** The repository's file behind a path where the process runs. */
  find(path: string): string | undefined;
  /** The file of that name which is sure to be meant, wherever it was copied to. */
  named(name: string): string | undefined;
}

/** Named commands of the repository. */
export interface CommandIndex {
  /** A shell file, by its path. */
  script(path: string): Command | undefined;
  /** A script of a package.json, by the file's path. */
  packageScript(manifest: string, name: string): Command | undefined;
  packageScripts(manifest: string): readonly string[];
  /** The package.json whose package has this name. */
  manifestNamed(name: string): string | undefined;
  /** The recipe of a Makefile's or justfile's target. */
  target(file: string, name: string): readonly Command[];
  firstTarget(file: string): string | undefined;
}

/** What a program finds around it. */
export interface World {
  readonly files: FileView;
  readonly commands: CommandIndex;
  /** What the process is given, by name. */
  readonly environment: ReadonlyMap<string, Value>;
  /** No other names than those can come. */
  readonly closed: boolean;
  /** What `/bin/sh` is. */
  readonly shell: Shell;
  /** Steps left, so that programs that call each other end. */
  readonly budget: { left: number };
}

export type Shell = 'dash' | 'ash' | 'bash' | 'sh';
