import { READER_WORDS } from '../../../knowledge/python/environment-readers.js';
import type { EnvironmentRead } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Condition, Environment, Value } from '../../../vocabulary/value.js';
import { effectsOf } from '../effects.js';
import { argumentsOf, bare, decorators, field, fields, isSimple, statementOf, within, type Node } from '../node.js';
import { once } from '../once.js';
import type { EnvironmentAccess } from '../evaluation.js';
import type { PythonModule } from '../module.js';
import { presence, sameRead } from '../values/choice.js';
import { readAttribute, readCall, readSubscript } from '../values/environment/index.js';
import { settingsFields } from '../values/environment/pydantic.js';
import { isString, secretUnder } from '../values/place.js';
import { settingsClassesIn } from './classes.js';
import { validatorOf } from './validators.js';

/** What names of variables look like in code. */
const VARIABLE = /^[A-Z][A-Z0-9_]{2,}$/;

/** Reads of environment variables: by the language's library, by typed readers, by fields of settings classes, by own helpers. */
export function* environmentReads(module: PythonModule): Generator<EnvironmentRead> {
  const seen = new Set<string>();
  for (const read of found(module)) {
    const { start } = read.location.range ?? { start: { line: 0, column: 0 } };
    const key = `${start.line}:${start.column}:${read.value.kind === 'environment' ? (read.value.name ?? '') : ''}`;
    if (!seen.has(key)) yield read;
    seen.add(key);
  }
}

function* found(module: PythonModule): Generator<EnvironmentRead> {
  for (const statement of module.reader.statementsWith(readerWords(module))) {
    for (const node of within(statement)) {
      const access = accessIn(node, module);
      if (access) yield* stated(node, access, module);
    }
  }
  yield* settingsClasses(module);
  yield* candidates(module);
}

/** Whether the file reads the environment anywhere, or speaks of it. */
export function mentionsEnvironment(module: PythonModule): boolean {
  return module.reader.statementsWith(readerWords(module)).length > 0 || !settingsClasses(module).next().done;
}

/** The words that reads are written with here: known ones, and the names under which they are imported or bound. */
export const readerWords: (module: PythonModule) => readonly string[] = once(wordsOf);

function wordsOf(module: PythonModule): readonly string[] {
  const words = new Set(READER_WORDS);
  for (const [local, { module: from, name }] of module.reader.imported()) {
    if (
      /^(?:os|environ|environs|decouple|starlette\.config|dj_database_url|dj_email_url|django_cache_url|dynaconf)(?:\.|$)/.test(from) ||
      name === 'env'
    )
      words.add(local);
  }
  // A name for a reader is bound where another name for one stands.
  for (let fresh = [...words]; fresh.length > 0;) {
    const found = new Set<string>();
    for (const statement of module.reader.statementsWith(fresh))
      for (const { name } of effectsOf(statement, module.text)) if (!words.has(name) && isReader(name, module)) found.add(name);
    for (const name of found) words.add(name);
    fresh = [...found];
  }
  return [...words];
}

/** Whether the module binds a name to the environment or to what reads it. */
function isReader(name: string, module: PythonModule): boolean {
  const value = module.reader.effects(name).find((effect) => effect.path.length === 0 && effect.value)?.value;
  return (
    value !== undefined &&
    bare(value).type !== 'string' &&
    /^(?:os\.environ|os\.getenv$|environ\.|environs\.|decouple\.|starlette\.config\.|dynaconf\.)/.test(module.nameOf(value) ?? '')
  );
}

function accessIn(node: Node, module: PythonModule): EnvironmentAccess | undefined {
  switch (node.type) {
    case 'call':
      return readCall(node, module) ?? commandOption(node, module);
    case 'subscript':
      return readSubscript(node, module);
    case 'attribute':
      return readAttribute(node, module);
    case 'comparison_operator':
      return presenceIn(node, module);
    default:
      return undefined;
  }
}

/** `"X" in os.environ` */
function presenceIn(node: Node, module: PythonModule): EnvironmentAccess | undefined {
  const condition = module.condition(node);
  const operator = fields(node, 'operators')[0];
  if (!operator || !/^(?:not\s+)?in$/.test(module.text(operator)) || condition.value.kind !== 'environment') return undefined;
  const left = node.children[0];
  return left && module.value(left).kind === 'literal' ? { value: condition.value, reader: 'os.environ', structured: false } : undefined;
}

