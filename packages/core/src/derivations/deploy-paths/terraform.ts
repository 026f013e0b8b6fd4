import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { deployPath } from './path.js';
import { purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';
import { folderOf } from '../../vocabulary/paths.js';

type Needs = Facts<'workload' | 'managed-service'>;

const FORMS: ReadonlySet<Workload['form']> = new Set(['ecs', 'terraform']);
const CONFIGURATION = /\.(?:tf|tofu)$/;

/** Terraform: a folder with its modules and the task definitions that it fills in is one path, where something runs in it. */
export function terraformPaths(facts: Needs): readonly DeployPath[] {
  const roots = rootFolders(facts);
  const groups = new Map<string, Workload[]>();
  for (const workload of facts.of('workload')) {
    const root = FORMS.has(workload.form) ? rootOf(workload.location.path, roots) : undefined;
    if (root !== undefined) groups.set(root, [...(groups.get(root) ?? []), workload]);
  }
  return [...groups].map(([root, workloads]) => pathOf(root, workloads, roots, facts));
}

/** Task definitions that no folder of Terraform is the place of. */
export function standaloneTasks(facts: Needs): readonly string[] {
  const roots = rootFolders(facts);
  const files = facts.of('workload').flatMap(({ form, location }) => (form === 'ecs' ? [location.path] : []));
  return [...new Set(files)].filter((file) => rootOf(file, roots) === undefined);
}

function pathOf(root: string, workloads: readonly Workload[], roots: ReadonlySet<string>, facts: Needs): DeployPath {
  const services = facts
    .of('managed-service')
    .filter(({ form, location }) => form === 'terraform' && rootOf(location.path, roots) === root);
  const files = [...new Set([...workloads, ...services].map(({ location }) => location.path))].sort();
  const [first = root] = files;
  const form = workloads.some((workload) => workload.form === 'ecs') ? 'ecs' : 'terraform';
  const purpose =
    purposeOfName(root.slice(root.lastIndexOf('/') + 1)) ??
    purposeOfFolders(`${root}/x`) ??
    purposeOfKind(facts.kindOf(first)) ??
    'production';
  return { ...deployPath(form, root === '' ? first : root, purpose, files), location: { path: first } };
}

/** Folders that hold Terraform's files. */
function rootFolders(facts: Needs): ReadonlySet<string> {
  return new Set(facts.paths.filter((path) => CONFIGURATION.test(path)).map(folderOf));
}

/** The folder of Terraform that a file belongs to: `infra/modules/web/main.tf` to `infra`. */
function rootOf(file: string, roots: ReadonlySet<string>): string | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    if (roots.has(folder)) return folder.replace(/(?:^|\/)modules(?:\/.*)?$/, '');
    if (folder === '') return undefined;
  }
}
