import { camel, kebab, pascal } from './names.mjs';
import { indented, sizeOf, sourceOf, unitsUpTo } from './source.mjs';
import { quoted, typescriptCode } from './typescript-code.mjs';

/**
 * What the files of one folder of an application know of one another.
 * @typedef {{ name: string, types: readonly string[], functions: readonly string[], components: readonly string[] }} Feature
 */

/** Every kind of file: the middle of its size in bytes, what stands at the top, and the units below. */
const KINDS = {
  types: { middle: 600, unit: (kit, { types }, index) => interfaceOf(kit, types[index]), least: ({ types }) => types.length },
  service: {
    middle: 1_800,
    top: ({ types }) => [`import type { ${types.join(', ')} } from './types';`, "import { logger } from '../../logger';"],
    unit: (kit, { functions }, index) => functionOf(kit, functions[index]),
    least: ({ functions }) => functions.length,
  },
  routes: {
    middle: 1_000,
    top: ({ functions }) => ["import { Router } from 'express';", `import { ${functions.join(', ')} } from './service';`],
    before: () => ['export const router = Router();'],
    unit: routeOf,
  },
  controller: {
    middle: 1_100,
    top: ({ types }) => [
      "import { Body, Controller, Get, Param, Post } from '@nestjs/common';",
      `import type { ${types.join(', ')} } from './types';`,
    ],
    unit: controllerOf,
    most: 1,
  },
  dto: { middle: 500, top: () => ["import { IsOptional, IsString } from 'class-validator';"], unit: dtoOf },
  entity: { middle: 600, top: () => ["import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';"], unit: entityOf },
  helpers: { middle: 1_000, unit: (kit) => functionOf(kit) },
  test: {
    middle: 1_500,
    top: ({ functions }) => ["import { describe, expect, it } from 'vitest';", `import { ${functions.join(', ')} } from './service';`],
    unit: testOf,
  },
  component: {
    middle: 1_300,
    top: ({ types }) => ["import { useEffect, useMemo, useState } from 'react';", `import type { ${types.join(', ')} } from './types';`],
    unit: (kit, { components }, index) => componentOf(kit, components[index] ?? pascal([...kit.names.thing(), 'view'])),
  },
  hook: {
    middle: 600,
    top: () => ["import { useEffect, useState } from 'react';"],
    unit: (kit) => functionOf(kit, camel(['use', ...kit.names.thing()])),
  },
};

/** The names that the files of a folder share. */
export function featureOf(seed) {
  const { names } = sourceOf(seed);
  return {
    name: kebab(names.thing()),
    types: names.several(() => pascal(names.thing()), 2, 4),
    functions: names.several(() => camel(names.action()), 3, 6),
    components: names.several(() => pascal([...names.thing(), 'panel']), 1, 3),
  };
}

/**
 * The text of a TypeScript file.
 * @param {keyof typeof KINDS} kind
 * @param {Feature} feature
 * @param {string} seed the same gives the same
 */
export function typescriptFile(kind, feature, seed) {
  const source = sourceOf(seed);
  const kit = { ...source, code: typescriptCode(source) };
  const { middle, unit, top = () => [], before = () => [], least = () => 1, most = Infinity } = KINDS[kind];
  const size = most === 1 ? 0 : sizeOf(source, middle);
  const units = unitsUpTo(size, least(feature), (index) => unit(kit, feature, index));
  const lines = [
    ...kit.code.docComment(0.15),
    ...source.needs,
    ...top(feature),
    '',
    ...before(),
    ...units.flatMap((lines) => ['', ...lines]),
  ];
  return `${lines.join('\n')}\n`;
}

const functionOf = ({ code, names }, name = `${camel(names.action())}Of`) => code.callable(`export async function ${name}`);

function interfaceOf({ names, random, code }, name = pascal([...names.thing(), 'shape'])) {
  const types = ['string', 'number', 'boolean', 'readonly string[]', "'open' | 'closed'", 'Record<string, unknown>', 'Date | null'];
  return [
    ...code.docComment(0.4),
    `export interface ${name} {`,
    ...indented(
      names.several(names.field, 3, 12).map((field) => `readonly ${field}${random.pick(['', '?'])}: ${random.pick(types)};`),
      2,
    ),
    '}',
  ];
}