/** `@click.option("--port", envvar="PORT")`. Sources: click.palletsprojects.com/options, typer.tiangolo.com/tutorial/arguments/envvar */
function commandOption(node: Node, module: PythonModule): EnvironmentAccess | undefined {
  const callee = field(node, 'function');
  const name = callee && module.nameOf(callee);
  if (!name || !/^(?:click\.(?:option|argument)|typer\.(?:Option|Argument))$/.test(name)) return undefined;
  const given = argumentsOf(node, module.text);
  const variable = given.named.get('envvar');
  const text = variable && module.value(variable);
  if (!variable || !isString(text)) return undefined;
  const fallback = given.named.get('default') ?? (name.startsWith('typer.') ? given.positional[0] : undefined);
  const missing = fallback && fallback.type !== 'ellipsis' ? module.value(fallback) : undefined;
  const value: Environment = {
    kind: 'environment',
    name: text.value,
    missing: missing ?? (fallback ? 'fails' : 'empty'),
    location: module.at(variable),
  };
  return { value, reader: name.split('.')[0] ?? name, structured: true };
}

function* stated(node: Node, access: EnvironmentAccess, module: PythonModule): Generator<EnvironmentRead> {
  const { value } = access;
  if (value.kind === 'choice') for (const option of value.options) yield* stated(node, { ...access, value: option.value }, module);
  if (value.kind !== 'environment' || (value.name === undefined && value.nameFrom !== undefined)) return;
  const whole = outermost(node, value, module);
  const bound = boundName(whole.node, module);
  const branches = module.reader.branches(whole.node);
  const condition = module.conditionOf(branches);
  const guard = guardOf(bound, value, module);
  const optional = module.reader.enclosing(whole.node).some(({ form }) => form === 'function' || form === 'try');
  yield {
    kind: 'environment-read',
    location: value.location,
    value: bound === undefined ? whole.value : secretUnder(whole.value, bound),
    reader: access.reader,
    ...(access.structured ? { structured: true as const } : {}),
    ...(bound ? { boundTo: bound } : {}),
    ...(condition ? { condition } : {}),
    ...(optional ? { optional: true as const } : {}),
    ...(guard ? { guard } : {}),
  };
}

/** The largest expression around a read that is still that read: converted, compared, with another fallback. */
function outermost(node: Node, read: Environment, module: PythonModule): { readonly node: Node; readonly value: Environment } {
  let best = { node, value: read };
  for (let current = node.parent; current && !isSimple(current); current = current.parent) {
    if (/^(?:block|module|keyword_argument|pair|lambda|function_definition|if_statement)$/.test(current.type)) break;
    if (/^(?:argument_list|assignment|attribute|interpolation|string)$/.test(current.type)) continue;
    const value = module.value(current);
    if (value.kind === 'environment' && sameRead(value, read) && samePlace(value.location, read.location)) best = { node: current, value };
  }
  return best;
}

function samePlace(a: Location, b: Location): boolean {
  return a.range?.start.line === b.range?.start.line && a.range?.start.column === b.range?.start.column;
}

/** The name, key or argument that an expression is given to. */
export function boundName(node: Node, module: PythonModule): string | undefined {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'keyword_argument') return textOf(field(parent, 'name'), module);
    if (parent.type === 'pair' && child.field === 'value') {
      const key = field(parent, 'key');
      const value = key && module.value(key);
      return isString(value) ? value.value : undefined;
    }
    if (parent.type === 'assignment' || parent.type === 'named_expression')
      return targetName(field(parent, 'left') ?? field(parent, 'name'), module);
    if (parent.type === 'call' || (parent.type === 'argument_list' && isOnlyArgument(child, parent, module))) continue;
    if (parent.type !== 'parenthesized_expression' && parent.type !== 'expression_list') return undefined;
  }
  return undefined;
}

/** `X = parse(read)`: what a function makes of the one value that it is given. */
function isOnlyArgument(node: Node, list: Node, module: PythonModule): boolean {
  const callee = field(list.parent, 'function');
  return list.children.length === 1 && list.children[0] === node && callee !== undefined && /(?:^|\.)[a-z_]\w*$/.test(module.text(callee));
}

