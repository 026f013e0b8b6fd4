import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { ecsTask } from './index.js';

const TASK = `{
  "family": "shop",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "123.dkr.ecr.eu-west-1.amazonaws.com/shop:42",
      "essential": true,
      "entryPoint": ["tini", "--"],
      "command": ["sh", "-c", "exec gunicorn -b :$PORT app"],
      "environment": [
        { "name": "PORT", "value": "8000" },
        { "name": "DB_PASSWORD", "value": "hunter2hunter2" }
      ],
      "secrets": [{ "name": "SECRET_KEY", "valueFrom": "arn:aws:ssm:x" }],
      "portMappings": [{ "containerPort": 8000, "hostPort": 80 }, { "containerPort": 9000, "hostPort": 0 }],
      "healthCheck": { "command": ["CMD-SHELL", "curl -f localhost || exit 1"], "interval": 5 },
      "stopTimeout": 60,
      "linuxParameters": { "initProcessEnabled": true },
      "readonlyRootFilesystem": true,
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }, { "sourceVolume": "tmp", "containerPath": "/tmp", "readOnly": true }],
      "logConfiguration": { "logDriver": "awslogs" },
      "dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]
    },
    { "name": "migrate", "image": "shop", "essential": false, "command": ["python", "manage.py", "migrate"], "environmentFiles": [{ "value": "arn:aws:s3:::b/x.env", "type": "s3" }] }
  ],
  "volumes": [{ "name": "data", "efsVolumeConfiguration": {} }, { "name": "tmp" }]
}`;

describe('a task definition', () => {
  const { of, at, all } = state(ecsTask, 'deploy/task.json', TASK);
  const [web, migrate] = of('workload');

  test('what its containers run', () => {
    expect(of('workload').map(({ name, form, once, location }) => [name, form, once, at(location)])).toEqual([
      ['web', 'ecs', undefined, '4-23'],
      ['migrate', 'ecs', true, expect.stringMatching(/^24: \{ "name": "migrate".*\}$/)],
    ]);
    expect([...runs(web!.entrypoint!.script), ...runs(web!.command!.script)]).toEqual([
      'tini --',
      'sh -c exec gunicorn -b :$PORT app (exec gunicorn -b :$PORT app)',
    ]);
    expect(at(web!.command!.location)).toBe('9: "command": ["sh", "-c", "exec gunicorn -b :$PORT app"]');
    expect(migrate!.open).toEqual(['arn:aws:s3:::b/x.env']);
  });

  test('its environment, without the text of secrets', () => {
    expect(web!.environment.map(({ name, value, source, location }) => [name, shown(value), source, at(location)])).toEqual([
      ['PORT', '8000', 'literal', '11: { "name": "PORT", "value": "8000" }'],
      ['DB_PASSWORD', '<words>', 'literal', '12: { "name": "DB_PASSWORD", "value": "hunter2hunter2" }'],
      ['SECRET_KEY', '?', 'secret', '14: { "name": "SECRET_KEY", "valueFrom": "arn:aws:ssm:x" }'],
    ]);
    expect(JSON.stringify(all)).not.toContain('hunter2');
  });

  test('ports, health, time to stop, volumes, logs', () => {
    expect(web!.ports.map(({ container, host }) => [shown(container), shown(host)])).toEqual([
      ['8000', '80'],
      ['9000', ''],
    ]);
    expect(runs(web!.probes[0]!.command)).toEqual(['curl -f localhost', '|| exit 1']);
    expect([web!.gracePeriod!.seconds, at(web!.gracePeriod!.location)]).toEqual([60, '17: "stopTimeout": 60']);
    expect([web!.init, web!.readOnly]).toEqual([true, true]);
    expect(web!.volumes.map(({ form, source, target, readOnly }) => [form, source, target, readOnly])).toEqual([
      ['claim', 'data', '/data', undefined],
      ['ephemeral', 'tmp', '/tmp', true],
    ]);
    expect(of('server-log').map(({ to, target }) => [to, shown(target)])).toEqual([['stdout', 'awslogs']]);
    expect(web!.dependsOn).toEqual([{ name: 'migrate', condition: 'SUCCESS' }]);
    expect(of('image-reference').map(({ of: name, tag, floating }) => [name, tag, floating])).toEqual([
      ['web', '42', undefined],
      ['migrate', undefined, true],
    ]);
  });
});

test('a template of containers', () => {
  const { of, at } = state(
    ecsTask,
    'infra/web.json.tpl',
    '[\n  {\n    "name": "web",\n    "image": "${image}:${tag}",\n    "essential": true,\n    "portMappings": [{ "containerPort": ${port} }],\n    "environment": ${env},\n    "command": ["node", "a.js"]\n  }\n]\n',
  );
  const [web] = of('workload');
  expect([shown(web!.image), shown(web!.ports[0]!.container), web!.open, runs(web!.command!.script)]).toEqual([
    '?:?',
    '?',
    ['a template'],
    ['node a.js'],
  ]);
  expect(at(web!.command!.location)).toBe('8: "command": ["node", "a.js"]');
  expect(of('image-reference')).toEqual([]);
});

test('other JSON, and broken JSON', () => {
  expect(ecsTask.reads('package.json', () => '{"name":"a"}')).toBe(false);
  expect(ecsTask.reads('images.json', () => '[{"image": "a.png"}]')).toBe(false);
  expect(state(ecsTask, 'a.json', '{"containerDefinitions": {"a": 1}}').all).toEqual([]);
  expect(
    state(ecsTask, 'a.json', '{"containerDefinitions": [3, {"name": "a", "command": "x", "environment": 4, "healthCheck": []}]}').of(
      'workload',
    ),
  ).toHaveLength(1);
  expect(state(ecsTask, 'a.json', '{"containerDefinitions": [{"name": "a", "image": "b:1"}').of('workload')).toHaveLength(1);
});
