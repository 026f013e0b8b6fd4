import { classifyCredential, isStandInName, secretName } from '../../../values/credential.js';
import { contributors } from '../../../values/walk.js';
import type { Redaction, Secret } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { effectsOf } from '../effects.js';
import { argumentsOf, field, fields, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { decodeString } from '../strings.js';
import { isString, secretUnder } from '../values/place.js';
import { readCall } from '../values/environment/index.js';
import { settingsFields } from '../values/environment/pydantic.js';
import { settingsClassesIn } from './classes.js';
import { boundName } from './environment.js';

/** Places that take a secret, by their name or because what stands there looks like one; and what must not be quoted besides. */
export function* secrets(module: PythonModule): Generator<Secret | Redaction> {
  const lines = new Set<number>();
  const seen = new Set<string>();
  for (const secret of [...byName(module), ...fieldsOf(module), ...byLook(module)]) {
    const places = credentialPlaces(secret.value);
    const key = places.length > 0 ? places.map(place).join() : `${secret.name} ${place(secret.location)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const each of places)
      if (each.range) for (let line = each.range.start.line; line <= each.range.end.line; line += 1) lines.add(line);
    yield secret;
  }
  yield* redactions(module, lines);
}

function place({ range }: Location): string {
  return range ? `${range.start.line}:${range.start.column}` : '';
}

function credentialPlaces(value: Value): readonly Location[] {
  return contributors(value).flatMap((each) => (each.kind === 'credential' ? [each.location] : []));
}

function announced(word: string): boolean {
  return secretName(word) !== undefined;
}

function* byName(module: PythonModule): Generator<Secret> {
  for (const statement of module.reader.statementsGiving(announced)) {
    for (const effect of effectsOf(statement, module.text)) {
      const name =
        effect.path.at(-1)?.form === 'attribute'
          ? module.text(effect.path.at(-1)!.node)
          : effect.path.length === 0
            ? effect.name
            : undefined;
      const own = name !== undefined && module.reader.scope(effect.target).node;
      if (own && own.type === 'class_definition' && (settingsFields(own, module) || isEnum(own, module))) continue;
      if (
        name !== undefined &&
        announced(name) &&
        effect.operation === 'set' &&
        effect.value &&
        effect.part === undefined &&
        !effect.entered
      ) {
        yield* stated(name, effect.value, 'assignment', module);
      }
    }
    for (const node of within(statement)) {
      if (!/^(?:keyword_argument|default_parameter|typed_default_parameter)$/.test(node.type)) continue;
      const [name, value] = [field(node, 'name'), field(node, 'value')];
      if (name && value && announced(module.text(name))) yield* stated(module.text(name), value, 'argument', module);
    }
  }
  for (const string of module.reader.stringsWhere('key', announced)) {
    const target = keyTarget(string);
    if (!target || namesGroup(string, target, module) || isMessage(string, target, module)) continue;
    const key = module.value(string);
    if (isString(key) && announced(key.value)) yield* stated(key.value, target, 'assignment', module);
  }
}

/** Fields of settings classes, whether or not they have a default. */
function* fieldsOf(module: PythonModule): Generator<Secret> {
  for (const node of settingsClassesIn(module)) {
    for (const { name, value, node: statement } of settingsFields(node, module) ?? []) {
      if (secretName(name) && speaks(value, name))
        yield { kind: 'secret', name, value, sink: 'assignment', location: module.at(statement) };
    }
  }
}

/** What a string is the key of: an entry of a dictionary, or an item that is assigned. */
function keyTarget(string: Node): Node | undefined {
  const { parent } = string;
  if (parent?.type === 'pair' && string.field === 'key') return field(parent, 'value');
  if (parent?.type !== 'subscript' || parent.field !== 'left' || parent.parent?.type !== 'assignment') return undefined;
  return fields(parent, 'subscript').length === 1 ? field(parent.parent, 'right') : undefined;
}

/** `{"host": "mail", "password": "mail"}`: what another key has as well is the name of a group and no secret. */
function namesGroup(key: Node, target: Node, module: PythonModule): boolean {
  if (key.parent?.type !== 'pair' || target.type !== 'string') return false;
  const text = module.text(target);
  const others = (key.parent.parent?.children ?? []).filter((pair) => pair.type === 'pair' && pair !== key.parent);
  return others.filter((pair) => module.text(field(pair, 'value') ?? pair) === text).length >= 2;
}

/** Members of enumerations are words that a program tells apart. Source: docs.python.org/3/library/enum.html */
function isEnum(node: Node, module: PythonModule): boolean {
  return argumentsOf(node, module.text).positional.some((base) => /(?:^|[.\w])(?:Enum|Flag|Choices)$/.test(module.text(base)));
}

/** `{"password": "Password is set", "name": "Name is set"}`: a phrase in a table of phrases. */
function isMessage(key: Node, target: Node, module: PythonModule): boolean {
  if (key.parent?.type !== 'pair' || !isPhrase(target, module)) return false;
  const others = (key.parent.parent?.children ?? []).flatMap((pair) =>
    pair.type === 'pair' && pair !== key.parent ? (field(pair, 'value') ?? []) : [],
  );
  return others.filter((other) => isPhrase(other, module)).length * 2 > others.length;
}

function isPhrase(node: Node, module: PythonModule): boolean {
  return node.type === 'string' && /[\p{L}]\s+[\p{L}]/u.test(module.text(node));
}

function* stated(name: string, node: Node, sink: Secret['sink'], module: PythonModule): Generator<Secret> {
  if ((node.type === 'identifier' || node.type === 'attribute') && isStandInName(module.text(node))) return;
  const value = secretUnder(module.value(node), name);
  if (!speaks(value, name)) return;
  const condition = module.conditionOf(module.reader.branches(node));
  yield { kind: 'secret', name, value, sink, location: module.at(node), ...(condition ? { condition } : {}) };
}

/** Whether the value is a credential, comes from the environment, or may do either once other files are read. */
function speaks(value: Value, name: string): boolean {
  // The entries of a record speak for themselves.
  if (value.kind === 'record') return false;
  const strong = secretName(name) === 'strong';
  const parts = contributors(value);
  if (parts.some((part) => part.kind === 'credential' && (strong || part.looks === 'random' || part.looks === 'issued'))) return true;
  if (!strong) return false;
  return parts.some((part) => part.kind === 'environment' || elsewhere(part));
}

/** A setting of another module, or a call of another module's function with the name of a variable. */
function elsewhere(value: Value): boolean {
  switch (value.kind) {
    case 'call': {
      const [first] = value.arguments;
      const { callee } = value;
      const own = callee.kind === 'reference' || (callee.kind === 'member' && callee.of.kind === 'reference' && callee.key !== 'get');
      return own && isString(first) && /^[A-Z][A-Z0-9_]{2,}$/.test(first.value);
    }
    case 'reference':
      return value.name !== '*' && secretName(value.name) === 'strong';
    case 'member':
      return value.of.kind === 'reference' && value.of.module !== 'django.conf' && secretName(value.key) === 'strong';
    default:
      return false;
  }
}

/** A URL with something between a colon and an at sign. */
const URL_WITH_PASSWORD = /:\/\/[^\s/@"']*:[^\s/@"']+@/;

/** String literals that look secret wherever they stand. */
function* byLook(module: PythonModule): Generator<Secret> {
  const source = module.reader.source.text;
  const issued = classifyCredential(source) !== undefined;
  if (!issued && !URL_WITH_PASSWORD.test(source)) return;
  for (const string of module.reader.strings()) {
    const text = decodeString(source, string.start, string.end)?.text ?? source.slice(string.start, string.end);
    if (!(URL_WITH_PASSWORD.test(text) || (issued && classifyCredential(text)))) continue;
    const value = module.value(string);
    if (credentialPlaces(value).length === 0) continue;
    const condition = module.conditionOf(module.reader.branches(string));
    const name = variableOf(string, module) ?? boundName(string, module) ?? '';
    const sink = value.kind === 'text' ? ('url' as const) : ('assignment' as const);
    yield {
      kind: 'secret',
      name,
      value,
      sink,
      location: credentialPlaces(value)[0] ?? value.location,
      ...(condition ? { condition } : {}),
    };
  }
}

/** The variable whose fallback a string is. */
function variableOf(string: Node, module: PythonModule): string | undefined {
  for (let node = string.parent; node && /^(?:argument_list|keyword_argument|call|tuple)$/.test(node.type); node = node.parent) {
    const read = node.type === 'call' ? readCall(node, module)?.value : undefined;
    if (read?.kind === 'environment') return read.name;
  }
  return undefined;
}

/** Lines of comments and documentation with a credential that its issuer marks. */
function* redactions(module: PythonModule, covered: ReadonlySet<number>): Generator<Redaction> {
  const source = module.reader.source.text;
  if (classifyCredential(source) === undefined) return;
  let offset = 0;
  for (const [index, line] of source.split('\n').entries()) {
    const location = () => module.document.locate(offset, offset + line.length);
    if (!covered.has(index + 1) && classifyCredential(line)?.looks === 'issued') yield { kind: 'redaction', location: location() };
    offset += line.length + 1;
  }
}
