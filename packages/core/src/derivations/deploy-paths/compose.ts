import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { workloadsOf } from '../deploy/workloads.js';
import { isUnsure } from './certainty.js';
import { deployPath } from './path.js';
import { isDevelopersTool, type Purpose, purposeOfContent, purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'workload' | 'inclusion' | 'app' | 'command' | 'image-reference' | 'autoscaler'>;

interface ComposeFile {
  readonly path: string;
  /** Its own and those of the files that it includes. */
  readonly workloads: readonly Workload[];
  /** Files that it includes, those below first. */
  readonly included: readonly string[];
  /** What the name says beside that it is compose: `prod`, `override`; '' for the base file. */
  readonly variant: string;
}

/** Compose files, those that belong together as one path: base and override, base and production. */
export function composePaths(facts: Needs): readonly DeployPath[] {
  const files = composeFiles(facts);
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))];
  return folders.flatMap((folder) =>
    inFolder(
      files.filter(({ path }) => folderOf(path) === folder),
      facts,
    ),
  );
}

/** Files that stand for themselves: what another one includes is a part of that one. */
function composeFiles(facts: Needs): readonly ComposeFile[] {
  const declaring = facts.of('workload').flatMap(({ form, location }) => (form === 'compose' || form === 'swarm' ? [location.path] : []));
  const including = facts.of('inclusion').map(({ location }) => location.path);
  const files = [...new Set([...declaring, ...including])].map((path): ComposeFile => {
    const included = includedBy(path, facts, new Set([path]));
    return { path, included, variant: variantOf(path), workloads: [...included, path].flatMap((each) => servicesOf(each, facts)) };
  });
  // Files that include each other are no parts of one another.
  const isPart = ({ path, included }: ComposeFile) =>
    files.some((other) => other.included.includes(path) && !included.includes(other.path));
  return files.filter((file) => !isPart(file) && file.workloads.length > 0);
}

function servicesOf(path: string, facts: Needs): readonly Workload[] {
  return facts.in('workload', path).filter(({ form }) => form === 'compose' || form === 'swarm');
}

/** @param seen the files on the way, so that circles end */
function includedBy(path: string, facts: Needs, seen: Set<string>): readonly string[] {
  return facts.in('inclusion', path).flatMap(({ path: other }) => {
    if (seen.has(other) || !facts.has(other)) return [];
    seen.add(other);
    return [...includedBy(other, facts, seen), other];
  });
}

/** `docker-compose.prod.yml` → `prod`; `compose-dev.yaml` → `dev`; `local.yml` → `local`. */
function variantOf(path: string): string {
  return basename(path)
    .replace(/\.(?:ya?ml|j2|tpl|tmpl|jinja2?)/gi, '')
    .replace(/(?:docker|podman)[-_]?compose|compose|^stack$/i, '')
    .replace(/^[-_.]+|[-_.]+$/g, '');
}

function inFolder(files: readonly ComposeFile[], facts: Needs): readonly DeployPath[] {
  const bases = files.filter(({ variant }) => variant === '');
  const [base] = bases;
  const others = files.filter((file) => !bases.includes(file));
  const overlays = base ? others.filter((file) => isOverlay(file, base)) : [];
  const standalone = others.filter((file) => !overlays.includes(file));
  const paths = [
    ...overlays.flatMap((overlay) => (base ? [pathOf([base, overlay], overlay, facts)] : [])),
    ...standalone.map((file) => pathOf([file], file, facts)),
  ];
  return [...paths, ...bases.flatMap((file) => (file === base ? basePath(file, overlays, paths, facts) : [pathOf([file], file, facts)]))];
}

/** A file that cannot stand alone, or changes services of the base file. */
function isOverlay({ variant, workloads }: ComposeFile, base: ComposeFile): boolean {
  const names = new Set(base.workloads.map(({ name }) => name));
  const shared = workloads.filter(({ name }) => names.has(name));
  if (shared.length === 0) return false;
  if (/override/i.test(variant)) return true;
  return shared.some(({ image, build, extends: from }) => image === undefined && build === undefined && from === undefined);
}

/** The base file alone is a path too, unless its overlays say that it is always used with one of them. */
function basePath(base: ComposeFile, overlays: readonly ComposeFile[], paths: readonly DeployPath[], facts: Needs): readonly DeployPath[] {
  const isCovered = paths.some(({ purpose, files }) => purpose === 'production' && files.includes(base.path));
  if (isCovered) return [];
  const hasDevelopment = overlays.some(({ variant }) => purposeOfName(variant) === 'development');
  return [pathOf([base], base, facts, hasDevelopment && !isComplete(base) ? 'development' : undefined)];
}

/** Each service says by itself what it runs. */
function isComplete({ workloads }: ComposeFile): boolean {
  return workloads.every(({ image, build, extends: from }) => image !== undefined || build !== undefined || from !== undefined);
}

function pathOf(files: readonly ComposeFile[], naming: ComposeFile, facts: Needs, given?: Purpose): DeployPath {
  const paths = [...new Set(files.flatMap(({ path, included }) => [...included, path]))];
  const form = naming.workloads.every((workload) => workload.form === 'swarm') ? 'swarm' : 'compose';
  const workloads = workloadsOf({ form, files: paths }, facts);
  const named =
    purposeOfName(naming.variant) ??
    purposeOfFolders(naming.path) ??
    purposeOfKind(facts.kindOf(naming.path)) ??
    (isDevelopersTool(naming.path) ? 'development' : undefined);
  const purpose =
    given ??
    (/(?:^|[-_.])build$/.test(naming.variant) ? 'ci' : named) ??
    (form === 'swarm' ? 'production' : purposeOfContent(workloads, facts));
  const isUncertain =
    form === 'compose' && purpose === 'production' && named !== 'production' && isUnsure(workloads, naming.path, facts.of('workload'));
  return deployPath(form, naming.path, purpose, paths, isUncertain);
}
