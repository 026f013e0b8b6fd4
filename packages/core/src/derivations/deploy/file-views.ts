import type { ImageStage, Volume } from '../../vocabulary/facts/index.js';
import { isBelow, joinPath } from '../commands/paths.js';
import type { FileView } from '../commands/world.js';
import { basename } from '../../vocabulary/paths.js';

/** What a view needs to know of the tree. */
export interface Tree {
  has(path: string): boolean;
  isFolder(path: string): boolean;
  /** Shell files, by their name. */
  scriptsNamed(name: string): readonly string[];
  readonly paths: readonly string[];
}

/** Files as a process without an image finds them: in the repository, from the folder of the file that declares it. */
export function repositoryFiles(folder: string, tree: Tree): FileView {
  const find = (path: string) => {
    const clean = path.replace(/^\/+/, '');
    return !path.startsWith('/') && tree.has(clean) ? clean : undefined;
  };
  return {
    find,
    named: (name) => find(joinPath(folder, name)) ?? find(name) ?? onlyScript(name, tree),
  };
}

/** Files as a container finds them: what its image copies from the repository, and what is mounted over it. */
export function imageFiles(
  stages: readonly ImageStage[],
  contexts: readonly string[],
  mounts: readonly Volume[],
  tree: Tree,
  all: readonly ImageStage[],
): FileView {
  const find = (path: string) => mounted(path, mounts, tree) ?? copied(path, stages, contexts, tree, all, 0);
  return {
    find,
    named: (name) =>
      copiedName(name, stages, contexts, tree, all) ??
      contexts.map((context) => joinPath(context, name)).find((path) => tree.has(path)) ??
      onlyScript(name, tree),
  };
}

function mounted(path: string, mounts: readonly Volume[], tree: Tree): string | undefined {
  for (const { form, source, target } of mounts) {
    if (form !== 'bind' || source === undefined || target === undefined || !isBelow(path, target.replace(/\/+$/, ''))) continue;
    const found = joinPath(source, path.slice(target.replace(/\/+$/, '').length + 1));
    if (tree.has(found)) return found;
  }
  return undefined;
}

function copied(
  path: string,
  stages: readonly ImageStage[],
  contexts: readonly string[],
  tree: Tree,
  all: readonly ImageStage[],
  depth: number,
): string | undefined {
  if (depth > 4) return undefined;
  for (const stage of stages) {
    for (const copy of stage.copies.toReversed()) {
      const to = copy.to.replace(/\/+$/, '') || '/';
      const rest = path === to ? '' : isBelow(path, to === '/' ? '' : to) ? path.slice(to === '/' ? 1 : to.length + 1) : undefined;
      if (rest === undefined) continue;
      for (const from of copy.from) {
        const found =
          copy.stage === undefined
            ? contexts.map((context) => inContext(context, from, rest, tree)).find((each) => each !== undefined)
            : inStage(copy.stage, from, rest, contexts, tree, all, depth);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** The file that COPY brought: `rest` is what follows its destination. */
function inContext(context: string, from: string, rest: string, tree: Tree): string | undefined {
  const source = joinPath(context, from.replace(/^\/+/, ''));
  if (/[*?]/.test(from)) {
    const pattern = new RegExp(
      `^${source
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '[^/]*')
        .replace(/\?/g, '[^/]')}$`,
    );
    return tree.paths.find((path) => pattern.test(path) && basename(path) === rest);
  }
  if (tree.has(source)) return rest === '' || rest === basename(source) ? source : undefined;
  const inside = joinPath(source, rest);
  return rest !== '' && tree.has(inside) ? inside : undefined;
}

function inStage(
  name: string,
  from: string,
  rest: string,
  contexts: readonly string[],
  tree: Tree,
  all: readonly ImageStage[],
  depth: number,
): string | undefined {
  const chain: ImageStage[] = [];
  for (
    let stage = stageOf(name, all);
    stage && !chain.includes(stage);
    stage = stage.base === undefined ? undefined : stageOf(stage.base, all)
  )
    chain.push(stage);
  const source = joinPath('/', from);
  return (
    copied(rest === '' ? source : joinPath(source, rest), chain, contexts, tree, all, depth + 1) ??
    (rest === basename(source) ? copied(source, chain, contexts, tree, all, depth + 1) : undefined)
  );
}

function stageOf(name: string, all: readonly ImageStage[]): ImageStage | undefined {
  return all.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase() || String(stage.index) === name);
}

/** A copied file of that name, wherever it was put. */
function copiedName(
  name: string,
  stages: readonly ImageStage[],
  contexts: readonly string[],
  tree: Tree,
  all: readonly ImageStage[],
): string | undefined {
  for (const stage of stages) {
    for (const { from, to, stage: of } of stage.copies) {
      const ends = basename(to) === name || from.some((each) => basename(each) === name);
      if (!ends) continue;
      const found =
        copied(joinPath('/', to), stages, contexts, tree, all, 0) ??
        copied(joinPath(joinPath('/', to), name), stages, contexts, tree, all, 0);
      if (found !== undefined && of === undefined) return found;
    }
  }
  return undefined;
}

/** The repository's only shell file of that name, where the name is not one that a program of the system may have. */
function onlyScript(name: string, tree: Tree): string | undefined {
  if (!/[-_.]/.test(name)) return undefined;
  const [only, ...more] = tree.scriptsNamed(name);
  return more.length === 0 ? only : undefined;
}
