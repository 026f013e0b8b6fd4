import { camel, kebab, pascal, plural, snake } from './names.mjs';
import { pythonCode } from './python-code.mjs';
import { indented, sizeOf, sourceOf, unitsUpTo } from './source.mjs';

/**
 * What the files of one part of an application (a Django app, a FastAPI package) know of one another.
 * @typedef {{ project: string, name: string, framework: 'django' | 'fastapi', models: readonly string[], functions: readonly string[],
 *   helpers: readonly string[] }} Part
 */

const FIELD_TYPES = [
  (name) => `models.CharField(max_length=${name.length * 16})`,
  () => 'models.TextField(blank=True, default="")',
  () => 'models.IntegerField(default=0)',
  () => 'models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)',
  () => 'models.BooleanField(default=False)',
  () => 'models.DateTimeField(auto_now_add=True)',
  () => 'models.JSONField(default=dict, blank=True)',
];

/** Every kind of Python file: the middle of its size in bytes, what stands at the top, and the units below. */
const KINDS = {
  models: {
    middle: 2_800,
    top: () => ['from django.conf import settings', 'from django.db import models'],
    unit: (kit, part, index) => modelClass(kit, part.models[index] ?? pascal([...kit.names.thing(), 'record']), part),
    least: ({ models }) => models.length,
  },
  views: {
    middle: 2_500,
    top: (part) => ['from rest_framework import status, viewsets', 'from rest_framework.response import Response', '', ...own(part)],
    unit: viewClass,
  },
  serializers: {
    middle: 1_800,
    top: (part) => ['from rest_framework import serializers', '', ...own(part)],
    unit: (kit, part) => serializerClass(kit, part),
  },
  services: {
    middle: 3_700,
    top: (part) => ['from dataclasses import dataclass', '', ...own(part, { models: true, helpers: true })],
    unit: (kit, part, index) => functionOf(kit, part.functions[index]),
    least: ({ functions }) => functions.length,
  },
  utils: {
    middle: 2_800,
    top: () => ['import itertools', 'import re', 'from collections import defaultdict'],
    unit: (kit, part, index) => functionOf(kit, part.helpers[index]),
    least: ({ helpers }) => helpers.length,
  },
  tasks: {
    middle: 1_700,
    top: (part) => ['from celery import shared_task', '', ...own(part, { functions: true })],
    unit: (kit) => ['@shared_task(bind=True, max_retries=3)', ...functionOf(kit)],
  },
  signals: {
    middle: 1_100,
    top: (part) => ['from django.db.models.signals import post_save', 'from django.dispatch import receiver', '', ...own(part)],
    unit: (kit, { models }) => [`@receiver(post_save, sender=${kit.random.pick(models)})`, ...functionOf(kit)],
  },
  admin: {
    middle: 1_100,
    top: (part) => ['from django.contrib import admin', '', ...own(part)],
    unit: adminClass,
  },
  test: {
    middle: 3_000,
    top: (part) => ['import pytest', '', ...own(part, { models: part.framework === 'django', functions: true })],
    unit: testFunction,
  },
  migration: {
    middle: 1_200,
    top: () => ['from django.db import migrations, models'],
    unit: migrationClass,
    most: 1,
  },
  command: {
    middle: 1_400,
    top: (part) => ['from django.core.management.base import BaseCommand', '', ...own(part, { functions: true, up: 3 })],
    unit: commandClass,
    most: 1,
  },
  router: {
    middle: 2_300,
    top: (part) => ['from fastapi import APIRouter, Depends, HTTPException', '', ...own(part, { functions: true })],
    before: () => ['router = APIRouter()'],
    unit: routeFunction,
  },
  schemas: {
    middle: 2_000,
    top: () => ['from datetime import datetime', '', 'from pydantic import BaseModel, Field'],
    unit: (kit, part, index) => schemaClass(kit, part.models[index]),
    least: ({ models }) => models.length,
  },
};

/** The names that the files of a part share. */
export function pythonPart(seed, project, framework) {
  const { names } = sourceOf(seed);
  return {
    ...{ project, framework },
    name: plural(names.noun()),
    models: names.several(() => pascal(names.thing()), 2, 6),
    functions: names.several(() => snake(names.action()), 3, 8),
    helpers: names.several(() => snake(names.action()), 3, 8),
  };
}