function textOf(node: Node | undefined, module: PythonModule): string | undefined {
  return node && module.text(node);
}

function targetName(target: Node | undefined, module: PythonModule): string | undefined {
  if (target?.type === 'identifier') return module.text(target);
  if (target?.type === 'attribute') return textOf(field(target, 'attribute'), module);
  const index = target?.type === 'subscript' ? fields(target, 'subscript')[0] : undefined;
  const key = index && module.value(index);
  return isString(key) ? key.value : undefined;
}

/** `if SECRET_KEY is None: raise …` after the read: where a missing value is refused. */
function guardOf(bound: string | undefined, read: Environment, module: PythonModule): Location | undefined {
  if (bound === undefined || read.missing === 'fails') return undefined;
  for (const statement of module.reader.statementsWith([bound])) {
    if (statement.type !== 'if_statement') continue;
    const test = field(statement, 'condition');
    const body = field(statement, 'consequence');
    if (!test || !body?.children.some(({ type }) => type === 'raise_statement')) continue;
    const condition = module.condition(test);
    const asked = presence(condition);
    if (asked && !asked.present && sameRead(asked.read, read)) return module.at(test);
    if (refusesText(condition) && condition.value.kind === 'environment' && sameRead(condition.value, read)) return module.at(test);
  }
  return undefined;
}

/** `if SECRET_KEY == "changethis": raise …`: a stand-in is refused. */
function refusesText({ equals, negated }: Condition): boolean {
  return typeof equals === 'string' && equals !== '' && !negated;
}

/** Fields of pydantic-settings classes. */
function* settingsClasses(module: PythonModule): Generator<EnvironmentRead> {
  for (const node of settingsClassesIn(module)) {
    for (const { name, value } of settingsFields(node, module) ?? []) {
      for (const each of value.kind === 'record' ? value.entries.map((entry) => entry.value) : [value]) {
        if (each.kind !== 'environment' || each.location.path !== module.document.path) continue;
        const guard = validatorOf(node, name, module);
        yield {
          kind: 'environment-read',
          location: each.location,
          value: each,
          reader: 'pydantic-settings',
          structured: true,
          boundTo: name,
          ...(guard ? { guard } : {}),
        };
      }
    }
  }
}

function isVariableName(text: string): boolean {
  return VARIABLE.test(text);
}

/** Calls of own or imported functions with the name of a variable, which may read it. */
function* candidates(module: PythonModule): Generator<EnvironmentRead> {
  for (const string of module.reader.stringsWhere('argument', isVariableName)) {
    const list = string.parent;
    const call = list?.parent;
    if (list?.type !== 'argument_list' || call?.type !== 'call' || list.children[0] !== string) continue;
    const callee = field(call, 'function');
    if (!callee || !isHelperName(module.text(callee)) || readCall(call, module)) continue;
    const variable = module.value(string);
    if (!isString(variable) || !isVariableName(variable.value)) continue;
    const candidate = candidateValue(call, module);
    if (!candidate) continue;
    const bound = boundName(call, module);
    const value = bound === undefined ? candidate : secretUnder(candidate, bound);
    const condition = module.conditionOf(module.reader.branches(call));
    yield {
      kind: 'environment-read',
      location: module.at(call),
      value,
      reader: module.text(callee),
      ...(bound ? { boundTo: bound } : {}),
      ...(condition ? { condition } : {}),
    };
  }
}

/** A function, not a class. */
function isHelperName(callee: string): boolean {
  return /(?:^|\.)[a-z_]\w*$/.test(callee);
}

function candidateValue(call: Node, module: PythonModule): Value | undefined {
  if (decorators(statementOf(call)).includes(call)) return undefined;
  const value = module.value(call);
  if (value.kind === 'environment') return { ...value, location: module.at(call) };
  if (value.kind === 'choice') return readsIn(value) ? value : undefined;
  if (value.kind !== 'call') return undefined;
  // Only a function of this repository can be read: a relative import, or an absolute one that the engine may find.
  return value.callee.kind === 'reference' || (value.callee.kind === 'member' && value.callee.of.kind === 'reference') ? value : undefined;
}

function readsIn(value: Value): boolean {
  if (value.kind === 'environment') return true;
  return value.kind === 'choice' && value.options.some((option) => readsIn(option.value));
}
