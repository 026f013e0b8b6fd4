import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import type { Document } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { formatLocation, type Location } from '../vocabulary/location.js';
import { iniSection, iniValues, readIni } from './ini.js';
import { readProcfile } from './procfile.js';
import { parseRequirement, readRequirements } from './requirements.js';

function open(text: string): Document {
  return openDocument('a', inMemory({ a: text }));
}

/** The characters at a place of one line. */
function at(text: string, { range }: Location): string {
  if (range?.start.line !== range?.end.line) return '…';
  return text.split('\n')[range!.start.line - 1]!.slice(range!.start.column - 1, range!.end.column - 1);
}

describe('ini', () => {
  test('systemd: repeated keys, continued lines, no comments after values', () => {
    const text =
      '[Service]\nEnvironment=A=1\nEnvironment="B=2; 3" # no comment\n# c\nExecStart=/bin/gunicorn \\\n  # skipped\n  --bind :80 \\\n  app\nRestart=always\n[Service]\nUser=x\n';
    const file = readIni(open(text), 'systemd');
    expect(file.sections.map(({ name }) => name)).toEqual(['Service', 'Service']);
    const service = iniSection(file, 'Service');
    expect(service?.entries.map(({ key, value }) => `${key}|${value}`)).toEqual([
      'Environment|A=1',
      'Environment|"B=2; 3" # no comment',
      'ExecStart|/bin/gunicorn --bind :80 app',
      'Restart|always',
      'User|x',
    ]);
    const part = iniValues(service, 'ExecStart')[0]!.part();
    const from = part.text.indexOf(':80');
    expect(at(text, part.locate(from, from + 3))).toBe(':80');
    expect(file.comments.map((comment) => comment.text)).toEqual(['# c', '# skipped']);
  });

  test('supervisord: comments after values, indented lines go on', () => {
    const text = '[program:web]\ncommand = gunicorn app ; the server\nenvironment =\n  A="1",\n  B="x;y"\n; off\nautostart: true\r\n';
    const file = readIni(open(text), 'supervisord');
    expect(iniSection(file, 'program:web')?.entries.map(({ key, value }) => [key, value])).toEqual([
      ['command', 'gunicorn app'],
      ['environment', 'A="1",\nB="x;y"'],
      ['autostart', 'true'],
    ]);
    expect(file.comments.map((comment) => comment.text)).toEqual(['; the server', '; off']);
    const [command] = iniValues(iniSection(file, 'program:web'), 'command');
    expect([at(text, command!.keyLocation), at(text, command!.valueLocation), at(text, command!.location)]).toEqual([
      'command',
      'gunicorn app',
      'command = gunicorn app',
    ]);
  });

  test('configparser: lists in indented lines', () => {
    const file = readIni(open('[options]\ninstall_requires =\n    django>=4\n    # no\n    celery\n'), 'configparser');
    expect(file.sections[0]?.entries[0]?.value).toBe('django>=4\ncelery');
  });

  test('uwsgi without a section, and lines that are nothing', () => {
    const file = readIni(open('http = :80\nnothing\n = x\n[\n[uwsgi]\nmodule=app\n'), 'uwsgi');
    expect(file.sections.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['', 1],
      ['uwsgi', 1],
    ]);
  });

  test.each(['[', `a=${'x'.repeat(5_000_000)}`, 'a=\\\n'.repeat(50_000), '[a\n'.repeat(50_000)])('bad input is bounded', (text) => {
    expect(() => readIni(open(text), 'systemd')).not.toThrow();
  });
});

describe('Procfile', () => {
  test('types and commands with places', () => {
    const text = '# c\nweb: gunicorn app: x\r\nrelease : no\nworker-2:   celery \n\nbad line\nempty:\n';
    const { entries, comments } = readProcfile(open(text));
    expect(entries.map(({ type, command }) => [type, command.text])).toEqual([
      ['web', 'gunicorn app: x'],
      ['worker-2', 'celery'],
    ]);
    expect(entries.map(({ command, typeLocation }) => [at(text, command.locate(0, 6)), at(text, typeLocation)])).toEqual([
      ['gunico', 'web'],
      ['celery', 'worker-2'],
    ]);
    expect(comments).toHaveLength(1);
  });
});

describe('requirements', () => {
  test.each([
    ['Django', { name: 'Django', extras: [], specifier: '' }],
    ['django==4.2.1', { name: 'django', extras: [], specifier: '==4.2.1', pinned: '4.2.1' }],
    ['django == 4.*', { name: 'django', extras: [], specifier: '==4.*' }],
    ['django >=4, <5', { name: 'django', extras: [], specifier: '>=4,<5' }],
    ['uvicorn[standard, x] ~= 0.2', { name: 'uvicorn', extras: ['standard', 'x'], specifier: '~=0.2' }],
    ['a (>=1)', { name: 'a', extras: [], specifier: '>=1' }],
    ["a>=1; python_version < '3.9'", { name: 'a', extras: [], specifier: '>=1', marker: "python_version < '3.9'" }],
    ['a @ git+https://h/r@v1 ; x == "y"', { name: 'a', extras: [], specifier: '', url: 'git+https://h/r@v1', marker: 'x == "y"' }],
    ['git+https://h/r.git@main#egg=b', { name: 'b', extras: [], specifier: '', url: 'git+https://h/r.git@main#egg=b' }],
    ['./local', { extras: [], specifier: '', url: './local' }],
    ['!!', { extras: [], specifier: '' }],
  ])('%s', (text, expected) => expect(parseRequirement(text)).toEqual(expected));

  test('a file, with options, includes, hashes and comments', () => {
    const text = [
      '# top',
      '--index-url https://h/simple',
      '-r base.txt',
      '-cconstraints.txt',
      '--requirement=x.txt',
      'django==4.2 \\',
      '    --hash=sha256:aa \\',
      '    --hash=sha256:bb  # hashed',
      '-e git+https://h/r#egg=mine',
      '-e .',
      'celery # queue',
      'x @ https://h/x#sha256=1',
      '--require-hashes',
    ].join('\r\n');
    const file = readRequirements(open(text));
    expect(file.requirements.map(({ name, editable, hashes }) => [name, editable, hashes.length])).toEqual([
      ['django', false, 2],
      ['mine', true, 0],
      [undefined, true, 0],
      ['celery', false, 0],
      ['x', false, 0],
    ]);
    expect(file.requirements[0]?.pinned).toBe('4.2');
    expect([formatLocation(file.requirements[0]!.location), file.requirements[0]?.location.range?.end]).toEqual([
      'a:6:1',
      { line: 8, column: 21 },
    ]);
    expect(at(text, file.requirements[3]!.nameLocation!)).toBe('celery');
    expect(file.includes.map(({ kind, path }) => [kind, path])).toEqual([
      ['requirement', 'base.txt'],
      ['constraint', 'constraints.txt'],
      ['requirement', 'x.txt'],
    ]);
    expect(file.options.map(({ name, value }) => [name, value])).toEqual([
      ['--index-url', 'https://h/simple'],
      ['--require-hashes', undefined],
    ]);
    expect(file.comments.map((comment) => comment.text)).toEqual(['# top', '# hashed', '# queue']);
  });

  test.each([`a${' '.repeat(500_000)}b`, 'a \\\n'.repeat(50_000), `a[${'x'.repeat(500_000)}`, '-'.repeat(500_000)])(
    'bad input is bounded',
    (text) => {
      expect(() => readRequirements(open(text))).not.toThrow();
    },
  );
});
