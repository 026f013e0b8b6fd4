import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import { inMemory } from '../../../vocabulary/file-tree.js';
import { runs, shown, state } from '../stated.test-kit.js';
import { helmValues } from './chart.js';
import { kubernetes } from './index.js';
import { kustomization } from './kustomization.js';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  template:
    spec:
      terminationGracePeriodSeconds: 60
      initContainers:
        - name: migrate
          image: shop:1.2
          command: ["python", "manage.py", "migrate"]
      containers:
        - name: app
          image: shop
          command: ["/bin/sh", "-c"]
          args: ["exec gunicorn --bind 0.0.0.0:$(PORT) shop.wsgi"]
          env:
            - name: PORT
              value: "8000"
            - name: SECRET_KEY
              value: kq83hf72jd9w1xZ0
            - name: URL
              value: redis://:$(REDIS_PASSWORD)@redis/0
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef: {name: db, key: url}
            - name: MODE
              valueFrom:
                configMapKeyRef: {name: shop, key: mode}
            - name: NODE
              valueFrom:
                fieldRef: {fieldPath: spec.nodeName}
          envFrom:
            - configMapRef: {name: shop}
            - secretRef: {name: shop-secrets}
          ports:
            - name: http
              containerPort: 8000
          readinessProbe:
            httpGet: {path: /ready, port: http}
          livenessProbe:
            tcpSocket: {port: 8000}
          startupProbe:
            exec: {command: ["sh", "-c", "test -f /ok"]}
          volumeMounts:
            - {name: media, mountPath: /media}
            - {name: tmp, mountPath: /tmp}
            - {name: conf, mountPath: /etc/conf, readOnly: true}
          securityContext:
            readOnlyRootFilesystem: true
      volumes:
        - name: media
          persistentVolumeClaim: {claimName: media}
        - name: tmp
          emptyDir: {}
        - name: conf
          configMap: {name: conf}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {kind: Deployment, name: web}
`;

describe('workloads', () => {
  const { of, at, all } = state(kubernetes, 'k8s/web.yaml', DEPLOYMENT);
  const [init, app] = of('workload');

  test('each container', () => {
    expect(of('workload').map(({ name, type, once, replicas, autoscaled }) => [name, type, once, shown(replicas), autoscaled])).toEqual([
      ['web/migrate', 'initContainer', true, '3', true],
      ['web/app', 'Deployment', undefined, '3', true],
    ]);
    expect(runs(init!.entrypoint!.script)).toEqual(['python manage.py migrate']);
    expect(app).toMatchObject({ gracePeriod: { seconds: 60 }, readOnly: true });
  });

  test('a program in `args` of a shell in `command`', () => {
    expect(app).not.toHaveProperty('command');
    const [statement] = app!.entrypoint!.script.statements;
    if (statement?.kind !== 'run') throw new Error('no command');
    expect(runs(statement.script)).toEqual(['exec gunicorn --bind 0.0.0.0:$PORT shop.wsgi']);
    expect(at(statement.script!.statements[0]!.location)).toBe('18: exec gunicorn --bind 0.0.0.0:$(PORT) shop.wsgi');
  });

  test('variables and where more come from', () => {
    expect(app!.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
      ['PORT', '8000', 'literal'],
      ['SECRET_KEY', '<random>', 'literal'],
      ['URL', 'redis://:$REDIS_PASSWORD@redis/0', 'literal'],
      ['DATABASE_URL', '?', 'secret'],
      ['MODE', '?', 'config-map'],
      ['NODE', '?', 'platform'],
    ]);
    expect(app!.open).toEqual(['ConfigMap shop', 'Secret shop-secrets']);
    expect(at(app!.environment[1]!.value.location)).toBe('23: kq83hf72jd9w1xZ0');
    expect(JSON.stringify(all)).not.toContain('kq83hf');
  });

  test('ports, probes, volumes', () => {
    expect(app!.ports.map(({ container }) => shown(container))).toEqual(['8000']);
    expect(app!.probes.map(({ form, request, route, port, command }) => [form, request, route, shown(port), ...runs(command)])).toEqual([
      ['readiness', 'http', '/ready', '8000'],
      ['liveness', 'tcp', undefined, '8000'],
      ['startup', 'command', undefined, '', 'sh -c test -f /ok (test -f /ok)'],
    ]);
    expect(app!.volumes.map(({ form, source, target, readOnly }) => [form, source, target, readOnly])).toEqual([
      ['claim', 'media', '/media', undefined],
      ['ephemeral', 'tmp', '/tmp', undefined],
      ['config', 'conf', '/etc/conf', true],
    ]);
  });

  test('images and autoscalers', () => {
    expect(of('image-reference').map(({ name, tag, floating, of: user, location }) => [name, tag, floating, user, at(location)])).toEqual([
      ['shop', '1.2', undefined, 'web/migrate', '12: shop:1.2'],
      ['shop', undefined, true, 'web/app', '16: shop'],
    ]);
    expect(of('autoscaler')).toMatchObject([{ of: 'web' }]);
  });
});

test('all kinds of workload', () => {
  const pod = (kind: string, way: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n${way}`;
  const spec = '{template: {spec: {containers: [{name: c, image: i}]}}}';
  const text = [
    ...['StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout', 'Job'].map((kind) => pod(kind, `spec: ${spec}\n`)),
    pod('CronJob', `spec: {jobTemplate: {spec: ${spec}}}\n`),
    pod('Pod', 'spec: {restartPolicy: Never, containers: [{name: c, image: i}]}\n'),
    `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: a}\nspec: ${spec}\n`,
    `apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: l}, spec: ${spec}}\n`,
  ].join('---\n');
  expect(
    state(kubernetes, 'all.yml', text)
      .of('workload')
      .map(({ type, once }) => [type, once]),
  ).toEqual([
    ['StatefulSet', undefined],
    ['DaemonSet', undefined],
    ['ReplicaSet', undefined],
    ['Rollout', undefined],
    ['Job', true],
    ['CronJob', true],
    ['Pod', true],
    ['Service', undefined],
    ['Deployment', undefined],
  ]);
});

