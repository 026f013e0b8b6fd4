import { testRule } from '@factorlint/testing';
import { noMutableImageTag } from './no-mutable-image-tag.js';

const deployment = (image: string) => ({
  'k8s/web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: ${image}\n`,
});
const compose = (image: string) => ({ 'docker-compose.prod.yml': `services:\n  web:\n    image: ${image}\n` });

const kustomized = (image: string, tag: string) => ({
  ...deployment(image),
  'k8s/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\n',
  'k8s/production/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [..]\nimages:\n  - { name: ${image}, newName: example/shop, newTag: ${tag} }\n`,
});

testRule(noMutableImageTag, {
  violates: {
    'where a kustomization changes another workload': {
      ...deployment('example/shop'),
      'k8s/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\nreplacements:\n  - source: { kind: ConfigMap, name: versions, fieldPath: data.SHOP }\n    targets:\n      - select: { kind: Deployment, name: worker }\n        fieldPaths: [spec.template.spec.containers.0.image]\n',
    },
    latest: deployment('example/shop:latest'),
    'a branch': deployment('ghcr.io/example/shop:main'),
    'a tag that a kustomization gives': kustomized('shop', 'main'),
    'compose for production': compose('example/shop'),
    "a third party's service": compose('redis'),
  },
  upholds: {
    'a digest': deployment(`example/shop@sha256:${'a'.repeat(64)}`),
    'a commit': deployment('example/shop:3f2a91c'),
    'a name that a kustomization pins': kustomized('shop', '2.1.0'),
    'a version': compose('example/shop:v2.1'),
  },
  'says nothing': {
    'a tag that a kustomization takes from elsewhere': {
      ...deployment('example/shop'),
      'k8s/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\nreplacements:\n  - source: { kind: ConfigMap, name: versions, fieldPath: data.SHOP }\n    targets:\n      - select: { kind: Deployment, name: web }\n        fieldPaths: [spec.template.spec.containers.0.image]\n        options: { delimiter: ":", index: 1 }\n',
    },
    'a kustomization that only gives another name': {
      'k8s/overlay/kustomization.yaml': 'resources: [../base]\nimages:\n  - name: shop\n    newName: registry.example.org/shop\n',
    },
    'a variable': compose('example/shop:${TAG:?}'),
    'an image that compose builds': {
      'docker-compose.yml': 'services:\n  web:\n    build: .\n    image: example/shop\n',
      Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
    development: {
      'docker-compose.override.yml': 'services:\n  mail:\n    image: axllent/mailpit:latest\n',
      'docker-compose.yml': 'services:\n  web:\n    image: example/shop:${TAG:?}\n',
    },
    'a service of a pipeline': {
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: x\n    services:\n      db:\n        image: postgres\n    steps:\n      - run: pytest\n',
    },
    'a template hole': {
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: "{{ .Values.image }}"\n',
    },
    'a comment': { 'k8s/a.yaml': '# image: example/shop:latest\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: {}\n' },
  },
});
