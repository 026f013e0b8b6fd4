import { defineDerivation } from '../vocabulary/derivation.js';
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
  ],
  provides: ['deploy-path'],

  *derive(facts) {
    const paths = [...composePaths(facts), ...kubernetesPaths(facts), ...terraformPaths(facts), ...singleFilePaths(facts)];
    yield* paths;
    yield* dockerfilePaths(paths, facts);
  },
});
