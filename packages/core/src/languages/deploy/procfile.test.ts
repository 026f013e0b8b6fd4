import { expect, test } from 'vitest';
import { procfile } from './procfile.js';
import { runs, state } from './stated.test-kit.js';

test('each process type', () => {
  const { of, at } = state(
    procfile,
    'Procfile',
    '# factorlint-disable-next-line logs -- kept\nrelease: python manage.py migrate --noinput\nweb: gunicorn --bind :$PORT app\n\nworker: celery -A app worker\n',
  );
  expect(of('workload').map(({ name, release, command }) => [name, release, command!.purpose, ...runs(command!.script)])).toEqual([
    ['release', true, 'release', 'python manage.py migrate --noinput'],
    ['web', undefined, 'start', 'gunicorn --bind :$PORT app'],
    ['worker', undefined, 'start', 'celery -A app worker'],
  ]);
  expect(at(of('workload')[1]!.location)).toBe('3: web: gunicorn --bind :$PORT app');
  expect(at(of('workload')[1]!.command!.location)).toBe('3: gunicorn --bind :$PORT app');
  expect(of('waiver')).toHaveLength(1);
});

test.each([
  ['Procfile.dev', 'development'],
  ['Procfile.windows', 'development'],
  ['a/Procfile.test', 'test'],
  ['Procfile.prod', undefined],
])('%s', (path, purpose) => {
  expect(state(procfile, path, 'web: a').of('workload')[0]!.purpose).toBe(purpose);
});
