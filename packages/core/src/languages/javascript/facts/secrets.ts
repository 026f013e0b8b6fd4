import { FASTIFY_SECRETS, NO_SECRETS, SECRET_PARAMETERS } from '../../../knowledge/javascript/secrets.js';
import { classifyCredential, isStandInName, passwordInUrl, secretName, underName } from '../../../values/credential.js';
import { contributors } from '../../../values/walk.js';
import type { Secret } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { callsIn, callsNamed, conditionAt } from '../calls.js';
import { originOf } from '../origin.js';
import { mayHaveOrigin, originsOf } from '../possible-origins.js';
import { writtenText } from '../reader.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, isFunction, keyName, nodesOf, propertyOf, stringOf, unwrap, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { boundName } from './bound-names.js';

/** Places that take a secret: names that announce one, parameters of libraries, literals in a format that issuers document. */
export function* secrets(file: SourceFile): Generator<Secret> {
  const told = new Set<number>();
  for (const secret of [...librarySecrets(file), ...namedSecrets(file), ...issuedSecrets(file)]) {
    const line = (secret.value.location.range?.start.line ?? 0) * 100_000 + (secret.value.location.range?.start.column ?? 0);
    if (secret.value.location.path === file.document.path && told.has(line)) continue;
    told.add(line);
    yield secret;
  }
}

function* librarySecrets(file: SourceFile): Generator<Secret> {
  for (const { node, row } of callsIn(file, SECRET_PARAMETERS)) {
    for (const { argument, key, name } of row) {
      const given = argumentOf(node, argument);
      const taken = given && (key === undefined ? given : propertyOf(given, key));
      if (taken) yield* secretAt(file, taken, name, 'library');
    }
  }
  if (!mayHaveOrigin(file, PLUGINS)) return;
  for (const { node, origin } of callsNamed(file, ['register'])) {
    const plugin = argumentOf(node, 0);
    const options = argumentOf(node, 1);
    const key = origin?.endsWith('.register') && plugin ? FASTIFY_SECRETS[originOf(file, plugin) ?? ''] : undefined;
    const taken = key === undefined ? undefined : propertyOf(options, key);
    if (taken && plugin) yield* secretAt(file, taken, `${originOf(file, plugin) ?? ''}.${key ?? ''}`, 'library');
  }
}

const PLUGINS = originsOf(Object.keys(FASTIFY_SECRETS));

/** `credentials` is an option of fetch and of CORS. */
function isSecret(name: string): boolean {
  return secretName(name) !== undefined && !/^credentials$/i.test(name);
}

function* namedSecrets(file: SourceFile): Generator<Secret> {
  if (!file.reader.mayBind(isSecret)) return;
  const names = [...new Set(file.reader.identifiers())].filter(isSecret);
  if (names.length === 0) return;
  const wanted = new Set(names);
  for (const unit of file.reader.statementsWith(names)) {
    if (unit.type === 'TSEnumDeclaration') continue;
    for (const node of nodesOf(unit)) {
      const target = targetOf(node);
      if (!target || !wanted.has(target.name) || isLabel(file, node, target.value)) continue;
      yield* secretAt(file, target.value, target.name, 'assignment');
    }
  }
}

/** The name and the value of what binds one to the other. */
function targetOf(node: Node): { readonly name: string; readonly value: Node } | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && node.init ? { name: node.id.name, value: node.init } : undefined;
    case 'Property': {
      const name = keyName(node.key, node.computed);
      return name === undefined || node.shorthand ? undefined : { name, value: node.value };
    }
    case 'PropertyDefinition': {
      const name = keyName(node.key, node.computed);
      return name === undefined || !node.value ? undefined : { name, value: node.value };
    }
    case 'AssignmentExpression': {
      const name =
        node.left.type === 'Identifier'
          ? node.left.name
          : node.left.type === 'MemberExpression'
            ? keyName(node.left.property, node.left.computed)
            : undefined;
      return name === undefined ? undefined : { name, value: node.right };
    }
    case 'AssignmentPattern':
      return node.left.type === 'Identifier' ? { name: node.left.name, value: node.right } : undefined;
    default:
      return undefined;
  }
}

function* secretAt(file: SourceFile, node: Node, name: string, sink: Secret['sink']): Generator<Secret> {
  const bare = unwrap(node);
  if (isFunction(bare) || NO_VALUES.has(bare.type)) return;
  if (bare.type === 'Identifier' && isStandInName(bare.name)) return;
  const text = stringOf(bare);
  if (text !== undefined && isHarmless(text)) return;
  const evaluated = evaluate(file, bare, name);
  const value = sink === 'library' ? asLibrarySecret(file, bare, evaluated) : underName(evaluated, name);
  // What a library takes is its secret, also where it is made up here.
  const isMade = sink === 'library' && value.kind === 'call';
  if ((!isMade && !isTelling(value)) || (file.document.kind === 'test' && isGuessable(value))) return;
  yield {
    kind: 'secret',
    name,
    value,
    sink,
    location: value.location.path === file.document.path ? file.locate(node) : value.location,
    ...conditionAt(file, node),
  };
}

/** Passwords that tests make up are of no interest to anybody. */
function isGuessable(value: Value): boolean {
  return value.kind !== 'credential' || value.looks === 'words' || value.looks === 'placeholder';
}

const NO_VALUES: ReadonlySet<string> = new Set([
  'ObjectExpression',
  'ClassExpression',
  'JSXElement',
  'TaggedTemplateExpression',
  'NewExpression',
]);

