import { expect, test } from 'vitest';
import { runs, state } from '../stated.test-kit.js';
import { justfile } from './justfile.js';
import { makefile } from './makefile.js';
import { shellScript } from './shell.js';

test('a shell script', () => {
  const { of, at } = state(
    shellScript,
    'docker/entrypoint.sh',
    '#!/bin/bash\nset -e\n# factorlint-disable-next-line disposability -- bounded outside\nuntil nc -z db 5432; do sleep 1; done\nexec gunicorn app\n',
  );
  const [command] = of('command');
  expect(command).toMatchObject({
    purpose: 'script',
    from: 'shell',
    name: 'docker/entrypoint.sh',
    script: { shell: 'bash' },
    location: { path: 'docker/entrypoint.sh' },
  });
  expect(runs(command!.script)).toEqual(['set -e', 'loop', 'exec gunicorn app']);
  expect(at(command!.script.statements[2]!.location)).toBe('5: exec gunicorn app');
  expect(of('waiver')).toHaveLength(1);
});

test('which files are shell', () => {
  const sh = () => '#!/bin/sh\n';
  expect(shellScript.reads('bin/run', sh)).toBe(true);
  expect(shellScript.reads('.husky/pre-commit', sh)).toBe(true);
  expect(shellScript.reads('bin/run', () => '#!/usr/bin/env python3\n')).toBe(false);
  expect(shellScript.reads('a.py', sh)).toBe(false);
  expect(state(shellScript, 'a.sh', '#!/usr/bin/env python3\nimport os\n').all).toEqual([]);
  expect(state(shellScript, 'a.sh', '').all).toEqual([]);
});

test('a template of a script', () => {
  const { of } = state(shellScript, 'run.sh', '#!/bin/sh\n{% if a %}\nexec {{ b }} serve\n{% endif %}\n');
  expect(runs(of('command')[0]!.script)).toEqual(['exec ? serve']);
});

test('make targets', () => {
  const { of, at } = state(
    makefile,
    'Makefile',
    'PY = python\n.PHONY: run\nrun migrate: install\n\t@$(PY) manage.py migrate\n\t$(PY) manage.py runserver\nempty: run\n',
  );
  expect(of('command').map(({ name, script }) => [name, ...runs(script)])).toEqual([
    ['run', 'python manage.py migrate', 'python manage.py runserver'],
    ['migrate', 'python manage.py migrate', 'python manage.py runserver'],
  ]);
  expect(at(of('command')[0]!.location)).toBe('3: run migrate: install');
});

test('just recipes', () => {
  const { of } = state(
    justfile,
    'justfile',
    'run port="8000":\n    gunicorn --bind :{{port}} app\n\npy:\n    #!/usr/bin/env python3\n    print(1)\n\nsh:\n    #!/usr/bin/env bash\n    exec node a.js\n',
  );
  expect(of('command').map(({ name, script }) => [name, ...runs(script)])).toEqual([
    ['run', 'gunicorn --bind :? app'],
    ['sh', 'exec node a.js'],
  ]);
});
