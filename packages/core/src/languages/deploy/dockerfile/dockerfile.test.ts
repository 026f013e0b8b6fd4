import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { dockerfile } from './index.js';

function read(text: string, path = 'Dockerfile') {
  return state(dockerfile, path, text);
}

describe('which files', () => {
  const from = () => 'FROM a';
  test.each([
    'Dockerfile',
    'docker/dockerfile',
    'Containerfile',
    'Dockerfile.prod',
    'web.Dockerfile',
    'Dockerfile-worker',
    'a/Dockerfile.j2',
  ])('%s', (path) => {
    expect(dockerfile.reads(path, from)).toBe(true);
  });
  test.each(['Dockerfile.dockerignore', 'dockerfile.ts', 'Dockerfile.md', 'notes.txt', 'dockerfiles/readme'])('not %s', (path) => {
    expect(dockerfile.reads(path, from)).toBe(false);
  });
  test('a variant that has no FROM is something else', () => {
    expect(dockerfile.reads('my.dockerfile', () => 'hello')).toBe(false);
  });
});

describe('stages', () => {
  const text = [
    '# syntax=docker/dockerfile:1',
    'ARG PYTHON=3.12',
    'ARG BASE',
    'from python:${PYTHON}-slim AS build',
    'ARG PYTHON',
    'WORKDIR /srv',
    'WORKDIR app',
    'COPY requirements.txt pyproject.toml ./',
    'COPY --from=ghcr.io/astral-sh/uv:0.5.1 /uv /bin/',
    'ENV PATH="/venv/bin:$PATH" PORT=8000',
    'ENV SECRET_KEY hunter2hunter2',
    'FROM $BASE',
    'FROM build AS final',
    'USER app',
    'COPY --chown=app --from=build /venv /venv',
    'COPY --from=0 /x .',
    'EXPOSE $PORT 9000/tcp 53/udp',
    'VOLUME ["/data", "/media"]',
    'STOPSIGNAL SIGINT',
  ].join('\n');
  const { of, at } = read(text);
  const [build, , final] = of('image-stage');

  test('images, names and bases', () => {
    expect(of('image-stage').map(({ index, name, image, base, final: last }) => [index, name, shown(image), base, last])).toEqual([
      [0, 'build', 'python:${PYTHON:-3.12}-slim', undefined, false],
      [1, undefined, '$BASE', undefined, false],
      [2, 'final', 'build', 'build', true],
    ]);
    expect(at(build!.location)).toBe('4: from python:${PYTHON}-slim AS build');
  });

  test('the folder, the user and the shell go on in a stage that builds on it', () => {
    expect(final).toMatchObject({ workdir: '/srv/app', user: 'app', shell: 'dash', stopSignal: 'SIGINT' });
  });

  test('copies', () => {
    expect(build!.copies.map(({ from, to, stage }) => [from, to, stage])).toEqual([
      [['requirements.txt', 'pyproject.toml'], '/srv/app/', undefined],
      [['/uv'], '/bin/', 'ghcr.io/astral-sh/uv:0.5.1'],
    ]);
    expect(final!.copies.map(({ from, to, stage }) => [from, to, stage])).toEqual([
      [['/venv'], '/venv', 'build'],
      [['/x'], '/srv/app/', 'build'],
    ]);
  });

  test('variables', () => {
    expect(build!.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
      ['PYTHON', '${PYTHON:-3.12}', 'argument'],
      ['PATH', '/venv/bin:$PATH', 'literal'],
      ['PORT', '8000', 'literal'],
      ['SECRET_KEY', '<words>', 'literal'],
    ]);
    expect(at(build!.environment[2]!.location)).toBe('10: PORT=8000');
    expect(at(build!.environment[2]!.value.location)).toBe('10: 8000');
    expect(JSON.stringify(read(text).all)).not.toContain('hunter2');
  });

  test('ports and volumes', () => {
    expect(final!.exposes.map(shown)).toEqual(['8000', '9000', '53/udp']);
    expect(final!.volumes.map(shown)).toEqual(['/data', '/media']);
  });

  test('images that are pulled', () => {
    expect(
      of('image-reference').map(({ name, tag, floating, use, of: stage, location }) => [name, tag, floating, use, stage, at(location)]),
    ).toEqual([
      ['python', '3.12-slim', undefined, 'base', 'build', '4: python:${PYTHON}-slim'],
      ['ghcr.io/astral-sh/uv', '0.5.1', undefined, 'copy', 'build', '9: ghcr.io/astral-sh/uv:0.5.1'],
      [undefined, undefined, undefined, 'base', '1', '12: $BASE'],
    ]);
    expect(of('runtime-version')).toMatchObject([{ runtime: 'python', version: '3.12', source: 'image' }]);
  });

  test('names of images in every form', () => {
    const { of: these } = read(
      ['FROM docker.io/library/node', 'FROM localhost:5000/a/b@sha256:0123456789abcdef', 'FROM scratch', 'FROM redis:latest'].join('\n'),
    );
    expect(these('image-reference').map(({ name, tag, digest, floating }) => [name, tag, digest, floating])).toEqual([
      ['node', undefined, undefined, true],
      ['localhost:5000/a/b', undefined, 'sha256:0123456789abcdef', undefined],
      ['redis', 'latest', undefined, undefined],
    ]);
  });

  test('an alpine image has ash, SHELL changes it', () => {
    const { of: these } = read('FROM node:20-alpine\nFROM node:20\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]');
    expect(these('image-stage').map(({ shell }) => shell)).toEqual(['ash', 'bash']);
  });
});

