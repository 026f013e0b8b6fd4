import { defineRule, upholds, violates, type Ecosystem, type Facts, type Import, type Manifest } from '@factorlint/core';

type Seen = Facts<'manifest' | 'import'>;

/** Which ecosystem a source file's imports belong to, by the language's extension. */
const SOURCES: readonly { readonly ecosystem: Ecosystem; readonly extension: RegExp }[] = [
  { ecosystem: 'python', extension: /\.pyw?$/ },
  { ecosystem: 'node', extension: /\.[cm]?[jt]sx?$/ },
];

export const requireManifest = defineRule({
  id: 'dependencies/require-manifest',
  code: 'TF0201',
  summary: 'Every third-party package that the code uses is declared in a manifest.',
  scope: 'project',
  severity: 'error',
  needs: ['manifest', 'import'],

  *check(facts) {
    for (const manifest of facts.of('manifest')) {
      if (manifest.dependencies > 0 && facts.kindOf(manifest.location.path) === 'production') yield evidence(manifest);
    }
    for (const { ecosystem, extension } of SOURCES) {
      const undeclared = facts
        .of('import')
        .filter((each) => extension.test(each.location.path) && isForeign(each, facts) && !isDeclared(each, ecosystem, facts));
      const [first] = undeclared;
      if (!first?.root) continue;
      const others = [...new Set(undeclared.map(({ root }) => root ?? ''))].filter((root) => root !== first.root);
      const also = others.length > 0 ? ` and ${others.length} more ${others.length === 1 ? 'package' : 'packages'}` : '';
      const verb = others.length > 0 ? 'are' : 'is';
      yield violates(first, ecosystem, `${first.root}${also} ${verb} imported and no manifest declares what this code depends on.`);
    }
  },
});

function evidence(manifest: Manifest) {
  const { dependencies, location } = manifest;
  const noun = dependencies === 1 ? 'dependency' : 'dependencies';
  return upholds(manifest, manifest.ecosystem, `${location.path} declares ${dependencies} runtime ${noun}.`);
}

/** A package that an install must bring, in code that a deploy runs. */
function isForeign(each: Import, facts: Seen): boolean {
  return each.root !== undefined && !each.optional && facts.kindOf(each.location.path) === 'production' && !isOwn(each.root, each, facts);
}

/** A module of the repository itself, in the file's folder or one above it, or in the `src` of one. */
function isOwn(root: string, { location }: Import, facts: Seen): boolean {
  const folders = location.path.split('/').slice(0, -1);
  return [...folders.keys(), folders.length].some((depth) => {
    const base = folders
      .slice(0, depth)
      .map((folder) => `${folder}/`)
      .join('');
    return [base, `${base}src/`].some((start) => facts.has(`${start}${root}.py`) || facts.has(`${start}${root}/__init__.py`));
  });
}

/**
 * A manifest of the ecosystem stands in the file's folder or above it, or anywhere in its app (`requirements/base.txt`), or in a folder
 * without code of its own (`environments/production/requirements.txt`).
 */
function isDeclared(each: Import, ecosystem: Ecosystem, facts: Seen): boolean {
  const app = facts.appOf(each)?.path;
  return facts.of('manifest').some((manifest) => {
    if (manifest.ecosystem !== ecosystem) return false;
    const folder = manifest.location.path.slice(0, manifest.location.path.lastIndexOf('/') + 1);
    return each.location.path.startsWith(folder) || facts.appOf(manifest)?.path === app || isApart(manifest, facts);
  });
}

/** A production manifest whose folder holds no code: it declares what code elsewhere needs. */
function isApart(manifest: Manifest, facts: Seen): boolean {
  const app = facts.appOf(manifest)?.path;
  const isUsed = manifest.dependencies > 0 && facts.kindOf(manifest.location.path) === 'production';
  return isUsed && app !== undefined && facts.for('import', app).length === 0;
}