/**
 * The text of a Python file.
 * @param {keyof typeof KINDS} kind
 * @param {Part} part
 * @param {string} seed the same gives the same
 */
export function pythonFile(kind, part, seed) {
  const source = sourceOf(seed);
  const kit = { ...source, code: pythonCode(source) };
  const { middle, top, unit, before = () => [], least = () => 1, most = Infinity } = KINDS[kind];
  const size = most === 1 ? 0 : sizeOf(source, middle);
  const units = unitsUpTo(size, least(part), (index) => unit(kit, part, index));
  const constants = Array.from({ length: source.random.below(4) }, () => constant(kit));
  const lines = [
    ...kit.code.docstring(0.4),
    'import logging',
    ...source.needs,
    ...top(part),
    '',
    'logger = logging.getLogger(__name__)',
    ...before(),
    ...(constants.length > 0 ? ['', ...constants.flat()] : []),
    ...units.flatMap((lines) => ['', '', ...lines]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Imports of what the other files of the part define. */
function own(
  { framework, models, functions, helpers },
  { models: withModels = true, functions: withFunctions = false, helpers: withHelpers = false, up = 1 } = {},
) {
  const from = '.'.repeat(up);
  return [
    ...(withModels ? [`from ${from}${framework === 'django' ? 'models' : 'schemas'} import ${models.join(', ')}`] : []),
    ...(withFunctions ? [`from ${from}services import ${functions.join(', ')}`] : []),
    ...(withHelpers ? [`from ${from}utils import ${helpers.join(', ')}`] : []),
  ];
}

const functionOf = ({ code, names }, name = snake(names.action())) => code.callable(name);
const methods = ({ code, names }, count) =>
  Array.from({ length: count }, () => ['', ...code.callable(snake(names.action()), { method: true })]).flat();

function constant({ random, names, between }) {
  const name = snake([names.adjective(), names.noun()]).toUpperCase();
  if (random.chance(0.5))
    return [`${name} = ${random.pick([between(1, 900), `"${names.adjective()}-${names.noun()}"`, `${between(1, 60)} * 60`])}`];
  return [
    `${name} = (`,
    ...indented(
      names.several(names.noun, 3, 12).map((word) => `"${word}",`),
      4,
    ),
    ')',
  ];
}

function modelClass(kit, name, { project, name: app, models }) {
  const { names, random, between, code } = kit;
  const fields = names.several(names.field, 4, 12).map((field) => `${field} = ${random.pick(FIELD_TYPES)(field)}`);
  const target = random.pick([`"${random.pick(models)}"`, 'settings.AUTH_USER_MODEL', `"${app}.${models[0]}"`]);
  return [
    `class ${name}(models.Model):`,
    ...indented(code.docstring(0.4), 4),
    ...indented(fields, 4),
    `    parent = models.ForeignKey(${target}, on_delete=models.CASCADE, related_name="${snake([...names.thing(), 'set'])}", null=True)`,
    ...['', '    class Meta:', `        db_table = "${project}_${name.toLowerCase()}"`, '        ordering = ("pk",)'],
    ...['', '    def __str__(self):', `        return f"${name} {self.pk}"`],
    ...indented(methods(kit, between(0, 3)), 4),
  ];
}

function viewClass(kit, { models, name }) {
  const model = kit.random.pick(models);
  const noun = kit.names.noun();
  return [
    `class ${pascal(kit.names.thing())}ViewSet(viewsets.ModelViewSet):`,
    ...indented(kit.code.docstring(0.5), 4),
    `    queryset = ${model}.objects.all()`,
    `    basename = "${kebab([name, noun])}"`,
    ...indented(methods(kit, kit.between(1, 4)), 4),
    ...['', '    def destroy(self, request, *args, **kwargs):', `        ${noun} = self.get_object()`, `        ${noun}.delete()`],
    '        return Response(status=status.HTTP_204_NO_CONTENT)',
  ];
}

function serializerClass(kit, { models }) {
  const { names, random } = kit;
  return [
    `class ${pascal([...names.thing(), 'serializer'])}(serializers.ModelSerializer):`,
    ...indented(kit.code.docstring(0.3), 4),
    ...indented(
      names.several(names.field, 1, 5).map((field) => `${field} = serializers.CharField(read_only=${random.pick(['True', 'False'])})`),
      4,
    ),
    ...['', '    class Meta:', `        model = ${random.pick(models)}`],
    `        fields = [${names
      .several(names.field, 3, 12)
      .map((field) => `"${field}"`)
      .join(', ')}]`,
    ...indented(methods(kit, random.below(3)), 4),
  ];
}

function adminClass(kit, { models }) {
  const { names, random } = kit;
  const listOf = (least, most) =>
    names
      .several(names.field, least, most)
      .map((field) => `"${field}",`)
      .join(' ');
  return [
    `class ${pascal([...names.thing(), 'admin'])}(admin.ModelAdmin):`,
    `    model = ${random.pick(models)}`,
    `    list_display = (${listOf(3, 8)})`,
    `    search_fields = (${listOf(1, 4)})`,
    ...indented(methods(kit, random.below(2)), 4),
  ];
}

function testFunction({ code, names, between, random }, { functions }) {
  const expected = names.several(names.field, 2, 8).map((field) => `"${field}": ${code.expression(['result', 'client', 'db'], 2)},`);
  return [
    ...(random.chance(0.3)
      ? [`@pytest.mark.parametrize("value", [${between(1, 9)}, ${between(10, 99)}, None])`]
      : ['@pytest.mark.django_db']),
    `def test_${snake(names.action())}_${names.adjective()}(client, db, value=None):`,
    ...indented(code.statements(['client', 'db', 'value'], between(2, 8), 2), 4),
    `    result = ${random.pick(functions)}(client, value)`,
    ...['    expected = {', ...indented(expected, 8), '    }'],
    ...indented(
      Array.from({ length: between(1, 5) }, () => `assert ${code.condition(['result', 'expected', 'client'])}`),
      4,
    ),
  ];
}

function migrationClass({ names, random, between }, { name, models }) {
  const operation = () => {
    const model = random.pick(models);
    if (random.chance(0.4)) {
      const field = names.field();
      return [
        'migrations.AddField(',
        `    model_name="${model.toLowerCase()}",`,
        `    name="${field}",`,
        `    field=${random.pick(FIELD_TYPES)(field)},`,
        '),',
      ];
    }
    const fields = names.several(names.field, 3, 14).map((field) => `("${field}", ${random.pick(FIELD_TYPES)(field)}),`);
    return [
      'migrations.CreateModel(',
      `    name="${model}",`,
      '    fields=[',
      '        ("id", models.BigAutoField(primary_key=True)),',
      ...indented(fields, 8),
      '    ],',
      '),',
    ];
  };
  return [
    'class Migration(migrations.Migration):',
    `    dependencies = [("${name}", "0001_initial")]`,
    ...['', '    operations = [', ...indented(Array.from({ length: between(1, 6) }, operation).flat(), 8), '    ]'],
  ];
}

function commandClass(kit, { functions }) {
  const { names, between, code } = kit;
  return [
    'class Command(BaseCommand):',
    `    help = "${names.sentence().replaceAll('"', "'")}"`,
    ...[
      '',
      '    def add_arguments(self, parser):',
      `        parser.add_argument("--${names.field()}", type=int, default=${between(1, 100)})`,
    ],
    ...['', '    def handle(self, *args, **options):'],
    ...indented(code.statements(['self', 'options'], between(3, 12), 1), 8),
    `        ${functions[0]}(options, self.stdout)`,
    '        self.stdout.write("done")',
    ...indented(methods(kit, between(0, 2)), 4),
  ];
}

function routeFunction({ code, names, random }, { functions }) {
  const path = kebab(names.thing());
  const body = code.callable(snake(names.action()), { prefix: 'async ' });
  return [
    `@router.${random.pick(['get', 'post', 'put', 'delete'])}("/${path}/{${camel(['item', 'id'])}}", dependencies=[Depends(${functions[0]})])`,
    ...body,
  ];
}

function schemaClass(kit, name = pascal([...kit.names.thing(), 'schema'])) {
  const { names, random, code } = kit;
  const types = ['str', 'int', 'float', 'bool', 'datetime', 'list[str]', 'dict[str, int]'];
  return [
    `class ${name}(BaseModel):`,
    ...indented(code.docstring(0.5), 4),
    ...indented(
      names
        .several(names.field, 3, 12)
        .map((field) => `${field}: ${random.pick(types)} | None = Field(default=None, description="${names.adjective()} ${field}")`),
      4,
    ),
    ...indented(methods(kit, random.below(2)), 4),
  ];
}
