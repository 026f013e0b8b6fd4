import { defineDerivation } from '../vocabulary/derivation.js';
import type { DeployPath } from '../vocabulary/facts/index.js';
import { composePaths } from './deploy-paths/compose.js';
import { dockerfilePaths } from './deploy-paths/dockerfiles.js';
import { kubernetesPaths } from './deploy-paths/kubernetes.js';
import { singleFilePaths } from './deploy-paths/single-files.js';
import { terraformPaths } from './deploy-paths/terraform.js';

/** The ways in which the repository is brought to run, each with its purpose. */
export const deployPaths = defineDerivation({
  id: 'deploy-paths',
  needs: [
    'app',
    'workload',
    'inclusion',
    'image-stage',
    'command',
    'environment-variant',
    'environment-declaration',
    'managed-service',
    'image-reference',
    'autoscaler',
    'deploy-purpose',
  ],
  provides: ['deploy-path'],

  *derive(facts) {
    const asNamed = (path: DeployPath): DeployPath => {
      const stated = facts.in('deploy-purpose', path.location.path)[0];
      if (!stated) return path;
      const { kind, id, name, form, files, location } = path;
      return { kind, id, name, form, files, location, purpose: stated.purpose };
    };
    const paths = [...composePaths(facts), ...kubernetesPaths(facts), ...terraformPaths(facts), ...singleFilePaths(facts)].map(asNamed);
    yield* paths;
    yield* dockerfilePaths(paths, facts).map(asNamed);
  },
});
