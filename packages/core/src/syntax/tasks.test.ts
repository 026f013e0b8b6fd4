import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import type { Document } from '../vocabulary/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import type { Location } from '../vocabulary/location.js';
import { hasHole } from './hole.js';
import { readJustfile } from './justfile.js';
import { readMakefile } from './makefile.js';
import { readNginx, type NginxDirective } from './nginx.js';
import type { RecipeLine } from './recipe.js';

function open(text: string): Document {
  return openDocument('a', inMemory({ a: text }));
}

function at(text: string, { range }: Location): string {
  if (range?.start.line !== range?.end.line) return `${range?.start.line}–${range?.end.line}`;
  return text.split('\n')[range!.start.line - 1]!.slice(range!.start.column - 1, range!.end.column - 1);
}

function commands(recipe: readonly RecipeLine[] | undefined): (string | undefined)[] {
  return (recipe ?? []).map(({ command }) => command.text.replaceAll('\uE000', '?'));
}

describe('Makefile', () => {
  const text = [
    '# top',
    'PORT ?= 8000',
    'export APP := my$(SUFFIX)',
    'SUFFIX = app',
    'CMD = gunicorn $(APP) # c',
    'FILES = a \\',
    '  b',
    '.PHONY: run test',
    'run test: build | order ## help',
    '\t@$(CMD) --bind :$(PORT) \\',
    '\t  --x $$HOME',
    '\t-rm $(shell ls) $@',
    '',
    '\t# a note',
    'ifeq ($(A),b)',
    '\techo b',
    'endif',
    'one: ; echo one',
    'two: VAR = x',
    'a/%.o: %.c',
    '\tcc',
    'define X',
    'not: a rule',
    'endef',
  ].join('\n');
  const file = readMakefile(open(text));

  test('rules', () => {
    expect(file.rules.map(({ targets, prerequisites }) => `${targets.join(' ')} <- ${prerequisites.join(' ')}`)).toEqual([
      '.PHONY <- run test',
      'run test <- build order',
      'one <- ',
      'two <- ',
      'a/%.o <- %.c',
    ]);
  });

  test('recipes, with simple variables put in and the shell’s own left', () => {
    const run = file.rules[1]?.recipe;
    expect(commands(run)).toEqual(['gunicorn myapp --bind :8000 \\\n\t  --x $HOME', 'rm ? ?', 'echo b']);
    expect(run?.map(({ silent, ignoresErrors }) => [silent, ignoresErrors])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(commands(file.rules[2]?.recipe)).toEqual(['echo one']);
    const command = run![0]!.command;
    const from = command.text.indexOf('$HOME');
    expect(at(text, command.locate(from + 1, from + 5))).toBe('HOME');
    expect(at(text, command.locate(command.text.indexOf('8000'), command.text.indexOf('8000')))).toBe('');
  });

  test('variables and comments', () => {
    expect(file.variables.map(({ name, operator, value, exported }) => [name, operator, value, exported])).toEqual([
      ['PORT', '?=', '8000', false],
      ['APP', ':=', 'my$(SUFFIX)', true],
      ['SUFFIX', '=', 'app', false],
      ['CMD', '=', 'gunicorn $(APP)', false],
      ['FILES', '=', 'a b', false],
    ]);
    expect(file.comments.map((comment) => comment.text)).toEqual(['# top', '# a note']);
  });

  test('a variable that is set twice, from outside or in a circle is not put in', () => {
    const { rules } = readMakefile(open('A = 1\nA = 2\nB = $(C)\nC = $(B)\nD != ls\nall:\n\techo $(A) $(B) $(D) ${E} $(F)\n'));
    expect(commands(rules[0]?.recipe)).toEqual(['echo ? ? ? ? ?']);
  });

  test('variables that double are bounded', () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `V${index + 1} = $(V${index})$(V${index})`).join('\n');
    const [rule] = readMakefile(open(`V0 = x\n${doubling}\nall:\n\techo $(V60) $(V5)\n`)).rules;
    expect(commands(rule?.recipe)).toEqual([`echo ? ${'x'.repeat(32)}`]);
  });

  test.each(['a'.repeat(5_000_000), '\\\n'.repeat(100_000), 'a:\n\t$('.repeat(10_000), `${' '.repeat(200_000)}:`, 'A = \\'])(
    'bad input is bounded',
    (bad) => {
      expect(() => readMakefile(open(bad))).not.toThrow();
    },
  );
});

