import { plural, snake } from './names.mjs';
import { indented } from './source.mjs';

/** Uses of what the rules look for, about one in twelve files: most are as they should be. */
const USES = [
  [10, ({ need }, { field }) => (need('import os'), [`timeout = float(os.environ["${field().toUpperCase()}_TIMEOUT"])`])],
  [8, ({ need }, { noun }) => (need('import os'), [`bucket = os.environ["${noun().toUpperCase()}_BUCKET"]`])],
  [8, (_, { noun }) => [`with open(${noun()}_path, encoding="utf-8") as handle:`, '    content = handle.read()']],
  [6, ({ need }) => (need('import tempfile'), ['with tempfile.NamedTemporaryFile(suffix=".csv") as scratch:', '    scratch.write(b"")'])],
  [6, ({ need }, { noun }) => (need('from django.core.cache import cache'), [`cache.set("${noun()}:latest", 1, timeout=300)`])],
  [5, ({ need }) => (need('import requests'), ['answer = requests.get(settings_url, timeout=5)'])],
  [3, ({ need }, { noun }) => (need('import subprocess'), [`subprocess.run(["gzip", ${noun()}_path], check=True)`])],
  [1, ({ need }, { noun }) => (need('import logging'), [`logging.getLogger().addHandler(logging.FileHandler("/var/log/${noun()}.log"))`])],
  [1, ({ need }, { noun }) => (need('import os'), [`host = os.environ.get("${noun().toUpperCase()}_HOST", "localhost")`])],
  [1, (_, { noun, field }) => [`print("${noun()}", ${field()})`]],
];

/**
 * Writes functions and statements of Python that parse and mean nothing.
 * @param {import('./source.mjs').Source} source
 */