describe('commands', () => {
  const text = [
    'FROM debian:12',
    'RUN --mount=type=cache,target=/x apt-get update \\',
    '    # what we need',
    '    && apt-get install -y curl',
    'RUN <<EOF',
    'set -e',
    'pip install flask',
    'EOF',
    'RUN cat <<X > /etc/a && echo done',
    'not a command',
    'X',
    'COPY <<"EOF" /entrypoint.sh',
    '#!/bin/sh',
    'exec "$@"',
    'EOF',
    'CMD python old.py',
    'ENTRYPOINT ["/entrypoint.sh"]',
    'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app"]',
    'HEALTHCHECK --interval=5s CMD curl -f localhost || exit 1',
  ].join('\n');
  const { of, at } = read(text);

  test('what runs, in which form', () => {
    expect(of('command').map(({ purpose, form, stage, script }) => [purpose, form, stage, ...runs(script)])).toEqual([
      ['build', 'shell', 0, 'apt-get update', '&& apt-get install -y curl'],
      ['build', 'shell', 0, 'set -e', 'pip install flask'],
      ['build', 'shell', 0, 'cat', '&& echo done'],
      ['script', 'shell', 0, 'exec $@'],
      ['entrypoint', 'exec', 0, '/entrypoint.sh'],
      ['start', 'exec', 0, 'sh -c exec gunicorn --bind 0.0.0.0:$PORT app (exec gunicorn --bind 0.0.0.0:$PORT app)'],
      ['health', 'shell', 0, 'curl -f localhost', '|| exit 1'],
    ]);
  });

  test('places', () => {
    const [first, second, , , , start] = of('command');
    expect(first!.script.statements.map(({ location }) => at(location))).toEqual(['2: apt-get update', '4: apt-get install -y curl']);
    expect(second!.script.statements.map(({ location }) => at(location))).toEqual(['6: set -e', '7: pip install flask']);
    expect(at(start!.location)).toBe('18: CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app"]');
    const [run] = start!.script.statements;
    expect(run?.kind === 'run' && at(run.script!.statements[0]!.location)).toBe('18: exec gunicorn --bind 0.0.0.0:$PORT app');
  });

  test('what is no list of strings is the shell form', () => {
    expect(read("FROM a\nCMD ['a', 'b']\n").of('command')).toMatchObject([{ form: 'shell' }]);
    expect(read('FROM a\nCMD ["a", "b",]\n').of('command')).toMatchObject([{ form: 'shell' }]);
    expect(read('FROM a\nCMD ["a", \\\n  "b"]\n').of('command')).toMatchObject([{ form: 'exec' }]);
  });

  test('the escape directive', () => {
    const { of: these } = read('# escape=`\nFROM a\nRUN echo C:\\ `\n  && echo b\nCMD a');
    expect(these('command').map(({ purpose, script }) => [purpose, ...runs(script)])).toEqual([
      ['build', 'echo C: ', '&& echo b'],
      ['start', 'a'],
    ]);
  });

  test('HEALTHCHECK NONE', () => {
    expect(read('FROM a\nHEALTHCHECK NONE').of('image-stage')).toMatchObject([{ healthcheck: { none: true } }]);
  });
});

describe('what is not plain', () => {
  test('waivers', () => {
    const { of, at } = read('FROM a\n# factorlint-disable-next-line logs -- known\nRUN b');
    expect(of('waiver')).toMatchObject([{ rules: ['logs'], reach: 'next-line', reason: 'known' }]);
    expect(at(of('waiver')[0]!.location)).toBe('2: factorlint-disable-next-line logs -- known');
  });

  test('templates', () => {
    const text = 'FROM python:{{ cookiecutter.python }}\n{% if a %}\nRUN pip install {{ b }}\n{% endif %}\nCMD ["{{ c }}"]';
    const { of } = read(text);
    expect(of('image-reference')).toMatchObject([{ name: 'python', use: 'base' }]);
    expect(of('image-reference')[0]).not.toHaveProperty('tag');
    expect(of('image-reference')[0]).not.toHaveProperty('floating');
    expect(of('command').map(({ form, script }) => [form, ...runs(script)])).toEqual([
      ['shell', 'pip install ?'],
      ['exec', '?'],
    ]);
  });

  test('a token in a command is no text', () => {
    const { all } = read('FROM a\nRUN npm config set --auth-token=kq83hf72jd9w1xZ0 && x\nCMD ["app", "--password=kq83hf72jd9w1xZ0"]');
    expect(JSON.stringify(all)).not.toContain('kq83hf72');
  });

  test('no FROM, nothing, junk', () => {
    expect(read('').all).toEqual([]);
    expect(read('RUN x').all).toEqual([]);
    expect(read('FROM\nCOPY\nENV\nCMD\nEXPOSE\nARG\nSHELL\nHEALTHCHECK\nRUN <<EOF').of('image-stage')).toHaveLength(1);
  });

  test('a line of five megabytes is refused, not read', () => {
    expect(() => read(`FROM a\nRUN ${'x'.repeat(5_000_000)}`)).toThrow('too long');
  });
});
