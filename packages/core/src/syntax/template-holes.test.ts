import { describe, expect, test } from 'vitest';
import { fillHoles, HOLE, type TemplatedLanguage } from './template-holes.js';

/** With holes as question marks. */
function fill(text: string, language: TemplatedLanguage): string {
  const { text: filled, holes } = fillHoles(text, language);
  expect(filled).toHaveLength(text.length);
  for (const { start, end } of holes) expect(filled.slice(start, end)).not.toBe(text.slice(start, end));
  return filled.replaceAll(HOLE, '?');
}

test.each<[TemplatedLanguage, string, string]>([
  ['yaml', 'a: {{ x }}', 'a: ???????'],
  ['yaml', '{% if x %}\na: 1\n  {%- endif %}', '          \na: 1\n              '],
  ['yaml', 'a: "{{x}}-{# c #}"', 'a: "?????-???????"'],
  ['yaml', 'a: ${{ secrets.X }}', 'a: ${{ secrets.X }}'],
  ['yaml', 'a: {{ never', 'a: {{ never'],
  ['yaml', 'a: <%= ENV["X"] %>', 'a: ???????????????'],
  ['yaml', 'a: {{ {"b": 1}}}', 'a: ?????????????'],
  ['yaml', '{{- if a }}{{ end }}\nb: 1', '                    \nb: 1'],
  ['yaml', 'a: {{ x\n  | y }}', `a: ${'?'.repeat(13)}`],
  ['toml', 'a = {{ x }}\nb = "{{ x }}"', 'a = "?????"\nb = "???????"'],
  ['toml', '[a.{{ x }}]\n{{ x }}_y = 1', '[a._______]\n________y = 1'],
  ['json', '{"a": {{ x }}, "b": [{{ y }}]}', '{"a": "?????", "b": ["?????"]}'],
  ['dockerfile', 'FROM {{ x }}\n{% if y %}\nRUN z', 'FROM ???????\n          \nRUN z'],
  ['dotenv', 'A={{ cookiecutter.a }}', 'A=????????????????????'],
  ['python', 'x = {{ cookiecutter.a }}\n{% if y %}\npass', 'x = ____________________\n          \npass'],
  ['python', 'f"{{x}}" + "{}".format({{1}})', 'f"{{x}}" + "{}".format({{1}})'],
  ['shell', '${#a} {# no #}', '${#a} {# no #}'],
])('%s: %j', (language, text, expected) => expect(fill(text, language)).toBe(expected));

describe('a hole tells', () => {
  const holesOf = (text: string) => fillHoles(text, 'yaml').holes;

  test('its place and what it says', () => {
    expect(holesOf('a: {{- x | y -}}')).toMatchObject([{ start: 3, end: 16, expression: 'x | y', control: false, alone: false }]);
  });

  test.each([
    ['{{ .Values.image.tag }}', ['image', 'tag']],
    ['{{ .Values.a | quote }}', ['a']],
    ['{{ $.Values.a | default "x" | quote }}', ['a']],
    ['{{ quote .Values.a }}', ['a']],
    ['{{ toYaml .Values.a.b | nindent 8 }}', ['a', 'b']],
    ['{{ .Values.a | upper }}', undefined],
    ['{{ .Chart.AppVersion }}', undefined],
    ['{{ printf "%s" .Values.a }}', undefined],
  ])('the values of Helm that it reads: %s', (text, values) => {
    expect(holesOf(text)[0]?.values).toEqual(values);
  });

  test.each([
    '{{- if .x }}',
    '{{ else if x }}',
    '{{ end }}',
    '{{- range .a }}',
    '{{ $x := 1 }}',
    '{{/* c */}}',
    '{{#each a}}',
    '{{/if}}',
    '{% for a in b %}',
    '{# c #}',
    '<% if %>',
  ])('that it controls only: %s', (text) => expect(holesOf(text)[0]?.control).toBe(true));

  test.each(['{{ x }}', '{{ include "a" . }}', '{{ ifx }}', '{{ endpoint }}', '<%= x %>', '{{ setting.x }}'])(
    'that it puts something in: %s',
    (text) => {
      expect(holesOf(text)[0]?.control).toBe(false);
    },
  );
});
