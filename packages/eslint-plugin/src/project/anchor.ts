/** Manifests, the one that says most of an application first. */
const MANIFESTS: readonly RegExp[] = [
  /^package\.json$/,
  /^pyproject\.toml$/,
  /^requirements[\w.-]*\.txt$/,
  /^setup\.(?:cfg|py)$/,
  /^Dockerfile$/,
  /^(?:docker-)?compose\.ya?ml$/,
  /^Procfile$/,
  /^\.env\.example$/,
];

/**
 * The file in which ESLint shows a finding that stands at no file of the tree: at a folder, at the repository. It is the manifest of
 * that folder, else of the nearest folder above, else the one nearest to the root.
 * @param place a path of a folder; `.` and '' are the root
 * @param paths every path of the tree, sorted
 */
export function anchorOf(place: string, paths: readonly string[]): string | undefined {
  const all = paths.flatMap((path) => {
    const cut = path.lastIndexOf('/') + 1;
    const rank = MANIFESTS.findIndex((name) => name.test(path.slice(cut)));
    return rank < 0 ? [] : [{ path, rank, folder: path.slice(0, Math.max(cut - 1, 0)) }];
  });
  const best = (candidates: typeof all) => [...candidates].sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))[0]?.path;
  for (let folder = place === '.' ? '' : place; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const found = best(all.filter((each) => each.folder === folder));
    if (found !== undefined || folder === '') return found ?? best(shallowest(all));
  }
}

function shallowest<T extends { readonly folder: string }>(manifests: readonly T[]): T[] {
  const depth = ({ folder }: T) => folder.split('/').length;
  const least = Math.min(...manifests.map(depth));
  return manifests.filter((each) => depth(each) === least);
}
