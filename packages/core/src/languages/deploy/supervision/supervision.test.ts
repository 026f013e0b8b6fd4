import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { supervisord } from './supervisord.js';
import { systemd } from './systemd.js';
import { uwsgi } from './uwsgi.js';

test('a unit of systemd', () => {
  const { of, at } = state(
    systemd,
    'deploy/shop.service',
    [
      '[Unit]',
      'Description=x',
      '[Service]',
      'Type=simple',
      '# factorlint-disable-next-line config -- host',
      'Environment="PORT=8000" SECRET_KEY=kq83hf72jd9w1xZ0',
      'EnvironmentFile=-/etc/shop.env',
      'PassEnvironment=LANG',
      'ExecStartPre=/srv/migrate.sh',
      'ExecStart=-/srv/venv/bin/gunicorn --bind :${PORT} \\',
      '  app:app',
      'Restart=on-failure',
      'TimeoutStopSec=1min 30s',
      'StandardOutput=append:/var/log/shop.log',
    ].join('\n'),
  );
  const [workload] = of('workload');
  expect(workload).toMatchObject({
    name: 'shop',
    type: 'simple',
    restart: 'on-failure',
    gracePeriod: { seconds: 90 },
    environmentFiles: [{ path: '/etc/shop.env', required: false }],
    command: { form: 'exec' },
  });
  expect(runs(workload!.command!.script)).toEqual(['/srv/venv/bin/gunicorn --bind :$PORT app:app']);
  expect(workload!.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
    ['PORT', '8000', 'literal'],
    ['SECRET_KEY', '<random>', 'literal'],
    ['LANG', '$LANG', 'host'],
  ]);
  expect(of('command').map(({ name, purpose, script }) => [name, purpose, ...runs(script)])).toEqual([
    ['ExecStartPre', 'hook', '/srv/migrate.sh'],
  ]);
  expect(of('server-log')).toMatchObject([{ to: 'file', server: 'systemd' }]);
  expect(at(of('server-log')[0]!.location)).toBe('14: StandardOutput=append:/var/log/shop.log');
  expect(of('waiver')).toHaveLength(1);
});

test('programs of supervisord', () => {
  const { of } = state(
    supervisord,
    'worker.conf',
    [
      '[supervisord]',
      'nodaemon=true',
      'logfile=/dev/null',
      '[program:worker]',
      'command=./manage.py rq worker %(ENV_QUEUES)s ; a comment',
      'environment=A="b,c",API_KEY=kq83hf72jd9w1xZ0,D=%(ENV_D)s',
      'numprocs=%(ENV_COUNT)s',
      'stopwaitsecs=20',
      'stdout_logfile=/dev/stdout',
      'stderr_logfile=/var/log/w.log',
      '[eventlistener:health]',
      'command=./health',
    ].join('\n'),
  );
  expect(
    of('workload').map(({ name, type, replicas, gracePeriod, command }) => [
      name,
      type,
      shown(replicas),
      gracePeriod?.seconds,
      ...runs(command?.script),
    ]),
  ).toEqual([
    ['worker', 'program', '${COUNT:?}', 20, './manage.py rq worker ${QUEUES:?}'],
    ['health', 'eventlistener', '', undefined, './health'],
  ]);
  expect(of('workload')[0]!.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
    ['A', 'b,c', 'literal'],
    ['API_KEY', '<random>', 'literal'],
    ['D', '${D:?}', 'host'],
  ]);
  expect(of('server-log').map(({ to }) => to)).toEqual(['null', 'stdout', 'file']);
  expect(supervisord.reads('nginx.conf', () => 'server { }')).toBe(false);
});

describe('uWSGI', () => {
  test('an ini file', () => {
    const { of, at } = state(
      uwsgi,
      'uwsgi.ini',
      [
        '[uwsgi]',
        'master',
        'die-on-term',
        'if-not-env = X',
        'http-socket = :$(PORT)',
        'endif =',
        'socket = 127.0.0.1:9000',
        'socket = /tmp/a.sock',
        'processes = 4',
        'hook-pre-app = exec:./manage.py migrate',
        'attach-daemon = ./manage.py sendalerts --x',
        'logto = /var/log/uwsgi.log',
        'env = SECRET_KEY=kq83hf72jd9w1xZ0',
      ].join('\n'),
    );
    expect(of('listen').map(({ host, port, condition }) => [shown(host), shown(port), condition?.negated])).toEqual([
      ['0.0.0.0', '$PORT', true],
      ['127.0.0.1', '9000', undefined],
    ]);
    expect(of('signal-handler')).toMatchObject([{ signal: 'SIGTERM', effect: 'drains', library: 'uwsgi' }]);
    expect(at(of('signal-handler')[0]!.location)).toBe('3: die-on-term');
    expect(of('command').map(({ name, purpose, script }) => [name, purpose, ...runs(script)])).toEqual([
      ['hook-pre-app', 'hook', './manage.py migrate'],
    ]);
    expect(of('workload').map(({ name, form, location, command }) => [name, form, at(location), ...runs(command?.script)])).toEqual([
      ['sendalerts', 'uwsgi', '11: attach-daemon = ./manage.py sendalerts --x', './manage.py sendalerts --x'],
    ]);
    expect(of('server-log')).toMatchObject([{ to: 'file', server: 'uwsgi' }]);
    expect(of('environment-supply').map(({ name, value }) => [name, shown(value)])).toEqual([['SECRET_KEY', '<random>']]);
    expect(of('assignment').find(({ keys }) => keys[0] === 'processes')).toMatchObject({ value: { value: 4 } });
  });

  test('without die-on-term SIGTERM reloads', () => {
    const { of, at } = state(uwsgi, 'etc/uwsgi.ini', '[uwsgi]\nhttp-socket=:$(PORT)\nmaster=true\n');
    expect(of('signal-handler')).toMatchObject([{ effect: 'unknown' }]);
    expect(at(of('signal-handler')[0]!.location)).toBe('3: master=true');
  });

  test('YAML', () => {
    const { of } = state(uwsgi, 'uwsgi.yaml', 'uwsgi:\n  http: :8000\n  die-on-term: true\n');
    expect(of('listen')).toMatchObject([{ port: { value: 8000 } }]);
    expect(of('signal-handler')).toMatchObject([{ effect: 'drains' }]);
  });

  test('other ini files are not its own', () => {
    expect(uwsgi.reads('setup.ini', () => '[pytest]\n')).toBe(false);
  });
});
