import ignore from 'ignore';
import type { Manifest } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { basename, folderOf, upwards } from '../../vocabulary/paths.js';

export type Needs = 'command' | 'dependency' | 'entry-point' | 'framework' | 'image-stage' | 'listen' | 'manifest' | 'workload';

/** A folder that is deployed, published or run by itself. */
export interface Unit {
  /** '' for the root. */
  readonly path: string;
  readonly manifests: readonly Manifest[];
}

/** Names of folders that speak about the application instead of being one, also at the end of a longer name. */
const ASIDE =
  /(?:^|[-_.])(?:examples?|samples?|demos?|tutorials?|playgrounds?|sandbox|fixtures?|tests?|testing|e2e|cypress|docs?|documentation|benchmarks?|templates?|devcontainer|github|circleci|ci)$/i;
const REQUIREMENTS_FOLDER = /^(?:requirements|reqs)$/i;
const FOREIGN: ReadonlySet<string> = new Set(['vendored', 'generated']);
const PROGRAM = /\.(?:py|[cm]?[jt]sx?|go|rs|rb|java|kts?|scala|php|cs|fs|ex|exs|swift|dart|clj)$/i;

/** Whether a folder, or one above it, is for examples, tests or documents. */
export function isAside(folder: string): boolean {
  return folder.split('/').some((part) => ASIDE.test(part));
}

/** Whether a file is written in a programming language. */
export function isProgram(path: string): boolean {
  return PROGRAM.test(path);
}

/** The unit that a path belongs to: the nearest above it. */
export function ownerOf(units: ReadonlyMap<string, Unit>, path: string): Unit | undefined {
  for (const folder of upwards(folderOf(path))) {
    const unit = units.get(folder);
    if (unit) return unit;
  }
  return undefined;
}

/**
 * Folders with a manifest or an entry of their own; the root always. Folders for examples, tests and documents count only where
 * there is nothing else.
 */
export function candidatesOf(facts: Facts<Needs>): ReadonlyMap<string, Unit> {
  const manifests = new Map<string, Manifest[]>();
  for (const manifest of facts.of('manifest')) {
    if (FOREIGN.has(facts.kindOf(manifest.location.path))) continue;
    const folder = homeOf(manifest);
    manifests.set(folder, [...(manifests.get(folder) ?? []), manifest]);
  }
  const entries = entryFolders(facts, (folder) => manifests.has(folder));
  const folders = [...new Set([...manifests.keys(), ...entries])];
  const main = folders.filter((folder) => !isAside(folder));
  const chosen = main.length > 0 || facts.paths.some((path) => isProgram(path) && !isAside(folderOf(path))) ? main : folders;
  return new Map([...new Set(['', ...chosen])].sort().map((path) => [path, { path, manifests: manifests.get(path) ?? [] }]));
}

/** A folder `requirements/` belongs to what lies around it. */
function homeOf({ location: { path }, format }: Manifest): string {
  const folder = folderOf(path);
  return format === 'requirements' && REQUIREMENTS_FOLDER.test(basename(folder)) ? folderOf(folder) : folder;
}

/** Folders without a manifest above them in which something starts: an image with its programs, a Procfile, a Django project. */
function* entryFolders(facts: Facts<Needs>, hasManifest: (folder: string) => boolean): Generator<string> {
  const isCovered = (folder: string): boolean => upwards(folder).some(hasManifest);
  const withPrograms = new Set(facts.paths.filter(isProgram).map(folderOf));
  for (const { location } of facts.of('image-stage')) {
    const folder = folderOf(location.path);
    if (withPrograms.has(folder) && !isCovered(folder)) yield folder;
  }
  for (const { location, form } of facts.of('workload')) {
    const folder = folderOf(location.path);
    if ((form === 'procfile' || form === 'heroku' || form === 'fly') && !isCovered(folder)) yield folder;
  }
  for (const { location, role } of facts.of('entry-point')) {
    const folder = folderOf(location.path);
    if (role === 'manage' && !isCovered(folder)) yield folder;
  }
}

/** Whether a folder is a member of a workspace that a manifest in another folder declares. */
export function isMember(folder: string, { location, members }: Manifest): boolean {
  const root = folderOf(location.path);
  const inside = root === '' ? folder : folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : '';
  if (!members || inside === '') return false;
  const patterns = members.map((pattern) => pattern.replace(/^(!?)(?:\.\/)?/, '$1').replace(/\/$/, ''));
  return patterns.some((pattern) => !pattern.startsWith('!')) && anchored(patterns).ignores(inside);
}

function anchored(patterns: readonly string[]): ReturnType<typeof ignore> {
  return ignore().add(patterns.map((pattern) => (pattern.startsWith('!') ? `!/${pattern.slice(1)}` : `/${pattern}`)));
}
