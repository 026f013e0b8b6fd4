import { beforeAll, describe, expect, test } from 'vitest';
import { openDocument } from '../../engine/document.js';
import type { Document } from '../../vocabulary/document.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import { formatLocation } from '../../vocabulary/location.js';
import { walkStatements, type Statement } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { loadGrammars } from '../tree-sitter.js';
import { readScript, readWords, shellComments, shellOf } from './index.js';

beforeAll(loadGrammars);

function open(text: string): Document {
  return openDocument('run.sh', inMemory({ 'run.sh': text }));
}

function statementsOf(text: string): readonly Statement[] {
  return readScript(open(text)).statements;
}

/** A value as a person would write it down. */
function show(value: Value | undefined): string {
  switch (value?.kind) {
    case 'literal':
      return String(value.value);
    case 'environment':
      return `\${${value.name}${typeof value.missing === 'string' ? (value.missing === 'fails' ? '!' : '') : `=${show(value.missing)}`}}`;
    case 'parameter':
      return `<${value.name}>`;
    case 'text':
      return value.parts.map(show).join('+');
    case 'choice':
      return `(${value.options.map((option) => show(option.value)).join('|')})`;
    case 'list':
      return `[${value.items.map(show).join(',')}]`;
    default:
      return '?';
  }
}

/** A statement in one line: only what the tests look at. */
function line(statement: Statement): string {
  const before = [statement.after, statement.negated && '!'].filter(Boolean).join('');
  const after = [
    ...(statement.redirects ?? []).map((redirect) => `${redirect.descriptor ?? ''}${redirect.operator}${show(redirect.target)}`),
  ];
  return [before, body(statement), ...after, statement.background && '&'].filter(Boolean).join(' ');
}

function body(statement: Statement): string {
  switch (statement.kind) {
    case 'run':
      return [
        ...statement.assignments.map(({ name, value }) => `${name}=${show(value)}`),
        statement.exec && 'EXEC',
        ...statement.words.map((word) => show(word) || "''"),
      ]
        .filter(Boolean)
        .join(' ');
    case 'assign':
      return `${statement.exported ? 'export ' : ''}${statement.assignments.map(({ name, value, append }) => `${name}${append ? '+' : ''}=${value ? show(value) : '-'}`).join(' ')}`;
    case 'if':
      return `if ${statement.branches.map(({ condition, statements }) => `[${lines(condition)} -> ${lines(statements)}]`).join('')}${statement.otherwise ? `else[${lines(statement.otherwise)}]` : ''}`;
    case 'case':
      return `case ${show(statement.subject)} ${statement.branches.map(({ patterns, statements }) => `[${patterns.map(show).join(',')} -> ${lines(statements)}]`).join('')}`;
    case 'loop':
      return `${statement.keyword} ${statement.condition ? lines(statement.condition) : `${statement.variable} ${(statement.over ?? []).map(show).join(',')}`}[${lines(statement.statements)}]`;
    case 'function':
      return `${statement.name}()[${lines(statement.statements)}]`;
    case 'group':
      return statement.subshell ? `(${lines(statement.statements)})` : `{${lines(statement.statements)}}`;
    case 'unknown':
      return 'UNKNOWN';
  }
}

function lines(statements: readonly Statement[]): string {
  return statements.map(line).join('; ');
}

function read(text: string): string {
  return lines(statementsOf(text));
}

