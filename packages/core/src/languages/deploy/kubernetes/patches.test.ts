import { expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { kubernetes } from './index.js';
import { kustomization } from './kustomization.js';

const read = (...lines: readonly string[]) => state(kustomization, 'k8s/overlays/prod/kustomization.yaml', `${lines.join('\n')}\n`);

test('replicas', () => {
  const { of, at } = read('resources: [../../base]', 'replicas:', '  - name: web', '    count: 4');
  expect(
    of('workload').map(({ name, form, type, replicas, location }) => [name, form, type, shown(replicas), location.range?.start.line]),
  ).toEqual([['web', 'kustomize', undefined, '4', 3]]);
  expect(at(of('workload')[0]!.replicas!.location)).toBe('4: 4');
});

test('a part of an object', () => {
  const { of, at } = read(
    'patches:',
    '  - target:',
    '      kind: Deployment',
    '      name: web',
    '    patch: |-',
    '      apiVersion: apps/v1',
    '      kind: Deployment',
    '      metadata:',
    '        name: any',
    '      spec:',
    '        template:',
    '          spec:',
    '            containers:',
    '              - name: app',
    '                image: shop:2',
    '                env:',
    '                  - name: API_KEY',
    '                    value: kq83hf72jd9w1xZ0',
  );
  const [web] = of('workload');
  expect([web!.name, web!.form, web!.type, shown(web!.image)]).toEqual(['web/app', 'kustomize', 'Deployment', 'shop:2']);
  expect(web!.environment.map(({ name, value, location }) => [name, shown(value), at(location)])).toEqual([
    ['API_KEY', '<random>', '17-18'],
  ]);
  expect(at(web!.image!.location)).toBe('15: shop:2');
});

test('a part that only says how many, in a file too', () => {
  const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 5\n';
  expect(state(kubernetes, 'k8s/overlays/prod/replicas.yaml', text).of('workload')).toMatchObject([
    { name: 'web', form: 'kustomize', type: 'Deployment', replicas: { value: 5 } },
  ]);
  const inline = text.replace(/^/gm, '    ').trimEnd();
  expect(read('patchesStrategicMerge:', '  - |-', inline).of('workload')).toMatchObject([{ name: 'web', replicas: { value: 5 } }]);
});

test('operations', () => {
  const { of, at } = read(
    'patches:',
    '  - target: { kind: Deployment, name: web }',
    '    patch: |-',
    '      - op: replace',
    '        path: /spec/replicas',
    '        value: 3',
    '      - op: add',
    '        path: /spec/template/spec/containers/0/env/-',
    '        value: { name: MODE, value: fast }',
    '      - op: replace',
    '        path: /spec/template/spec/containers/0/image',
    '        value: shop:3',
    '      - op: replace',
    '        path: /spec/template/spec/containers/0/args',
    '        value: [gunicorn, app]',
    '      - op: remove',
    '        path: /spec/template/spec/containers/0/command',
  );
  const all = of('workload');
  expect(all.map(({ name, type, location }) => [name, type, location.range?.start.line])).toEqual([
    ['web', 'Deployment', 4],
    ['web', 'Deployment', 7],
    ['web', 'Deployment', 10],
    ['web', 'Deployment', 13],
  ]);
  expect([shown(all[0]!.replicas), shown(all[2]!.image), ...runs(all[3]!.command?.script)]).toEqual(['3', 'shop:3', 'gunicorn app']);
  expect(all[1]!.environment.map(({ name, value, location }) => [name, shown(value), at(location)])).toEqual([
    ['MODE', 'fast', '9: { name: MODE, value: fast }'],
  ]);
});

test('operations as JSON', () => {
  const { of } = read(
    'patchesJson6902:',
    '  - target: { version: v1, kind: Deployment, name: web }',
    '    patch: \'[{"op": "replace", "path": "/spec/replicas", "value": 2}]\'',
  );
  expect(of('workload')).toMatchObject([{ name: 'web', replicas: { value: 2 } }]);
});

test('what names nothing that runs, or is broken', () => {
  expect(
    read(
      'replicas: 3',
      'patches:',
      '  - path: a.yaml',
      '  - patch: "- op: replace\\n  path: /spec/replicas\\n  value: 3"',
      '    target: { kind: Deployment }',
      '  - patch: "a: [b"',
      '  - patch: "[{op: replace, path: /spec/replicas, value: 1}]"',
      '    target: { kind: Service, name: web }',
      '  - patch: 3',
      'patchesStrategicMerge: [a.yaml, {a: b}]',
    ).of('workload'),
  ).toEqual([]);
});
