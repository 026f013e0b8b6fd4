import { testRule } from '@factorlint/testing';
import { noBranchPerEnvironment } from './no-branch-per-environment.js';

const job = (name: string, ref: string, environment: string, run = 'kubectl apply -f k8s/') =>
  `  ${name}:\n    if: github.ref == 'refs/heads/${ref}'\n    environment: ${environment}\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`;
const workflow = (...jobs: readonly string[]) => ({ '.github/workflows/deploy.yml': `on: push\njobs:\n${jobs.join('')}` });

testRule(noBranchPerEnvironment, {
  violates: {
    'jobs with conditions': workflow(job('a', 'main', 'staging'), job('b', 'release', 'production')),
    'helm in both': workflow(job('a', 'dev', 'dev', 'helm upgrade app ./chart'), job('b', 'main', 'prod', 'helm upgrade app ./chart')),
    'two workflows': {
      '.github/workflows/staging.yml':
        'on:\n  push:\n    branches: [staging]\njobs:\n  deploy:\n    environment: staging\n    runs-on: x\n    steps:\n      - run: flyctl deploy\n',
      '.github/workflows/prod.yml':
        'on:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    environment: production\n    runs-on: x\n    steps:\n      - run: flyctl deploy\n',
    },
  },
  upholds: {
    'one branch for both': workflow(job('a', 'main', 'staging'), job('b', 'main', 'production')),
    'overlays of one base': {
      'k8s/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'k8s/overlays/staging/kustomization.yaml': 'resources: [../../base]\n',
      'k8s/overlays/production/kustomization.yaml': 'resources: [../../base]\n',
    },
  },
  'says nothing': {
    'tests on several branches': workflow('  test:\n    runs-on: x\n    steps:\n      - run: npm test\n'),
    'a manual deploy with an input': {
      '.github/workflows/deploy.yml':
        'on:\n  workflow_dispatch:\n    inputs:\n      target: { type: environment }\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: flyctl deploy\n',
    },
    'images published from two branches': workflow(
      "  a:\n    if: github.ref == 'refs/heads/main'\n    runs-on: x\n    steps:\n      - run: docker push example/app:edge\n",
    ),
    'only a tag': {
      '.github/workflows/deploy.yml':
        'on:\n  push:\n    tags: ["v*"]\njobs:\n  d:\n    runs-on: x\n    steps:\n      - run: flyctl deploy\n',
    },
    'no pipeline': { 'app.py': '' },
  },
});