test('ConfigMaps and Secrets', () => {
  const { of, all } = state(
    kubernetes,
    'config.yaml',
    [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: shop}',
      'data:',
      '  MODE: "1"',
      '  DATABASE_URL: postgres://u:hunter2@db/x',
      '  start.sh: |',
      '    #!/bin/sh',
      '    exec gunicorn app',
      '---',
      'apiVersion: v1',
      'kind: Secret',
      'metadata: {name: keys}',
      'data:',
      `  API_KEY: ${btoa('kq83hf72jd9w1xZ0')}`,
      `  URL: ${btoa('postgres://u:hunter2@db/x')}`,
      `  NAME: ${btoa('shop')}`,
      'stringData:',
      '  PASSWORD: changeme',
      '---',
      'apiVersion: external-secrets.io/v1beta1',
      'kind: ExternalSecret',
      'metadata: {name: ext}',
      'spec: {target: {name: real}, data: [{secretKey: TOKEN}]}',
    ].join('\n'),
  );
  expect(of('environment-supply').map(({ form, of: owner, name, value }) => [form, owner, name, shown(value)])).toEqual([
    ['config-map', 'shop', 'MODE', '1'],
    ['config-map', 'shop', 'DATABASE_URL', 'postgres://u:<words>@db/x'],
    ['secret', 'keys', 'API_KEY', '<random>'],
    ['secret', 'keys', 'URL', '<words>'],
    ['secret', 'keys', 'NAME', '?'],
    ['secret', 'keys', 'PASSWORD', '<placeholder>'],
    ['secret', 'real', 'TOKEN', '?'],
  ]);
  expect(of('command').map(({ name, purpose, script }) => [name, purpose, ...runs(script)])).toEqual([
    ['start.sh', 'script', 'exec gunicorn app'],
  ]);
  expect(JSON.stringify(all)).not.toMatch(/kq83|hunter2|c2hvcA/);
});

test('routing, names and operators', () => {
  const { of, at } = state(
    kubernetes,
    'svc.yaml',
    [
      'apiVersion: v1',
      'kind: Service',
      'metadata: {name: web}',
      'spec:',
      '  sessionAffinity: ClientIP',
      '  ports: [{port: 80, targetPort: http}]',
      '---',
      'apiVersion: networking.k8s.io/v1',
      'kind: Ingress',
      'metadata:',
      '  name: in',
      '  annotations:',
      '    nginx.ingress.kubernetes.io/affinity: cookie',
      '    alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=false',
      '---',
      'apiVersion: postgresql.cnpg.io/v1',
      'kind: Cluster',
      'metadata: {name: db}',
      'spec: {imageName: ghcr.io/cloudnative-pg/postgresql:16.2}',
    ].join('\n'),
  );
  expect(of('affinity').map(({ form, of: name, location }) => [form, name, at(location)])).toEqual([
    ['sessionAffinity: ClientIP', 'web', '5: sessionAffinity: ClientIP'],
    ['nginx.ingress.kubernetes.io/affinity', 'in', '13: cookie'],
  ]);
  expect(
    of('network-name').map(({ name, ports }) => [name, ...ports.map(({ host, container }) => `${shown(host)}>${shown(container)}`)]),
  ).toEqual([['web', '80>http'], ['db-rw'], ['db-ro'], ['db-r']]);
  expect(of('managed-service')).toMatchObject([{ service: 'postgresql', version: '16.2', name: 'db' }]);
});