export function pythonCode(source) {
  const { random, names, between, weighted } = source;
  const variable = (scope) => (random.chance(0.85) ? random.pick(scope) : snake(names.thing()));
  const text = () => `"${names.adjective()} ${names.noun()}"`;

  const atom = (scope) =>
    weighted(
      [
        [8, () => variable(scope)],
        [6, () => `${variable(scope)}.${names.field()}`],
        [3, () => String(random.below(500))],
        [3, text],
        [2, () => `${variable(scope)}["${names.field()}"]`],
        [1, () => `f"{${variable(scope)}}: {${variable(scope)}.${names.field()}!r} ${names.noun()}"`],
        [1, () => random.pick(['None', 'True', 'False', '[]', '{}', 'b"\\x00\\x01"', 'r"^[a-z]+\\d$"'])],
      ],
      scope,
    );
  const expression = (scope, depth = 0) => {
    if (depth > 2) return atom(scope);
    const inner = () => expression(scope, depth + 1);
    return weighted([
      [10, () => atom(scope)],
      [4, () => `${snake(names.action())}(${inner()}, ${names.field()}=${inner()})`],
      [3, () => `${variable(scope)}.${names.verb()}(${inner()})`],
      [2, () => `(${inner()} ${random.pick(['+', '-', '*', '//', 'or', 'and'])} ${inner()})`],
      [1, () => `[${names.field()} for ${names.field()} in ${inner()} if ${inner()}]`],
      [1, () => `(${inner()} if ${condition(scope)} else ${inner()})`],
      [1, () => `{"${names.field()}": ${inner()}, "${names.field()}": ${inner()}}`],
      [1, () => `sorted(${inner()}, key=lambda item: (item.${names.field()}, item.${names.field()}))`],
    ]);
  };
  const condition = (scope) =>
    weighted([
      [4, () => `${atom(scope)} ${random.pick(['==', '!=', '<', '>=', 'in', 'is not'])} ${atom(scope)}`],
      [3, () => `not ${variable(scope)}.${names.field()}`],
      [2, () => `${variable(scope)} is None`],
      [1, () => `isinstance(${variable(scope)}, (str, bytes)) and len(${variable(scope)}) > ${random.below(90)}`],
    ]);

  const assignment = (scope) => {
    const name = snake(names.thing());
    const line = `${name} = ${expression(scope)}`;
    scope.push(name);
    return [line];
  };
  const longCall = (scope) => [
    `${variable(scope)}.${snake(names.action())}(`,
    ...indented(
      names.several(names.field, 2, 7).map((field) => `${field}=${expression(scope, 1)},`),
      4,
    ),
    ')',
  ];
  const table = (scope) => [
    `${plural(names.noun())} = {`,
    ...indented(
      names.several(names.noun, 2, 9).map((key) => `"${key}": ${expression(scope, 1)},`),
      4,
    ),
    '}',
  ];
  const branches = (scope, depth) => [
    `if ${condition(scope)}:`,
    ...nested(scope, depth),
    ...(random.chance(0.3) ? [`elif ${condition(scope)}:`, ...nested(scope, depth)] : []),
    ...(random.chance(0.35) ? ['else:', ...nested(scope, depth)] : []),
  ];
  const loop = (scope, depth) => {
    const item = names.noun();
    return [`for ${item} in ${expression(scope, 1)}:`, ...nested([...scope, item], depth)];
  };
  const attempt = (scope, depth) => [
    'try:',
    ...nested(scope, depth),
    `except ${random.pick(['ValueError', 'KeyError', '(TypeError, LookupError)', 'AttributeError'])} as error:`,
    `    ${random.pick(['raise', 'logger.warning("%s", error)', 'continue_with = error'])}`,
  ];
  const nested = (scope, depth) => indented(statements([...scope], between(1, 4), depth + 1), 4);
  const comment = (scope, depth) => [...names.prose(1, 2).map((line) => `# ${line}`), ...statement(scope, depth)];

  const statement = (scope, depth) => {
    const flat = [
      [24, () => assignment(scope)],
      [8, () => comment(scope, depth)],
      [7, () => [`${variable(scope)}.${names.field()} = ${expression(scope)}`]],
      [7, () => [`${snake(names.action())}(${variable(scope)}, ${expression(scope, 1)})`]],
      [6, () => longCall(scope)],
      [4, () => [`logger.${random.pick(['info', 'debug', 'warning'])}("${names.sentence().replaceAll('"', "'")}", ${variable(scope)})`]],
      [4, () => table(scope)],
      [2, () => [`assert ${condition(scope)}, ${text()}`]],
    ];
    const deep = [
      [9, () => branches(scope, depth)],
      [5, () => loop(scope, depth)],
      [2, () => attempt(scope, depth)],
      [2, () => [`with ${variable(scope)}.${names.verb()}() as ${names.noun()}:`, ...nested(scope, depth)]],
    ];
    return weighted(depth < 3 ? [...flat, ...deep] : flat);
  };
  const statements = (scope, count, depth = 0) => Array.from({ length: count }, () => statement(scope, depth)).flat();

  const docstring = (chance) => {
    if (!random.chance(chance)) return [];
    const lines = names.prose(1, 5).map((line) => line.replaceAll('\\', '/'));
    return lines.length === 1 ? [`"""${lines[0]}""" `.trimEnd()] : [`"""${lines[0]}`, '', ...lines.slice(1), '"""'];
  };

  return {
    ...{ expression, statements, docstring, condition },
    /** A function or a method with a body; a few of them are very long. */
    callable: (name, { method = false, prefix = '', count = random.chance(0.04) ? between(20, 60) : between(1, 8) } = {}) => {
      const parameters = names.several(names.noun, 1, 4);
      const scope = method ? ['self', ...parameters] : [...parameters];
      const uses = random.chance(0.02) ? weighted(USES, source, names) : [];
      const typed = parameters.map((parameter) => parameter + random.pick(['', ': int', ': str | None = None']));
      const ordered = typed.sort((a, b) => Number(a.includes('=')) - Number(b.includes('=')));
      const body = statements(scope, count);
      return [
        `${prefix}def ${name}(${[...(method ? ['self'] : []), ...ordered].join(', ')}):`,
        ...indented([...docstring(0.5), ...uses, ...body, `return ${expression(scope)}`], 4),
      ];
    },
  };
}
