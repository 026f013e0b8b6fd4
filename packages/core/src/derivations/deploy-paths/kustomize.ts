import type { DeployPath, EnvironmentVariant } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { deployPath } from './path.js';
import { type Purpose, purposeOfFolders, purposeOfName } from './purpose.js';
import { folderOf } from '../../vocabulary/paths.js';

/** An overlay with everything that it is made of, what it builds on first. */
export interface Overlay {
  readonly path: DeployPath;
  readonly files: readonly string[];
}

/**
 * Overlays of kustomize: each is a path of what its `resources:`, `components:` and patches lead to, unless another one builds on it.
 * @param manifests the files that declare workloads
 */
export function overlaysOf(manifests: readonly string[], facts: Facts<'environment-variant'>): readonly Overlay[] {
  const variants = new Map(
    facts
      .of('environment-variant')
      .flatMap((variant) => (variant.form === 'kustomize' ? [[folderOf(variant.location.path), variant] as const] : [])),
  );
  const built = new Set([...variants.values()].flatMap(({ includes = [] }) => includes));
  return [...variants].flatMap(([folder, variant]) => {
    const files = closure(folder, variants, manifests, facts, new Set());
    if (built.has(folder) || files.length === 0) return [];
    const all = [...new Set([...files, variant.location.path])];
    const path: DeployPath = { ...deployPath('kustomize', folder, purposeOf(folder), all), location: { path: variant.location.path } };
    return [{ path, files }];
  });
}

function purposeOf(folder: string): Purpose {
  return purposeOfName(folder.slice(folder.lastIndexOf('/') + 1)) ?? purposeOfFolders(`${folder}/x`) ?? 'production';
}

type Variants = ReadonlyMap<string, EnvironmentVariant>;

/** Manifests that a folder leads to, and the kustomizations on the way: those below first, then its own. */
function closure(
  folder: string,
  variants: Variants,
  manifests: readonly string[],
  facts: Facts<'environment-variant'>,
  on: Set<string>,
): readonly string[] {
  if (on.has(folder)) return [];
  on.add(folder);
  const variant = variants.get(folder);
  const includes = variant?.includes ?? [];
  const below = includes.flatMap((each) => (facts.has(each) ? [] : closure(each, variants, manifests, facts, on)));
  const named = includes.filter((each) => manifests.includes(each));
  const own = manifests.filter((file) => (variant ? folderOf(file) === folder && !named.includes(file) : file.startsWith(`${folder}/`)));
  const kustomization = ['kustomization.yaml', 'kustomization.yml'].map((name) => `${folder}/${name}`).filter((file) => facts.has(file));
  return [...below, ...named, ...own, ...(below.length + named.length + own.length > 0 ? kustomization : [])];
}