function routeOf({ code, names, random }, { functions }) {
  const path = quoted(`/${kebab(names.thing())}/:id`);
  return [
    `router.${random.pick(['get', 'post', 'put', 'delete'])}(${path}, async (request, response) => {`,
    ...indented(code.statements(['request', 'response'], 1 + random.below(5), 1), 2),
    `  response.json(await ${random.pick(functions)}(request.params));`,
    '});',
  ];
}

function controllerOf(kit, { name }) {
  const { names, between, code, random } = kit;
  const method = () => {
    const head = `async ${camel(names.action())}`;
    const [first, ...rest] = code.callable(head).filter((line) => !/^ ?(?:\/\*\*|\*)/.test(line));
    return [
      '',
      `@${random.pick(['Get', 'Post'])}(${quoted(names.noun())})`,
      first.replace('(', `(@${random.pick(['Body()', "Param('id')"])} `),
      ...rest,
    ];
  };
  return [
    `@Controller(${quoted(name)})`,
    `export class ${pascal([...names.thing(), 'controller'])} {`,
    '  constructor(private readonly service: any) {}',
    ...indented(Array.from({ length: between(2, 6) }, method).flat(), 2),
    '}',
  ];
}

function dtoOf({ names, random }) {
  const property = (field) => [
    ...(random.chance(0.4) ? ['@IsOptional()'] : []),
    '@IsString()',
    `${field}${random.pick(['?', '!'])}: string;`,
    '',
  ];
  return [`export class ${pascal([...names.thing(), 'dto'])} {`, ...indented(names.several(names.field, 2, 9).flatMap(property), 2), '}'];
}

function entityOf({ names }) {
  const columns = names.several(names.field, 3, 10).flatMap((field) => ['', '@Column()', `${field}!: string;`]);
  return [
    `@Entity(${quoted(names.noun())})`,
    `export class ${pascal([...names.thing(), 'entity'])} {`,
    '  @PrimaryGeneratedColumn()',
    '  id!: number;',
    ...indented(columns, 2),
    '}',
  ];
}

function testOf({ code, names, between, random }, { functions }) {
  const one = () => [
    `it(${quoted(names.sentence())}, async () => {`,
    ...indented(code.statements(['input'], between(1, 4), 2), 2),
    `  const result = await ${random.pick(functions)}({ ${names.field()}: ${between(1, 99)} });`,
    '  expect(result).toEqual({',
    ...indented(
      names.several(names.field, 1, 6).map((field) => `${field}: ${code.expression(['result'], 2)},`),
      4,
    ),
    '  });',
    '});',
  ];
  return [
    `describe(${quoted(`${names.adjective()} ${names.noun()}`)}, () => {`,
    ...indented(Array.from({ length: between(1, 5) }, one).flat(), 2),
    '});',
  ];
}

function componentOf(kit, name) {
  const { names, random, code } = kit;
  const [noun, field] = [names.noun(), names.field()];
  const element = (depth) => {
    const tag = random.pick(['div', 'section', 'li', 'span', 'p', 'Card', 'Stack']);
    if (depth > 2 || random.chance(0.3)) return [`<${tag} className="${names.adjective()}">It isn't {props.${names.field()}} yet</${tag}>`];
    const inner = Array.from({ length: 1 + random.below(3) }, () => element(depth + 1)).flat();
    const first = random.pick([
      `{props.${names.noun()}.map((item) => (<li key={item.id}>{item.${names.field()} ?? <em>none</em>}</li>))}`,
      '{/* Empty for now. */}',
      `<input value={${noun}} onChange={(event) => setState(event.target.value)} disabled />`,
    ]);
    return [`<${tag} data-kind={\`${names.noun()}-\${props.${names.field()}}\`}>`, ...indented([first, ...inner], 2), `</${tag}>`];
  };
  return [
    ...code.docComment(0.3),
    `export function ${name}(props: { readonly [key: string]: any }) {`,
    `  const [${noun}, setState] = useState<string>('');`,
    `  const ${field}View = useMemo(() => (${code.expression(['props', noun], 2).replaceAll('(await ', '(')}), [props]);`,
    ...['  useEffect(() => {', `    setState(props.${field});`, '  }, [props]);'],
    ...['  return (', '    <>', ...indented(element(0), 6), `      {String(${field}View)}`, '    </>', '  );', '}'],
  ];
}
