import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { openDirectory } from '@factorlint/api';

/** Larger files teach nothing that smaller ones do not. Bytes. */
const LARGEST = 64 * 1024;
/** How many files stand around the one that is mutated. */
const MOST_NEIGHBOURS = 7;

/** Files that say what an application is and how it is run: they make facts of other files matter. */
const TELLING =
  /(?:^|\/)(?:Dockerfile[^/]*|[^/]*\.dockerfile|package\.json|pyproject\.toml|requirements[^/]*\.txt|Pipfile|Procfile|(?:docker-)?compose[^/]*\.ya?ml|[^/]*settings[^/]*\.py|manage\.py|app\.json|fly\.toml|render\.yaml|\.env[^/]*|tsconfig[^/]*\.json|[^/]*\.sh|pnpm-workspace\.yaml)$/;

/** @typedef {{ root: string, paths: readonly string[], kinds: ReadonlyMap<string, readonly string[]> }} Corpus one folder's files */

/** Lists the files of a folder, by what kind of file their names say they are. */
export function openCorpus(root) {
  const tree = openDirectory(root);
  const nested = tree.skipped
    .filter(({ kind }) => kind === 'repository')
    .flatMap(({ path }) => openDirectory(join(root, path)).paths.map((inner) => `${path}/${inner}`));
  const paths = [...tree.paths, ...nested].filter((path) => !/(?:^|\/)node_modules\//.test(path)).sort();
  const kinds = new Map();
  for (const path of paths) {
    const kind = kindOf(path);
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  if (paths.length === 0) throw new Error(`${root} holds no files.`);
  return { root: tree.root, paths, kinds };
}

/** The extension; the name itself where that is what tools look for. */
function kindOf(path) {
  const name = basename(path);
  return TELLING.test(path) || extname(name) === '' ? name : extname(name);
}

/** Chooses a file, each kind as often as the others, and some that stand around it. Gives texts by path; empty where none can be read. */
export function chooseFiles({ root, paths, kinds }, random) {
  const first = random.pick(kinds.get(random.pick([...kinds.keys()])));
  const folder = dirname(first);
  const siblings = paths.filter((path) => path !== first && dirname(path) === folder);
  const above = paths.filter((path) => TELLING.test(path) && isAbove(dirname(path), folder));
  const chosen = new Set([first]);
  const count = random.below(MOST_NEIGHBOURS + 1);
  for (let turn = 0; turn < count; turn += 1) {
    const pool = random.chance(0.6) ? above : siblings;
    if (pool.length > 0) chosen.add(random.pick(pool));
  }
  const files = new Map();
  for (const path of chosen) {
    const bytes = readFileSync(join(root, path));
    if (bytes.length <= LARGEST) files.set(path, bytes.toString('utf8').replace(/^\ufeff/, ''));
  }
  return shortened(files);
}

function isAbove(outer, inner) {
  return outer === '.' || outer === inner || inner.startsWith(`${outer}/`);
}

/** Without the folders that all have in common, so that manifests stand at the root. */
function shortened(files) {
  const folders = [...files.keys()].map((path) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let common = 0;
  while (common < first.length && folders.every((folder) => folder[common] === first[common])) common += 1;
  return new Map([...files].map(([path, text]) => [path.split('/').slice(common).join('/'), text]));
}
