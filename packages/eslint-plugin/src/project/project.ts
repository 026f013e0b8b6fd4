import { existsSync, realpathSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import {
  CONFIGURATION_FILES,
  loadConfiguration,
  openLiveDirectory,
  openSession,
  type FindingInFile,
  type LiveTree,
  type Session,
} from '@factorlint/api';
import { anchorOf } from './anchor.js';
import { isReady, requireReady } from './ready.js';

/** Milliseconds for which what was seen on disk is believed. */
const BELIEVED = 1000;

/** A repository as ESLint meets it: one file at a time, from a buffer, with all others on disk. */
export interface Project {
  /** Absolute, with links resolved. */
  readonly root: string;
  /**
   * The violations that are shown in a file and that no waiver excuses.
   * @param filename absolute
   * @param text of the buffer, without a byte-order mark
   */
  look(filename: string, text: string): Sight;
  /** Changes whenever a violation does, wherever it stands. */
  fingerprint(): string;
}

/** What is seen of one file. */
export interface Sight {
  /** Relative to the root, with forward slashes; '' where it is none of the project's. */
  readonly path: string;
  readonly findings: readonly FindingInFile[];
}

const NONE: Sight = { path: '', findings: [] };

const projects = new Map<string, Project>();

/**
 * The project of a folder; the same one for as long as the process lives.
 * @throws {Error} when the grammars are not loaded, or there is no such folder
 */
export function projectAt(root: string): Project {
  requireReady();
  const path = resolve(root);
  let project = projects.get(path);
  if (!project) projects.set(path, (project = openProject(path)));
  return project;
}

/** The fingerprint of a folder, for ESLint's cache; one that fits nothing where it cannot be computed. */
export function fingerprintOf(root: string): string {
  return isReady() ? projectAt(root).fingerprint() : `unknown ${Date.now()}`;
}

function openProject(folder: string): Project {
  const tree = openLiveDirectory(folder);
  // Who lints here runs the programs of this folder: ESLint's own configuration is one.
  const readConfiguration = () => loadConfiguration(folder, { cwd: folder });
  let configuration = readConfiguration();
  let session = openSession(tree, { configuration });
  let lookedAt = performance.now();
  /** The file that a buffer stands for at the moment. */
  let buffered: string | undefined;

  const reconfigure = () => {
    const before = JSON.stringify(configuration);
    configuration = readConfiguration();
    if (JSON.stringify(configuration) === before) return;
    session = openSession(tree, { configuration });
    buffered = undefined;
  };
  const revalidate = () => {
    if (performance.now() - lookedAt < BELIEVED) return;
    const changed = tree.look();
    if (changed.some((path) => CONFIGURATION_FILES.includes(basename(path)))) reconfigure();
    if (changed.length > 0) session.refresh(changed);
    lookedAt = performance.now();
  };
  const show = (path: string | undefined, text?: string) => {
    if (buffered !== undefined && buffered !== path) session.update(buffered, undefined);
    buffered = path;
    if (path !== undefined) session.update(path, text);
  };
  const homes = homesOf(tree);

  return {
    root: tree.root,
    look(filename, text) {
      revalidate();
      const path = pathIn(tree.root, filename);
      if (path === undefined) return NONE;
      const isListed = tree.paths.includes(path);
      // What is there and not listed is ignored by version control: no part of the repository.
      if (!isListed && existsSync(join(tree.root, path))) return NONE;
      const onDisk = isListed ? textOf(tree, path) : '';
      // What cannot be read as text is a gap of the report, whatever ESLint makes of its bytes.
      show(onDisk === undefined || (isListed && onDisk === text) ? undefined : path, text);
      const shown = homes(session, path).flatMap((place) => session.findings(place).filter(isShown));
      return { path, findings: shown.map(({ rule, finding }) => ({ rule, finding: { ...finding, edits: session.edits(finding) } })) };
    },
    fingerprint() {
      revalidate();
      show(undefined);
      const shown = session
        .report()
        .verdicts.flatMap(({ results }) =>
          results.map(({ rule, findings }) => [rule.id, findings.filter((finding) => isShown({ rule, finding }))]),
        );
      return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
    },
  };
}

function isShown({ finding }: FindingInFile): boolean {
  return finding.outcome === 'violates' && finding.waiver === undefined;
}

/** The places whose findings are shown in a file: itself, and those of which it is the anchor. */
function homesOf(tree: LiveTree): (session: Session, path: string) => readonly string[] {
  let known: { readonly report: unknown; readonly anchored: ReadonlyMap<string, readonly string[]> } | undefined;
  return (session, path) => {
    const report = session.report();
    if (known?.report !== report) {
      const files = new Set(tree.paths);
      const places = report.verdicts.flatMap(({ results }) =>
        results.flatMap(({ findings }) => findings.map(({ location }) => location.path)),
      );
      const anchored = new Map<string, string[]>();
      for (const place of new Set(places)) {
        if (files.has(place)) continue;
        const anchor = anchorOf(place, tree.paths);
        if (anchor !== undefined) anchored.set(anchor, [...(anchored.get(anchor) ?? []), place]);
      }
      known = { report, anchored };
    }
    return [path, ...(known.anchored.get(path) ?? [])];
  };
}

/** The text of a file on disk; undefined where it cannot be read as text. */
function textOf(tree: LiveTree, path: string): string | undefined {
  try {
    return tree.read(path);
  } catch {
    return undefined;
  }
}

/** A file's path below the root with forward slashes; undefined where it lies outside or has no name of its own. */
function pathIn(root: string, filename: string): string | undefined {
  if (!isAbsolute(filename)) return undefined;
  return below(root, filename) ?? below(root, realFile(filename));
}

function below(root: string, filename: string): string | undefined {
  const path = relative(root, filename);
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path.split(sep).join('/');
}

function realFile(filename: string): string {
  try {
    return join(realpathSync.native(dirname(filename)), basename(filename));
  } catch {
    return filename;
  }
}
