import { defineDerivation } from '../vocabulary/derivation.js';
import type { Reach } from '../vocabulary/facts/index.js';
import { buildBackendReach } from './reach/build-backends.js';
import { buildsOf, copiedFiles, stageReach } from './reach/builds.js';
import { folderReach } from './reach/folders.js';
import { looseFolderReach } from './reach/loose-folders.js';
import { programReach } from './reach/programs.js';
import { scriptReach } from './reach/scripts.js';
import { sectionReach } from './reach/sections.js';
import { settingsReach } from './reach/settings.js';
import { reachOf } from './reach/statement.js';
import { testSetupReach } from './reach/test-setups.js';

/** Which deploy paths build, load or run a place. The first statement about a place is the one that counts. */
export const reach = defineDerivation({
  id: 'reach',
  needs: [
    'app',
    'deploy-path',
    'process',
    'workload',
    'image-stage',
    'command',
    'assignment',
    'entry-point',
    'dependency',
    'manifest',
    'deploy-job',
    'image-reference',
    'autoscaler',
    'import',
    'test-setup',
    'code-section',
    'settings-class',
    'listen',
    'background-work',
  ],
  provides: ['reach'],

  *derive(facts) {
    const builds = buildsOf(facts);
    const stated = new Set<string>();
    const isNew = ({ location }: Reach): boolean => {
      const key = JSON.stringify(location);
      const isFirst = !stated.has(key);
      stated.add(key);
      return isFirst;
    };
    const copied = [...copiedFiles(builds, facts)].map(([path, by]) =>
      reachOf({ path }, by, `The image of ${by[0]?.name ?? ''} copies it.`),
    );
    const all = [
      ...stageReach(builds, facts),
      ...scriptReach(builds, facts),
      ...settingsReach(facts),
      ...programReach(facts),
      ...testSetupReach(facts),
      ...buildBackendReach(facts),
      ...sectionReach(facts),
      ...looseFolderReach(facts),
      ...folderReach(builds, facts),
      ...copied,
    ];
    for (const each of all) if (isNew(each)) yield each;
  },
});
