import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { folderOf } from '../paths.js';
import { deployPath } from './path.js';
import { purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';

const MANIFESTS: readonly Workload['form'][] = ['kubernetes', 'kustomize'];
/** A folder that holds the manifests of a whole deploy, whatever is below it. */
const TOP = /^(?:k8s|kubernetes|kube|manifests?|k8s-.*|kustomize|gitops|argocd|flux|infra(?:structure)?|deploy(?:ment)?s?|charts?|helm)$/i;

interface Group {
  readonly folder: string;
  readonly files: string[];
}

/** Kubernetes manifests: one path a folder, or one an overlay over its base; a chart is a path of its own. */
export function kubernetesPaths(facts: Facts<'workload' | 'environment-variant'>): readonly DeployPath[] {
  const files = filesOf(facts, MANIFESTS);
  const variants = new Set(
    facts
      .of('environment-variant')
      .filter(({ form }) => form === 'kustomize')
      .map(({ location }) => folderOf(location.path)),
  );
  const overlays = files.filter((file) => overlayOf(file, variants) !== undefined);
  const shared = files.filter((file) => !overlays.includes(file));
  const groups = grouped(shared, topOf);
  const overlayGroups = grouped(overlays, (file) => overlayOf(file, variants) ?? '');
  const used = new Set<Group>();
  const paths = overlayGroups.map((overlay) => {
    const bases = groups.filter(({ folder }) => isBaseOf(folder, overlay.folder));
    for (const base of bases) used.add(base);
    return pathOf(overlay.folder, [...bases.flatMap((base) => base.files), ...overlay.files], facts);
  });
  return [
    ...paths,
    ...groups.filter((group) => !used.has(group)).map(({ folder, files: own }) => pathOf(folder, own, facts)),
    ...chartPaths(facts),
  ];
}

function chartPaths(facts: Facts<'workload'>): readonly DeployPath[] {
  const charts = grouped(filesOf(facts, ['helm']), (file) => file.replace(/\/?(?:templates\/.*|[^/]*)$/, ''));
  return charts.map(({ folder, files }) =>
    deployPath('helm', folder === '' ? 'Chart.yaml' : folder, purposeOfFolders(`${folder}/x`) ?? 'production', files),
  );
}

function filesOf(facts: Facts<'workload'>, forms: readonly Workload['form'][]): readonly string[] {
  return [
    ...new Set(
      facts
        .of('workload')
        .filter(({ form }) => forms.includes(form))
        .map(({ location }) => location.path),
    ),
  ].sort();
}

/** The folder that names an environment: `overlays/production`, `k8s/staging`. */
function overlayOf(file: string, variants: ReadonlySet<string>): string | undefined {
  const folders = folderOf(file).split('/');
  for (let length = folders.length; length > 0; length -= 1) {
    const folder = folders.slice(0, length).join('/');
    const last = folders[length - 1] ?? '';
    if (folders[length - 2] === 'overlays' || (variants.has(folder) && last !== 'base')) return folder;
    if (
      length > 1 &&
      purposeOfName(last) !== undefined &&
      !TOP.test(last) &&
      TOP.test(folders.slice(0, length - 1).find((each) => TOP.test(each)) ?? '')
    )
      return folder;
  }
  return undefined;
}

function topOf(file: string): string {
  const folders = folderOf(file).split('/');
  const top = folders.findIndex((folder) => TOP.test(folder));
  const after = folders[top + 1];
  // `deploy/k8s/…`: the inner one; `k8s/base/…` stays with `k8s`.
  if (top >= 0 && after !== undefined && TOP.test(after)) return folders.slice(0, top + 2).join('/');
  return top < 0 ? folders.join('/') : folders.slice(0, top + 1).join('/');
}

/** A group of shared manifests belongs to the overlays below the same top. */
function isBaseOf(folder: string, overlay: string): boolean {
  const top = topOf(`${overlay}/x`);
  return folder === top || overlay.startsWith(`${folder}/`) || folderOf(folder) === folderOf(folderOf(overlay));
}

function grouped(files: readonly string[], folderOfFile: (file: string) => string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const file of files) {
    const folder = folderOfFile(file);
    const group = groups.get(folder) ?? { folder, files: [] };
    group.files.push(file);
    groups.set(folder, group);
  }
  return [...groups.values()];
}

function pathOf(folder: string, files: readonly string[], facts: Facts<'workload'>): DeployPath {
  const [first = folder] = files;
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  const kind = purposeOfKind(facts.kindOf(first));
  const purpose = (TOP.test(last) ? undefined : purposeOfName(last)) ?? purposeOfFolders(`${folder}/x`) ?? kind ?? 'production';
  const path = deployPath(
    files.length > 1 && folder.includes('overlays') ? 'kustomize' : 'kubernetes',
    folder === '' ? first : folder,
    purpose,
    files,
  );
  return { ...path, location: { path: first } };
}
