import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { baseName } from '../commands/argument.js';
import { folderOf } from '../paths.js';
import { workloadsOf } from '../deploy/workloads.js';
import { deployPath } from './path.js';
import { type Purpose, purposeOfContent, purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';

type Needs = Facts<'workload' | 'app' | 'command' | 'image-reference' | 'autoscaler'>;

interface ComposeFile {
  readonly path: string;
  readonly workloads: readonly Workload[];
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

function composeFiles(facts: Needs): readonly ComposeFile[] {
  const paths = [
    ...new Set(
      facts
        .of('workload')
        .filter(({ form }) => form === 'compose' || form === 'swarm')
        .map(({ location }) => location.path),
    ),
  ];
  return paths.map((path) => ({
    path,
    variant: variantOf(path),
    workloads: facts.in('workload', path).filter(({ form }) => form === 'compose' || form === 'swarm'),
  }));
}

/** `docker-compose.prod.yml` → `prod`; `compose-dev.yaml` → `dev`; `local.yml` → `local`. */
function variantOf(path: string): string {
  return baseName(path)
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
  const paths = files.map(({ path }) => path);
  const form = naming.workloads.every((workload) => workload.form === 'swarm') ? 'swarm' : 'compose';
  const workloads = workloadsOf({ form, files: paths }, facts);
  const named = purposeOfName(naming.variant) ?? purposeOfFolders(naming.path) ?? purposeOfKind(facts.kindOf(naming.path));
  const purpose =
    given ??
    (/(?:^|[-_.])build$/.test(naming.variant) ? 'ci' : named) ??
    (form === 'swarm' ? 'production' : purposeOfContent(workloads, facts));
  return deployPath(form, naming.path, purpose, paths);
}