describe('templates of Helm', () => {
  const template = [
    '{{- if .Values.web.enabled }}',
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: {{ include "shop.fullname" . }}-web',
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: web',
    '          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"',
    '          env:',
    '            - name: MODE',
    '              value: {{ .Values.mode | quote }}',
    '            {{- toYaml .Values.extraEnv | nindent 12 }}',
    '          ports:',
    '            - containerPort: {{ .Values.port }}',
    '{{- end }}',
  ].join('\n');
  const values =
    'replicaCount: 2\nimage:\n  repository: ghcr.io/a/shop\n  tag: latest\nmode: fast\nport: 8000\nsidecar:\n  image:\n    repository: b\n    tag: ""\n';

  test('what a template takes from the values refers to them', () => {
    const { of } = state(kubernetes, 'chart/templates/web.yaml', template);
    const [workload] = of('workload');
    expect(workload).toMatchObject({ name: 'web/web', form: 'helm', open: ['a template'] });
    expect(workload!.image).toMatchObject({
      kind: 'text',
      parts: [
        { kind: 'reference', module: 'values.yaml', name: 'image.repository' },
        { value: ':' },
        { kind: 'reference', name: 'image.tag' },
      ],
    });
    expect(workload!.environment).toMatchObject([{ name: 'MODE', value: { kind: 'reference', name: 'mode' } }]);
    expect(workload!.ports).toMatchObject([{ container: { kind: 'reference', name: 'port' } }]);
    expect(of('image-reference')).toEqual([]);
  });

  test('the file of the values is found above the template', () => {
    const files = inMemory({ 'chart/Chart.yaml': '', 'chart/values.yaml': values });
    const has = (path: string) => files.paths.includes(path);
    expect(kubernetes.resolve!('values.yaml', 'chart/templates/sub/web.yaml', { has, text: () => '' })).toBe('chart/values.yaml');
    expect(kubernetes.resolve!('values.yaml', 'other/web.yaml', { has, text: () => '' })).toBeUndefined();
  });

  test('values by name', () => {
    const document = openDocument('values.yaml', inMemory({ 'values.yaml': values }));
    const bound = [...helmValues.bindings!(document, ['image.tag', 'port', 'none'])];
    expect(bound).toMatchObject([
      { name: 'image.tag', value: { kind: 'literal', value: 'latest' } },
      { name: 'port', value: { kind: 'literal', value: 8000 } },
    ]);
  });

  test('images among the values', () => {
    const { of, at } = state(helmValues, 'charts/shop/values.yaml', values);
    expect(of('image-reference').map(({ name, tag, floating, location }) => [name, tag, floating, at(location)])).toEqual([
      ['ghcr.io/a/shop', 'latest', undefined, '4: latest'],
      ['b', undefined, undefined, '9: b'],
    ]);
    expect(of('environment-variant')).toEqual([]);
    expect(state(helmValues, 'charts/shop/values-prod.yaml', values).of('environment-variant')).toMatchObject([
      { name: 'prod', form: 'helm' },
    ]);
  });
});

test('kustomize', () => {
  const { of, at } = state(
    kustomization,
    'k8s/overlays/prod/kustomization.yaml',
    [
      'resources:',
      '  - ../../base',
      '  - extra.yaml',
      'patches:',
      '  - path: replicas.yaml',
      'images:',
      '  - name: shop',
      '    newName: ghcr.io/a/shop',
      '    newTag: "1.4"',
      'configMapGenerator:',
      '  - name: shop',
      '    literals:',
      '      - MODE=fast',
      'secretGenerator:',
      '  - name: keys',
      '    literals:',
      '      - API_KEY=kq83hf72jd9w1xZ0',
    ].join('\n'),
  );
  expect(of('environment-variant')).toMatchObject([
    { name: 'prod', includes: ['k8s/base', 'k8s/overlays/prod/extra.yaml', 'k8s/overlays/prod/replicas.yaml'] },
  ]);
  expect(of('image-reference').map(({ name, tag, replaces, location }) => [name, tag, replaces, at(location)])).toEqual([
    ['ghcr.io/a/shop', '1.4', 'shop', '9: "1.4"'],
  ]);
  expect(of('environment-supply').map(({ form, of: owner, name, value }) => [form, owner, name, shown(value)])).toEqual([
    ['config-map', 'shop', 'MODE', 'fast'],
    ['secret', 'keys', 'API_KEY', '<random>'],
  ]);
  expect(state(kustomization, 'k8s/base/kustomization.yaml', 'resources: [a.yaml]').of('environment-variant')).toEqual([]);
});

test('wrong kinds of nodes, other YAML', () => {
  expect(state(kubernetes, 'a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: 3\nspec: {containers: {a: b}}').of('workload')).toEqual([]);
  expect(
    state(
      kubernetes,
      'a.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{env: x, ports: 3, command: 1, envFrom: a}, 3]}}}',
    ).of('workload'),
  ).toHaveLength(1);
  expect(kubernetes.reads('a.yaml', () => 'kind: x\n')).toBe(false);
});