/** What a library takes as its secret is one, whatever it is called. */
function asLibrarySecret(file: SourceFile, node: Node, value: Value): Value {
  const text = stringOf(node);
  if (text !== undefined && text !== '')
    return { kind: 'credential', ...(classifyCredential(text, 'secret') ?? { looks: 'words' }), location: file.locate(node) };
  if (value.kind === 'list')
    return value.items.map((item) => (item.kind === 'literal' ? underName(item, 'secret') : item)).find(isTelling) ?? value;
  return underName(value, 'secret');
}

/** Whether a value says where the secret comes from: from here, from the environment, or from another file of the repository. */
function isTelling(value: Value): boolean {
  return contributors(value).some((each) => each.kind === 'credential' || each.kind === 'environment' || isRelative(each));
}

function isRelative(value: Value): boolean {
  switch (value.kind) {
    case 'member':
      return isRelative(value.of);
    case 'call':
      return isRelative(value.callee) && namesVariable(value.arguments[0]);
    case 'reference':
      return /^[.@~#]/.test(value.module) && value.name !== '*' && !/^@(?!\/|nestjs\/config#)/.test(value.module);
    default:
      return false;
  }
}

/** The project's own helper, asked for a variable by name. */
function namesVariable(argument: Value | undefined): boolean {
  return argument?.kind === 'literal' && typeof argument.value === 'string' && /^[A-Z][A-Z0-9_]+$/.test(argument.value);
}

/** Words that stand under such names without being secrets: types, selectors, routes, headers, messages. */
function isHarmless(text: string): boolean {
  return (
    text === '' ||
    MESSAGE_KEY.test(text) ||
    NO_SECRETS.has(text.toLowerCase()) ||
    /^[#.[/(+:@-]/.test(text) ||
    /^[xX]-[\w-]+$/.test(text) ||
    /\s.*\s/.test(text) ||
    /^(?:https?|wss?):\/\/[^@]*$/.test(text)
  );
}

/** Keys of messages about a secret: `incorrectPassword`, `TOKEN_EXPIRED`. */
const MESSAGE_KEY =
  /^(?:incorrect|invalid|wrong|missing|requires?|forgot(?:ten)?|reset|change|confirm|enter|needs?|bad|empty|mismatch|expired|unknown|update|verify|hide|show|short)[A-Z_ -]\w*$|^[\w-]*[a-z_-](?:Required|Invalid|Incorrect|Missing|Mismatch|Expired|Wrong|_(?:required|invalid|incorrect|missing|expired))$/;

/** Object keys whose values are words for people or machines: tables of messages, enums written as objects, attributes. */
function isLabel(file: SourceFile, node: Node, value: Node): boolean {
  const text = stringOf(value);
  if (text === undefined) return false;
  if (node.type !== 'Property') return false;
  const object = file.reader.parentOf(node);
  if (object?.type !== 'ObjectExpression') return false;
  const others = object.properties.flatMap((property) =>
    property.type === 'Property' && property !== node
      ? [{ key: keyName(property.key, property.computed) ?? '', text: stringOf(property.value) }]
      : [],
  );
  // An enum as an object: the values repeat their keys.
  const repeats = others.filter(({ key, text: other }) => other !== undefined && plain(key) === plain(other)).length;
  if (repeats > 0 && repeats * 2 >= others.length) return true;
  // A phrase in a table of phrases.
  if (isPhrase(text) && others.filter(({ text: other = '' }) => isPhrase(other)).length * 2 > others.length) return true;
  return namesAbove(file, object).some((name) => LABEL_NAME.test(name) || REFUSED_NAME.test(name));
}

function isPhrase(text: string): boolean {
  return /\p{L}\s+\p{L}/u.test(text);
}

/** What the objects around a property are called: keys and variables, the callee that they are given to, `throw`. */
function namesAbove(file: SourceFile, object: Node): readonly string[] {
  const names: string[] = [];
  for (let at: Node | undefined = object; at && names.length < 4; at = file.reader.parentOf(at)) {
    const name = boundName(file, at);
    if (name !== undefined) names.push(name);
    if (isCall(at)) names.push(/exception|error/i.test(calleeName(at) ?? '') ? 'errors' : '');
    if (at.type === 'ThrowStatement') names.push('errors');
    if (isFunction(at) || at.type === 'VariableDeclaration') break;
  }
  return names;
}

/** Tables of what a program refuses to run with. */
const REFUSED_NAME = /placeholder|insecure|forbidden|disallow|banned|weak|blacklist|denylist|well_?known/i;

const LABEL_NAME =
  /(?:messages?|labels?|errors?|placeholders?|translations?|i18n|locales?|routes?|paths?|endpoints?|headers?|cookies?|fields?|columns?|types?|names?|keys|selectors?|events?|classes|icons?|props)$/i;

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

function* issuedSecrets(file: SourceFile): Generator<Secret> {
  if (!file.reader.mayWrite(isTold)) return;
  for (const node of file.reader.strings()) {
    const text = writtenText(node);
    if (!isTold(text)) continue;
    const isUrl = passwordInUrl(text) !== undefined;
    const precise = evaluate(file, node);
    const inner = contributors(precise).find(({ kind }) => kind === 'credential');
    if (inner?.kind !== 'credential') continue;
    yield {
      kind: 'secret',
      name: boundName(file, node) ?? inner.issuer ?? 'password',
      value: inner,
      sink: isUrl ? 'url' : 'assignment',
      location: isUrl ? inner.location : file.locate(node),
      ...conditionAt(file, node),
    };
  }
}

/** Whether a text is a secret wherever it stands: of an issuer's format, or a URL with a password. */
function isTold(text: string): boolean {
  return text.length >= 8 && (passwordInUrl(text) !== undefined || classifyCredential(text) !== undefined);
}
