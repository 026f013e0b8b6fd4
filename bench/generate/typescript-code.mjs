import { camel, plural } from './names.mjs';
import { indented } from './source.mjs';

/** Uses of what the rules look for, in about one file of twelve: most are as they should be. */
const USES = [
  [10, (_, { noun }) => [`const bucket = process.env.${noun().toUpperCase()}_BUCKET;`]],
  [8, (_, { field }) => [`const timeout = Number(process.env.${field().toUpperCase()}_TIMEOUT ?? 30);`]],
  [6, ({ need }, { noun }) => (need("import { readFileSync } from 'node:fs';"), [`const raw = readFileSync('./${noun()}.json', 'utf8');`])],
  [6, (_, { sentence }) => [`console.log(${quoted(sentence())});`]],
  [4, (_, { noun }) => [`const session = { ${noun()}: new Map<string, string>() };`]],
  [1, ({ need }, { noun }) => (need("import { appendFileSync } from 'node:fs';"), [`appendFileSync('/var/log/${noun()}.log', 'x');`])],
  [1, (_, { noun }) => [`const host = process.env.${noun().toUpperCase()}_HOST ?? 'http://localhost:3000';`]],
];

export const quoted = (text) => `'${text.replaceAll("'", '’')}'`;

/**
 * Writes functions and statements of TypeScript that parse and mean nothing.
 * @param {import('./source.mjs').Source} source
 */
export function typescriptCode(source) {
  const { random, names, between, weighted } = source;
  const variable = (scope) => (random.chance(0.85) ? random.pick(scope) : camel(names.thing()));

  const atom = (scope) =>
    weighted([
      [8, () => variable(scope)],
      [6, () => `${variable(scope)}.${names.field()}`],
      [3, () => `${variable(scope)}?.${names.field()}`],
      [3, () => String(random.below(500))],
      [3, () => quoted(`${names.adjective()} ${names.noun()}`)],
      [2, () => `\`\${${variable(scope)}}-\${${variable(scope)}.${names.field()}} ${names.noun()}\``],
      [1, () => random.pick(['null', 'undefined', 'true', 'false', '[]', '/^[a-z"\'/]+\\/\\d$/gu'])],
    ]);
  const expression = (scope, depth = 0) => {
    if (depth > 2) return atom(scope);
    const inner = () => expression(scope, depth + 1);
    return weighted([
      [10, () => atom(scope)],
      [4, () => `${camel(names.action())}(${inner()}, { ${names.field()}: ${inner()} })`],
      [3, () => `${variable(scope)}.${names.verb()}(${inner()})`],
      [2, () => `(${inner()} ${random.pick(['+', '-', '*', '/', '&&', '||', '%'])} ${inner()})`],
      [2, () => `${variable(scope)}.map((item) => item.${names.field()})`],
      [1, () => `(${condition(scope)} ? ${inner()} : ${inner()})`],
      [1, () => `{ ...${variable(scope)}, ${names.field()}: ${inner()} }`],
      [1, () => `(await ${variable(scope)}.${names.verb()}<string>(${inner()}))`],
      [1, () => `(${inner()} as Record<string, number>)`],
    ]);
  };
  const condition = (scope) =>
    weighted([
      [4, () => `${atom(scope)} ${random.pick(['===', '!==', '<', '>='])} ${atom(scope)}`],
      [3, () => `!${variable(scope)}.${names.field()}`],
      [1, () => `typeof ${variable(scope)} === 'string' && ${variable(scope)}.length > ${random.below(90)}`],
    ]);

  const assignment = (scope) => {
    const name = `${camel(names.thing())}${scope.length}`;
    const line = `const ${name}${random.pick(['', '', ': unknown'])} = ${expression(scope)};`;
    scope.push(name);
    return [line];
  };
  const table = (scope) => {
    const name = `${plural(names.noun())}${scope.length}`;
    const lines = [`const ${name} = {`, ...fields(scope), '};'];
    scope.push(name);
    return lines;
  };
  const nested = (scope, depth) => indented(statements([...scope], between(1, 4), depth + 1), 2);
  const fields = (scope) =>
    indented(
      names.several(names.field, 2, 7).map((field) => `${field}: ${expression(scope, 1)},`),
      2,
    );
  const block = (head, scope, depth) => [`${head} {`, ...nested(scope, depth), '}'];
  const branches = (scope, depth) => [
    `if (${condition(scope)}) {`,
    ...nested(scope, depth),
    ...(random.chance(0.35) ? ['} else {', ...nested(scope, depth)] : []),
    '}',
  ];
  const attempt = (scope, depth) => ['try {', ...nested(scope, depth), '} catch (error) {', '  throw new Error(String(error));', '}'];

  const statement = (scope, depth) => {
    const flat = [
      [26, () => assignment(scope)],
      [7, () => [...names.prose(1, 2).map((line) => `// ${line}`), ...statement(scope, depth)]],
      [6, () => [`${variable(scope)}.${names.field()} = ${expression(scope)};`]],
      [6, () => [`${camel(names.action())}(${variable(scope)}, ${expression(scope, 1)});`]],
      [6, () => [`await ${variable(scope)}.${camel(names.action())}({`, ...fields(scope), '});']],
      [
        3,
        () => [`logger.${random.pick(['info', 'debug', 'warn'])}(${quoted(names.sentence())}, { ${names.field()}: ${variable(scope)} });`],
      ],
      [3, () => table(scope)],
    ];
    const deep = [
      [9, () => branches(scope, depth)],
      [3, () => block(`for (const item of ${expression(scope, 1)})`, [...scope, 'item'], depth)],
      [2, () => attempt(scope, depth)],
    ];
    return weighted(depth < 3 ? [...flat, ...deep] : flat);
  };
  /** In a block of their own names: each variable is declared once. */
  const statements = (scope, count, depth = 0) => Array.from({ length: count }, () => statement(scope, depth)).flat();

  const docComment = (chance) => {
    if (!random.chance(chance)) return [];
    return ['/**', ...names.prose(1, 4).map((line) => ` * ${line}`), ' */'];
  };

  return {
    ...{ expression, statements, docComment, condition },
    /** A function or a method with a body; a few of them are very long. */
    callable: (head, { count = random.chance(0.04) ? between(20, 60) : between(1, 8), end = [] } = {}) => {
      const parameters = names.several(names.noun, 1, 3);
      const scope = [...parameters];
      const typed = parameters.map(
        (parameter) => `${parameter}: ${random.pick(['any', 'any', 'Record<string, any>', 'Array<Map<string, any>>'])}`,
      );
      const uses = random.chance(0.022) ? weighted(USES, source, names) : [];
      const body = statements(scope, count);
      const last = end.length > 0 ? end : [`return ${expression(scope)};`];
      return [...docComment(0.35), `${head}(${typed.join(', ')}) {`, ...indented([...uses, ...body, ...last], 2), '}'];
    },
  };
}
