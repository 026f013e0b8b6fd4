import { defineRule, violates, type Facts, type InstallCommand, type Severity } from '@factorlint/core';
import { weightOfBuild } from '../build-places.js';

/** What makes a site of documents is no part of the application. */
const FOR_DOCUMENTS = /^(?:mkdocs|sphinx|zensical|furo|vitepress|@docusaurus|typedoc)/;

export const noInstallOutsideManifest = defineRule({
  id: 'dependencies/no-install-outside-manifest',
  code: 'TF0207',
  summary: 'Images and start scripts install what the manifest declares and no package by name.',
  scope: 'project',
  severity: 'warning',
  needs: ['install-command', 'image-stage', 'dependency'],

  *check(facts) {
    // What a manifest of the repository declares as well is installed twice, not outside.
    const declared = new Set(facts.of('dependency').flatMap(({ name, group }) => (group === 'development' ? [] : name)));
    for (const install of facts.of('install-command')) {
      const packages = install.packages.filter(({ bootstrap, name }) => !bootstrap && !FOR_DOCUMENTS.test(name) && !declared.has(name));
      const severity = packages.length > 0 ? severityOf(install, facts) : undefined;
      if (!severity) continue;
      const names = [...new Set(packages.map(({ name }) => name))];
      const verb = names.length === 1 ? 'is' : 'are';
      const loose = packages.filter(({ pinned }) => !pinned).map(({ name }) => name);
      const versions =
        loose.length === 0 ? '' : names.length === loose.length ? ', without an exact version' : ', some without an exact version';
      yield violates(
        install,
        names.join(' ').slice(0, 80),
        `${listed(names)} ${verb} installed by name and not through the manifest${versions}.`,
        {
          severity: loose.length === 0 ? 'note' : severity,
        },
      );
    }
  },
});

/** What gets into an image or runs before a process counts; a tool that is installed for the whole machine is told. */
function severityOf(install: InstallCommand, facts: Facts<'image-stage'>): Severity | undefined {
  // A start that only developers have, and what it adds to their manifest, is theirs.
  const counts = install.when === 'build' || ((install.when === 'start' || install.when === 'release') && facts.isProduction(install));
  const weight = counts && install.stage?.final !== false ? weightOfBuild(install, facts) : undefined;
  return weight && install.global ? 'note' : weight;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
