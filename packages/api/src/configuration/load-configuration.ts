import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { UnreadableFile } from '@factorlint/core';
import { withSlashes } from '../disk/directories.js';
import { readText } from '../disk/read-text.js';
import { findWorkTree } from '../disk/version-control.js';
import { ignoresFolder } from './apply.js';
import type { Config } from './config.js';
import { InvalidConfiguration, type Configuration, type ConfigurationFault, type Layer, type NotRun } from './configuration.js';
import { candidates } from './find-file.js';
import { isData, isShared, readData } from './read-data.js';
import { runCode } from './run-code.js';
import { validateConfig, type Locate } from './validate.js';

/** 1 MiB. */
const MOST_BYTES = 1024 * 1024;

export interface LoadOptions {
  /** The folder from which a person asks, absolute; by default the process's. It decides whether configuration that is code is run. */
  readonly cwd?: string;
  /** The file to use, relative to `cwd`; absent: the nearest one is looked for. */
  readonly file?: string;
}

/**
 * The configuration of a folder: the nearest one in it or above it, up to the top of its work tree. Plain data is always read. Code is run
 * only where the folder is the current one or lies above it, or where the file is named: analysing somebody else's repository runs none
 * of its programs. Synchronous.
 * @param root the folder that is analysed
 * @throws {InvalidConfiguration} when it cannot be read, names what does not exist, or is no configuration
 */
export function loadConfiguration(root: string, { cwd = process.cwd(), file }: LoadOptions = {}): Configuration {
  const folder = realPath(resolve(cwd, root));
  const here = realPath(cwd);
  if (file !== undefined) {
    const named = realPath(resolve(cwd, file));
    if (!existsSync(named)) throw new InvalidConfiguration(named, [{ message: 'There is no such file.' }], file);
    const loader = new Loader(here, true);
    const found = loader.load(named, isInside(folder, dirname(named)) ? dirname(named) : folder);
    if (!found) throw new InvalidConfiguration(named, [{ message: 'It has no part for factorlint.' }], file);
    return { layers: found, notRun: loader.notRun };
  }
  const loader = new Loader(here, isInside(here, folder));
  for (const files of candidates(folder, findWorkTree(folder)?.top ?? folder)) {
    for (const each of files) {
      const found = loader.load(each, dirname(each));
      // Who asks about a folder that is ignored from above means it by itself.
      if (found) return { layers: ignoresFolder(found, folder) ? [] : found, notRun: loader.notRun };
    }
    if (loader.notRun.length > 0) break;
  }
  return { layers: [], notRun: loader.notRun };
}

/**
 * A configuration that is no file.
 * @param folder absolute; what its patterns, paths and `extends` are relative to
 * @throws {InvalidConfiguration}
 */
export function configurationOf(config: Config, folder: string = process.cwd()): Configuration {
  const loader = new Loader(folder, true);
  return { layers: loader.layersOf({ data: config }, undefined, folder), notRun: loader.notRun };
}

class Loader {
  readonly notRun: NotRun[] = [];
  readonly #cwd: string;
  readonly #mayRun: boolean;

  /** @param cwd from where files are named in messages; @param mayRun whether code is run */
  constructor(cwd: string, mayRun: boolean) {
    this.#cwd = cwd;
    this.#mayRun = mayRun;
  }

  /** The layers of a file; undefined where it is somebody else's and has no part for us, or code that is not run. */
  load(file: string, folder: string, path: readonly string[] = []): readonly Layer[] | undefined {
    if (path.includes(file)) this.#refuse(file, [{ message: 'It extends itself.' }]);
    if (!isData(file) && !this.#mayRun) {
      this.notRun.push({
        file,
        reason: `${this.#shown(file)} is code and was not run: the analysed folder is not the current one. Name it with --config to run it.`,
      });
      return undefined;
    }
    const read = isData(file) ? readData(file, this.#text(file)) : runCode(file);
    if (!read) return undefined;
    if ('faults' in read) this.#refuse(file, read.faults);
    return this.layersOf(read, file, folder, [...path, file]);
  }

  layersOf(
    { data, locate }: { readonly data: unknown; readonly locate?: Locate },
    file: string | undefined,
    folder: string,
    path: readonly string[] = [],
  ): readonly Layer[] {
    const checked = validateConfig(data, locate);
    if ('faults' in checked) this.#refuse(file, checked.faults);
    const { config } = checked;
    const bases = [config.extends ?? []].flat().flatMap((name) => this.#base(name, file, folder, path));
    return [...bases, { ...(file !== undefined && { file }), folder, config }];
  }

  /** What `extends` names: a file, whose patterns are relative to its own folder, or a package, whose patterns are relative to ours. */
  #base(name: string, file: string | undefined, folder: string, path: readonly string[]): readonly Layer[] {
    if (name.startsWith('.') || isAbsolute(name)) {
      const target = realPath(resolve(file === undefined ? folder : dirname(file), name));
      if (!existsSync(target)) this.#refuse(file, [{ message: `It extends ${name}, and there is no such file.` }]);
      return this.load(target, dirname(target), path) ?? [];
    }
    let target: string;
    try {
      target = createRequire(file ?? resolve(folder, 'factorlint.config.js')).resolve(name);
    } catch {
      this.#refuse(file, [{ message: `It extends ${name}, and no such package is installed. A file begins with ./` }]);
    }
    return this.load(target, folder, path) ?? [];
  }

  #text(file: string): string {
    try {
      return readText(file, MOST_BYTES);
    } catch (error) {
      // What belongs to somebody else is a gap of the report.
      if (error instanceof UnreadableFile && isShared(file)) return '';
      if (error instanceof UnreadableFile) this.#refuse(file, [{ message: error.message }]);
      throw error;
    }
  }

  #refuse(file: string | undefined, faults: readonly ConfigurationFault[]): never {
    throw new InvalidConfiguration(file, faults, file === undefined ? undefined : this.#shown(file));
  }

  #shown(file: string): string {
    return isInside(file, this.#cwd) ? withSlashes(relative(this.#cwd, file)) : file;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !/^\.\.[/\\]/.test(way));
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