describe('justfile', () => {
  const text = [
    '# top',
    'set dotenv-load',
    'set shell := ["bash", "-c"]',
    'port := "8000"',
    'export sha := `git rev-parse HEAD`',
    '[private]',
    'default:',
    '  @just --list',
    '',
    'run env="dev" *args: build (lint "x")',
    '    gunicorn --bind :{{port}} {{ args }} \\',
    '      --sha {{sha}} {{{{x}}',
    '    # note',
    '    -rm x',
    '@quiet:',
    '\techo',
    'script:',
    '    #!/usr/bin/env bash',
    '    set -e',
    '',
    '    run {{port}}',
  ].join('\n');
  const file = readJustfile(open(text));

  test('recipes', () => {
    expect(file.recipes.map(({ name, parameters, dependencies }) => [name, parameters, dependencies])).toEqual([
      ['default', [], []],
      ['run', ['env', 'args'], ['build', 'lint']],
      ['quiet', [], []],
      ['script', [], []],
    ]);
    expect(commands(file.recipes[1]?.recipe)).toEqual(['gunicorn --bind :8000 ? \\\n      --sha ? {{x}}', 'rm x']);
    expect(file.recipes[0]?.recipe[0]?.silent).toBe(true);
  });

  test('a script is one document', () => {
    const script = file.recipes[3]?.script;
    expect(script?.text).toBe('#!/usr/bin/env bash\nset -e\n\nrun 8000\n');
    const from = script!.text.indexOf('run');
    expect(at(text, script!.locate(from, from + 3))).toBe('run');
  });

  test('variables, settings and comments', () => {
    expect(file.variables.map(({ name, value, literal, exported }) => [name, value, literal, exported])).toEqual([
      ['port', '8000', true, false],
      ['sha', '`git rev-parse HEAD`', false, true],
    ]);
    expect(file.settings.map(({ name, value }) => [name, value])).toEqual([
      ['dotenv-load', 'true'],
      ['shell', '["bash", "-c"]'],
    ]);
    expect(file.comments.map((comment) => comment.text)).toEqual(['# top', '# note']);
  });

  test.each(['a'.repeat(5_000_000), `a:\n  ${'{{'.repeat(100_000)}`, `a ${' '.repeat(100_000)}x`])('bad input is bounded', (bad) => {
    expect(() => readJustfile(open(bad))).not.toThrow();
  });
});

describe('nginx', () => {
  const show = (directives: readonly NginxDirective[]): string =>
    directives
      .map(({ name, arguments: words, block }) => [name, ...words.map(({ text }) => text)].join(' ') + (block ? ` {${show(block)}}` : ''))
      .join('; ');

  test('directives, blocks, quotes and comments', () => {
    const text =
      'user x; # c\nhttp {\n  upstream app { server 127.0.0.1:8000 max_fails=0; ip_hash; }\n  log_format main "a \\"b\\" ; $x";\n  server { location ~ \\.php$ { proxy_pass http://${host}:80; } }\n}\n';
    const file = readNginx(open(text));
    expect(show(file.directives)).toBe(
      'user x; http {upstream app {server 127.0.0.1:8000 max_fails=0; ip_hash}; log_format main a "b" ; $x; server {location ~ \\.php$ {proxy_pass http://${host}:80}}}',
    );
    expect(file.comments.map((comment) => comment.text)).toEqual(['# c']);
    const hash = file.directives[1]?.block?.[0]?.block?.[1];
    expect(at(text, hash!.location)).toBe('ip_hash;');
    expect(at(text, file.directives[1]!.block![0]!.block![0]!.arguments[0]!.location)).toBe('127.0.0.1:8000');
  });

  test('what is not closed ends with the file; braces too many are ignored', () => {
    expect(show(readNginx(open('a { b "c')).directives)).toBe('a {b c}');
    expect(show(readNginx(open('} a; }')).directives)).toBe('a');
    expect(show(readNginx(open('server { {% if x %}\n listen {{ port }}; }')).directives).includes('listen')).toBe(true);
    expect(hasHole(show(readNginx(open('listen {{ port }};')).directives))).toBe(true);
  });

  test.each(['a {'.repeat(100_000), 'x'.repeat(5_000_000), '"'.repeat(100_001), '${'.repeat(100_000)])('bad input is bounded', (bad) => {
    expect(() => readNginx(open(bad))).not.toThrow();
  });
});