describe('words', () => {
  test.each([
    ['gunicorn -b 0.0.0.0:$PORT app', 'gunicorn -b 0.0.0.0:+${PORT} app'],
    ['gunicorn -b "0.0.0.0:${PORT:-8000}"', 'gunicorn -b 0.0.0.0:+${PORT=8000}'],
    ['echo ${X:?no X} ${X?} ${X:-} ${X-a b}', 'echo ${X!} ${X!} ${X} ${X=a b}'],
    ['echo ${A:-${B:-c}} "${A:-"q d"}" ${A:=z}', 'echo ${A=${B=c}} ${A=q d} ${A=z}'],
    ['echo ${X:+--reload} ${1:-web}', 'echo (--reload|) (<1>|web)'],
    ['exec "$@"', 'EXEC <@>'],
    ['f $1 "$2" $* $# ${10} $0', 'f <1> <2> <*> <#> <10> <0>'],
    ['echo $(date) `id` $((1 + 2)) $? $$ $! <(x)', 'echo ? ? ? ? ? ? ?'],
    ["echo 'a $b' \"a\\\"b\" a\\ b \\$x $'a\\n'", 'echo a $b a"b a b $x a\n'],
    ['echo "$A $B\n $C"', 'echo ${A}+ +${B}+\n +${C}'],
    ['echo ~/x {a,b} *.txt a=b', 'echo ~/x {a,b} *.txt a=b'],
    ['echo ${X%.*} ${#X}', 'echo ${X}+? ?'],
    ['echo "" x', "echo '' x"],
    ['a \\\n  b', 'a b'],
    ['echo \uE000\uE000 a\uE000b', 'echo ? a+?+b'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('statements', () => {
  test.each([
    ['a && b || c | d; ! e', 'a; && b; || c; | d; ! e'],
    ['A=1 B="x $C" gunicorn app > log 2>&1 &', 'A=1 B=x +${C} gunicorn app >log 2>&1 &'],
    ['export X=1 Y', 'export X=1 Y=-'],
    ['X=1\nY=2\nX+=3', 'X=1; Y=2; X+=3'],
    ['x=$(date) y=`id`\necho hi', 'x=? y=?; echo hi'],
    ['foo=(a $b)', 'foo=[a,${b}]'],
    ['exec -a name gunicorn app', 'EXEC gunicorn app'],
    ['exec > log 2>&1', 'EXEC >log 2>&1'],
    ['( cd x; y ) > z', '(cd x; y) >z'],
    ['{ a; } 2>/dev/null', '{a} 2>/dev/null'],
    ['a && b > f', 'a; && b >f'],
    ['a |& b', 'a; | b'],
    [
      'if [ "$1" = web ]; then exec "$@"; elif [[ -n $X ]]; then b; else c; fi',
      'if [[ <1> = web ] -> EXEC <@>][[[ -n ${X} ]] -> b]else[c]',
    ],
    ['if ! a; then b; fi', 'if [! a -> b]'],
    ['case "$1" in web|w) a;; *) exec "$@" ;; esac', 'case <1> [web,w -> a][* -> EXEC <@>]'],
    ['until nc -z db 5432; do sleep 1; done', 'until nc -z db 5432[sleep 1]'],
    ['while !</dev/tcp/db/5432; do sleep 1; done; exec a', 'while </dev/tcp/db/5432[sleep 1]; EXEC a'],
    ['while read -r l; do x; done < f', 'while read -r l[x] <f'],
    ['for i in a $b; do c; done', 'for i a,${b}[c]'],
    ['for x; do y; done', 'for x <@>[y]'],
    ['f() { shift; x "$@"; }\nfunction g { y; }', 'f()[shift; x <@>]; g()[y]'],
    ['set -- gunicorn "$@"', 'set -- gunicorn <@>'],
    ['[ -f x -a ! -d "$y" ] || exit 1', '[ -f x -a ! -d ${y} ]; || exit 1'],
    ["trap 'kill -TERM $pid' TERM INT", 'trap kill -TERM $pid TERM INT'],
    ['unset X', 'unset X'],
    ['cat <<EOF | psql -U x\nselect 1; rm -rf /\nEOF\nnext', 'cat <<?; | psql -U x; next'],
    ["cat <<'EOF' > f\nrm x\nEOF", 'cat <<? >f'],
    ["cat <<'EOF' && foo\nrm x\nEOF", 'cat <<?; && foo'],
    ['cat > x <<-EOF\n\trm x\n\tEOF', 'cat >x <<-?'],
    ['a & b &\nwait', 'a &; b &; wait'],
    ['# gunicorn app\necho "# no" # yes', 'echo # no'],
    ['a\r\nb --x\r\n', 'a; b --x'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test('`sh -c` holds a program of its own, with places of the outer file', () => {
    const [run] = statementsOf('set -e\nexec tini -- sh -c "wait-for db && exec gunicorn -b :$PORT app"').slice(1);
    if (run?.kind !== 'run') throw new Error('no run');
    expect(lines(run.script?.statements ?? [])).toBe('wait-for db; && EXEC gunicorn -b :+${PORT} app');
    const gunicorn = run.script?.statements[1];
    expect(formatLocation(gunicorn!.location)).toBe('run.sh:2:36');
    expect([...walkStatements([run])]).toHaveLength(3);
  });

  test('`bash script.sh -c x` and `grep -c x` hold none', () => {
    for (const text of ['bash run.sh -c x', 'grep -c x sh', 'sh -e x']) {
      expect(statementsOf(text).map((statement) => statement.kind === 'run' && statement.script)).toEqual([undefined]);
    }
  });

  test('places are exact, in UTF-16, behind tabs and other scripts', () => {
    const [run] = statementsOf('\techo "ü😀" --port=$PORT');
    if (run?.kind !== 'run') throw new Error('no run');
    expect(run.words.map(({ location }) => [location.range?.start.column, location.range?.end.column])).toEqual([
      [2, 6],
      [7, 12],
      [13, 25],
    ]);
    const port = run.words[2];
    expect(port?.kind === 'text' && port.parts.map(({ location }) => formatLocation(location))).toEqual(['run.sh:1:13', 'run.sh:1:20']);
  });

  test('the shell is known from the first line', () => {
    expect(readScript(open('#!/usr/bin/env bash\na')).shell).toBe('bash');
    expect(readScript(open('a')).shell).toBeUndefined();
    expect([shellOf('#!/bin/sh -e\n'), shellOf('#!/usr/bin/env -S FOO=1 ash\r\n'), shellOf('# no')]).toEqual(['sh', 'ash', undefined]);
  });

  test('comments are listed with their markers', () => {
    const text = '#!/bin/sh\na # b\necho "# c"\n';
    expect(shellComments(open(text)).map((comment) => [comment.text, text.slice(comment.start, comment.end)])).toEqual([
      ['#!/bin/sh', '#!/bin/sh'],
      ['# b', '# b'],
    ]);
  });
});

describe('secrets', () => {
  test('a literal that looks secret is a credential and its text is nowhere', () => {
    const program = [
      'export SECRET_KEY=kJ8sd7Fhq2LmN0pQ4rT6',
      'DB_PASSWORD="kJ8sd7Fhq2LmN0pQ4rT6" run --api-key=kJ8sd7Fhq2LmN0pQ4rT6 --password kJ8sd7Fhq2LmN0pQ4rT6',
      'psql postgres://app:kJ8sd7Fhq2LmN0pQ4rT6@db/app',
      "sh -c 'export TOKEN_SECRET=kJ8sd7Fhq2LmN0pQ4rT6 API_KEY=kJ8sd7Fhq2LmN0pQ4rT6'",
    ];
    for (const text of program) expect(JSON.stringify(statementsOf(text))).not.toContain('kJ8sd7');
    const run = statementsOf(program[1]!)[0];
    const key = run?.kind === 'run' ? run.words[1] : undefined;
    expect(key?.kind === 'text' && key.parts.map(({ kind, location }) => [kind, location.range?.start.column])).toEqual([
      ['literal', 40],
      ['credential', 50],
    ]);
    const [url] = statementsOf(program[2]!);
    const parts = url?.kind === 'run' && url.words[1]?.kind === 'text' ? url.words[1].parts : [];
    expect(parts.map(({ kind }) => kind)).toEqual(['literal', 'credential', 'literal']);
  });

  test('a reference is none', () => {
    expect(read('export SECRET_KEY=$KEY; run --password "$DB_PASSWORD" --token-file /run/x')).toBe(
      'export SECRET_KEY=${KEY}; run --password ${DB_PASSWORD} --token-file /run/x',
    );
  });
});

describe('bad programs', () => {
  test('what comes before and after a fault is still read', () => {
    expect(read('good one\nif then fi )\nafter x\n')).toBe('UNKNOWN; good one; then fi; UNKNOWN; after x');
    expect(read('good one\nx "unclosed\nafter')).toBe('good one; x; UNKNOWN');
    expect(read('')).toBe('');
    expect(read('  \n')).toBe('');
  });

  test.each([
    ['deep groups', '( '.repeat(20_000)],
    ['deep substitutions', `echo ${'$( '.repeat(20_000)}`],
    ['deep defaults', `echo ${'${A:-'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['nested ifs', 'if a; then\n'.repeat(5_000)],
    ['one line of 5 MB', 'x '.repeat(2_500_000)],
    ['one word of 900 kB', 'x'.repeat(900_000)],
    ['a NUL and a BOM', 'a \0 \uFEFF b'],
  ])('%s ends', (_, text) => expect(statementsOf(text).length).toBeGreaterThan(0));

  test('shells inside shells are read to a bound', () => {
    let text = 'a';
    for (let index = 0; index < 8; index++) text = `sh -c '${text.replaceAll("'", `'\\''`)}'`;
    expect([...walkStatements(statementsOf(text))].length).toBe(5);
  });
});

describe('one command line', () => {
  const words = (text: string, style?: Parameters<typeof readWords>[1]) => readWords(open(text), style).map(show);

  test('as a shell splits it', () => {
    expect(words('  gunicorn  -b "0.0.0.0:$PORT" \'a b\' c\\ d && rm x')).toEqual(['gunicorn', '-b', '0.0.0.0:+${PORT}', 'a b', 'c d']);
  });
  test('as compose does: expanded in any quotes, operators are words', () => {
    expect(words("sh -c 'x ${PORT:-80}' && $$HOME", 'compose')).toEqual(['sh', '-c', 'x +${PORT=80}', '&&', '$HOME']);
  });
  test('as supervisord does', () => {
    expect(words('gunicorn -b :%(ENV_PORT)s 100%% %(here)s/x', 'supervisord')).toEqual(['gunicorn', '-b', ':+${PORT!}', '100%', '?+/x']);
  });
  test('over continued lines', () => {
    expect(words('a \\\n  --b \\\r\n c\nd')).toEqual(['a', '--b', 'c']);
  });
});
