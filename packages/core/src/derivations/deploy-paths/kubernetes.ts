import type { DeployPath, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { overlaysOf } from './kustomize.js';
import { deployPath } from './path.js';
import { purposeOfFolders, purposeOfKind, purposeOfName } from './purpose.js';
import { folderOf } from '../../vocabulary/paths.js';

const MANIFESTS: readonly Workload['form'][] = ['kubernetes', 'kustomize', 'helm'];
/** A folder that holds the manifests of a whole deploy, whatever is below it. */
const TOP = /^(?:k8s|kubernetes|kube|manifests?|k8s-.*|kustomize|gitops|argocd|flux|infra(?:structure)?|deploy(?:ment)?s?|charts?|helm)$/i;

/** They change what other files declare, and come after them. */
const KUSTOMIZATION = /(?:^|\/)[Kk]ustomization(?:\.ya?ml)?$/;

interface Group {
  readonly folder: string;
  readonly files: string[];
}

/** Kubernetes manifests: charts, overlays of kustomize over what they build on, and else one path a folder or environment. */
export function kubernetesPaths(facts: Facts<'workload' | 'environment-variant'>): readonly DeployPath[] {
  const all = filesOf(facts, MANIFESTS).filter((file) => !KUSTOMIZATION.test(file));
  const charts = all.filter((file) => chartOf(file, facts) !== undefined);
  const manifests = all.filter((file) => !charts.includes(file));
  const overlays = overlaysOf(manifests, facts);
  const taken = new Set(overlays.flatMap(({ files }) => files));
  const rest = manifests.filter((file) => !taken.has(file));
  return [...overlays.map(({ path }) => path), ...plainPaths(rest, facts), ...chartPaths(charts, facts)];
}

function plainPaths(files: readonly string[], facts: Facts<'workload'>): readonly DeployPath[] {
  const environments = files.filter((file) => environmentOf(file) !== undefined);
  const groups = grouped(
    files.filter((file) => !environments.includes(file)),
    topOf,
  );
  const used = new Set<Group>();
  const paths = grouped(environments, (file) => environmentOf(file) ?? '').map((own) => {
    const bases = groups.filter(({ folder }) => isBaseOf(folder, own.folder));
    for (const base of bases) used.add(base);
    return pathOf(own.folder, [...bases.flatMap((base) => base.files), ...own.files], facts);
  });
  return [...paths, ...groups.filter((group) => !used.has(group)).map(({ folder, files: own }) => pathOf(folder, own, facts))];
}

function chartPaths(files: readonly string[], facts: Facts<'workload'>): readonly DeployPath[] {
  return grouped(files, (file) => chartOf(file, facts) ?? '').map(({ folder, files: own }) => {
    const chart = folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`;
    const purpose = purposeOfFolders(`${folder}/x`) ?? purposeOfKind(facts.kindOf(chart)) ?? 'production';
    return { ...deployPath('helm', folder === '' ? chart : folder, purpose, own), location: { path: chart } };
  });
}

/** The folder of the chart that a template belongs to. */
function chartOf(file: string, facts: Facts<'workload'>): string | undefined {
  for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) {
    if (/(?:^|\/)templates$/.test(folder) && facts.has(folder === 'templates' ? 'Chart.yaml' : `${folderOf(folder)}/Chart.yaml`))
      return folderOf(folder);
  }
  return undefined;
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
function environmentOf(file: string): string | undefined {
  const folders = folderOf(file).split('/');
  for (let length = folders.length; length > 1; length -= 1) {
    const last = folders[length - 1] ?? '';
    const isBelowTop = folders.slice(0, length - 1).some((each) => TOP.test(each));
    if (folders[length - 2] === 'overlays' || (isBelowTop && !TOP.test(last) && purposeOfName(last) !== undefined))
      return folders.slice(0, length).join('/');
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
    [...files, ...patchesBeside(files, facts)],
  );
  return { ...path, location: { path: first } };
}

/** Kustomizations in the folders of some manifests that change workloads. */
function patchesBeside(files: readonly string[], facts: Facts<'workload'>): readonly string[] {
  const folders = new Set(files.map(folderOf));
  return filesOf(facts, ['kustomize']).filter((file) => KUSTOMIZATION.test(file) && folders.has(folderOf(file)));
}
