import type { DeployPath, ImageReference, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { imageName } from './image-name.js';
import { inForce } from './images.js';
import { manifestWorkloads } from './manifest-workloads.js';
import { basename } from '../../vocabulary/paths.js';

/** Which forms a path of this form is made of. */
const FORMS: Readonly<Partial<Record<DeployPath['form'], readonly Workload['form'][]>>> = {
  compose: ['compose', 'swarm'],
  swarm: ['compose', 'swarm'],
  kustomize: ['kubernetes', 'kustomize'],
  kubernetes: ['kubernetes', 'kustomize', 'helm'],
  helm: ['helm', 'kubernetes'],
  devcontainer: ['devcontainer', 'compose'],
  procfile: ['procfile', 'app.json'],
  ecs: ['ecs', 'terraform'],
  terraform: ['terraform', 'ecs'],
};

/** The workloads of a path as its files leave them: later files override earlier ones, name by name. */
export function workloadsOf(
  path: Pick<DeployPath, 'form' | 'files'>,
  facts: Facts<'workload' | 'command' | 'image-reference' | 'autoscaler'>,
): readonly Workload[] {
  const forms = FORMS[path.form] ?? [path.form];
  const byName = new Map<string, Workload>();
  for (const file of path.files) {
    for (const workload of facts.in('workload', file)) {
      if (!forms.includes(workload.form)) continue;
      if (isPatch(workload)) {
        for (const [key, changed] of patched(workload, byName)) byName.set(key, changed);
        continue;
      }
      const key = `${workload.form === 'kubernetes' || workload.form === 'kustomize' ? (workload.type ?? '') : ''}\0${workload.name}`;
      const extended = withExtended(workload, facts, 0);
      const before = byName.get(key);
      byName.set(key, before ? overridden(before, extended) : extended);
    }
  }
  const manifests = path.files.filter((file) => path.form === 'app.json' || (path.form === 'procfile' && basename(file) === 'app.json'));
  const images = path.files.flatMap((file) => facts.in('image-reference', file).filter(({ replaces }) => replaces !== undefined));
  const scaled = new Set(ORCHESTRATED.has(path.form) ? facts.of('autoscaler').map(({ of }) => of) : []);
  const own = namedByPod([...byName.values()]).map((each) => asDeployed(each, images, scaled));
  return [...own, ...manifests.flatMap((file) => manifestWorkloads(file, path.form === 'app.json', facts))];
}

/** A service with what it extends below it. */
function withExtended(workload: Workload, facts: Facts<'workload'>, depth: number): Workload {
  const { extends: from } = workload;
  if (!from || depth > 4) return workload;
  const base = facts.in('workload', from.path).find((each) => each.name === from.name && each !== workload);
  return base ? overridden(withExtended(base, facts, depth + 1), workload) : workload;
}

/**
 * A workload with another one over it, as compose and strategic merges do: single members are replaced, the environment by name,
 * volumes by target, ports and the like added.
 */
function overridden(base: Workload, over: Workload): Workload {
  const targets = new Set(over.volumes.map(({ target }) => target));
  const { entrypoint, command, ...below } = base;
  return {
    ...below,
    ...(over.entrypoint || !entrypoint ? {} : { entrypoint }),
    ...(over.command || over.entrypoint || !command ? {} : { command }),
    ...over,
    environment: inForce([...base.environment, ...over.environment]),
    environmentFiles: [...base.environmentFiles, ...over.environmentFiles],
    open: [...new Set([...base.open, ...over.open])],
    ports: [
      ...base.ports,
      ...over.ports.filter(
        (port) => !base.ports.some((each) => JSON.stringify({ ...each, location: 0 }) === JSON.stringify({ ...port, location: 0 })),
      ),
    ],
    volumes: [...base.volumes.filter(({ target }) => !targets.has(target)), ...over.volumes],
    probes: over.probes.length > 0 ? over.probes : base.probes,
    dependsOn: [...base.dependsOn, ...over.dependsOn],
    ...(over.build && base.build ? { build: { ...base.build, ...over.build } } : {}),
  };
}

/** What a kustomization changes in a pod of another file: only the pod is named. */
function isPatch({ form, name }: Workload): boolean {
  return form === 'kustomize' && !name.includes('/');
}

/** The containers of the pod that a patch names, as it leaves them: the count of pods is everybody's, all else the first container's. */
function patched(patch: Workload, workloads: ReadonlyMap<string, Workload>): readonly (readonly [string, Workload])[] {
  const { replicas, ...rest } = patch;
  const ofPod = [...workloads].filter(
    ([, { name, type, form }]) =>
      ORCHESTRATED.has(form) &&
      name.split('/')[0] === patch.name &&
      (patch.type === undefined || type === patch.type || type === 'initContainer'),
  );
  const first = ofPod.find(([, { type }]) => type !== 'initContainer')?.[0];
  return ofPod.map(([key, each]) => {
    const { name, form, type, location } = each;
    const own = key === first ? overridden(each, { ...rest, name, form, location, ...(type === undefined ? {} : { type }) }) : each;
    return [key, replicas ? { ...own, replicas } : own];
  });
}

const ORCHESTRATED: ReadonlySet<DeployPath['form']> = new Set(['kubernetes', 'kustomize', 'helm']);

/** A workload with the image that an overlay names for it, and what scales it. */
function asDeployed(workload: Workload, images: readonly ImageReference[], scaled: ReadonlySet<string>): Workload {
  const { image, name } = workload;
  const written = image && imageName(image).name;
  const replaced = images.find(({ replaces }) => replaces === written);
  const isScaled = scaled.has(name.split('/')[0] ?? name) && workload.type !== 'initContainer';
  return { ...workload, ...(replaced ? { image: replaced.image } : {}), ...(isScaled ? { autoscaled: true as const } : {}) };
}

/** The only container of a pod goes by the pod's name. */
function namedByPod(workloads: readonly Workload[]): readonly Workload[] {
  const podOf = ({ name }: Workload) => name.slice(0, name.indexOf('/'));
  const counts = new Map<string, number>();
  for (const each of workloads) if (each.type !== 'initContainer') counts.set(podOf(each), (counts.get(podOf(each)) ?? 0) + 1);
  return workloads.map((each) => {
    const isOnly = each.name.includes('/') && ORCHESTRATED.has(each.form) && each.type !== 'initContainer' && counts.get(podOf(each)) === 1;
    return isOnly ? { ...each, name: podOf(each) } : each;
  });
}
