import type { Environment, Value } from '../../../../vocabulary/value.js';
import type { Evaluation } from '../../evaluation.js';
import { argumentsOf, bare, field, statementsOf, type Node } from '../../node.js';
import type { Coercion } from '../convert.js';
import { isString, secretUnder, withMissing } from '../place.js';
import { concatenate } from '../text.js';

/** One field of a settings class of pydantic-settings. */
export interface SettingsField {
  readonly name: string;
  readonly value: Value;
  /** The statement that declares it. */
  readonly node: Node;
}

/** As deep as classes of one file inherit from each other. */
const MAX_BASES = 8;

/**
 * The fields of a class that reads its values from the environment, those of its bases in this file first; undefined for other classes.
 * Names and prefixes as in docs.pydantic.dev/latest/concepts/pydantic_settings.
 */
export function settingsFields(node: Node, evaluation: Evaluation, depth = 0): readonly SettingsField[] | undefined {
  if (depth > MAX_BASES) return undefined;
  const bases = argumentsOf(node, evaluation.text).positional;
  const inherited = bases.flatMap((base) => {
    const defined = evaluation.names.definitionOf(base);
    return defined.type === 'class_definition' && defined !== node ? [settingsFields(defined, evaluation, depth + 1)] : [];
  });
  if (!bases.some((base) => isSettingsBase(base, evaluation)) && !inherited.some((fields) => fields)) return undefined;
  const config = configOf(node, evaluation);
  const fields = inherited.flatMap((each) => each ?? []).filter(({ name }) => !declared(node, name, evaluation));
  return [...fields, ...ownFields(node, config, evaluation)];
}

function isSettingsBase(base: Node, evaluation: Evaluation): boolean {
  const name = evaluation.nameOf(base);
  if (name === undefined) return false;
  if (/(?:^|\.)BaseSettings$/.test(name)) return true;
  return /Settings$/.test(name) && evaluation.reader.imported().has('SettingsConfigDict');
}

function declared(node: Node, name: string, evaluation: Evaluation): boolean {
  return annotated(node, evaluation).some((each) => each.name === name);
}

interface Annotated {
  readonly name: string;
  readonly target: Node;
  readonly type: Node;
  readonly value: Node | undefined;
  readonly statement: Node;
}

function annotated(node: Node, evaluation: Evaluation): readonly Annotated[] {
  return statementsOf(field(node, 'body')).flatMap((statement) => {
    const assignment = statement.children.find(({ type }) => type === 'assignment');
    const target = field(assignment, 'left');
    const type = field(assignment, 'type');
    if (target?.type !== 'identifier' || !type) return [];
    const name = evaluation.text(target);
    if (name === 'model_config' || name.startsWith('_') || /ClassVar/.test(evaluation.text(type))) return [];
    return [{ name, target, type, value: field(assignment, 'right'), statement }];
  });
}

interface Config {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  readonly sensitive: boolean;
}

function configOf(node: Node, evaluation: Evaluation): Config {
  const scope = evaluation.reader.scopes.of(node);
  const configured = scope.effects.get('model_config')?.at(-1)?.value;
  const old = scope.effects.get('Config')?.at(-1)?.value;
  const given = configured ? bare(configured) : undefined;
  const record =
    given?.type === 'call' ? callRecord(given, evaluation) : given ? evaluation.value(given) : old ? evaluation.value(old) : undefined;
  const text = (key: string) => {
    const value = record?.kind === 'record' ? record.entries.findLast((entry) => entry.key === key)?.value : undefined;
    return value?.kind === 'literal' ? value.value : undefined;
  };
  const prefix = text('env_prefix');
  const delimiter = text('env_nested_delimiter');
  return {
    prefix: typeof prefix === 'string' ? prefix : '',
    delimiter: typeof delimiter === 'string' ? delimiter : undefined,
    sensitive: text('case_sensitive') === true,
  };
}

function callRecord(call: Node, evaluation: Evaluation): Value {
  const entries = [...argumentsOf(call, evaluation.text).named].map(([key, value]) => ({ key, value: evaluation.value(value) }));
  return { kind: 'record', entries, open: false, location: evaluation.at(call) };
}

function ownFields(node: Node, config: Config, evaluation: Evaluation): readonly SettingsField[] {
  return annotated(node, evaluation).map((each) => {
    const nested = config.delimiter === undefined ? undefined : nestedFields(each, config, config.delimiter, evaluation);
    return { name: each.name, node: each.statement, value: nested ?? fieldValue(each, config, evaluation) };
  });
}

/** A field whose type is a model of this file, with a delimiter: one variable for each of its fields. */
function nestedFields(each: Annotated, config: Config, delimiter: string, evaluation: Evaluation): Value | undefined {
  const type = each.type.children[0];
  const model = type && evaluation.names.definitionOf(type);
  if (model?.type !== 'class_definition') return undefined;
  const prefix = `${config.prefix}${each.name}${delimiter}`;
  const entries = annotated(model, evaluation).map((inner) => ({
    key: inner.name,
    value: fieldValue(inner, { ...config, prefix }, evaluation),
  }));
  return { kind: 'record', entries, open: false, location: evaluation.at(each.target) };
}

function fieldValue({ name, target, type, value }: Annotated, config: Config, evaluation: Evaluation): Value {
  const { fallback, aliases, required } = readField(value, type, evaluation);
  const named = (variable: string) => (config.sensitive ? variable : variable.toUpperCase());
  const [first, ...others] = aliases.length > 0 ? aliases.map(named) : [named(config.prefix + name)];
  const coercion = coercionOf(evaluation.text(type));
  const read = (variable: string | undefined, missing: Environment['missing']): Environment =>
    withMissing(
      {
        kind: 'environment',
        ...(variable === undefined ? {} : { name: variable }),
        missing: 'fails',
        ...(coercion ? { coercion } : {}),
        location: evaluation.at(target),
      },
      missing,
    );
  const missing: Environment['missing'] = fallback ? secretUnder(evaluation.value(fallback), name) : required ? 'fails' : 'empty';
  return read(
    first,
    others.reduceRight<Environment['missing']>((rest, variable) => read(variable, rest), missing),
  );
}

/** `= None`, `= Field(default=…, alias="X")`, `Annotated[str, Field(…)]`. */
function readField(
  value: Node | undefined,
  type: Node,
  evaluation: Evaluation,
): { readonly fallback?: Node; readonly aliases: readonly string[]; readonly required: boolean } {
  const inType = type.children
    .flatMap((child) => child.children)
    .find((child) => child.type === 'call' || child.children.some((inner) => inner.type === 'call'));
  const call = [value && bare(value), inType].find((each) => each && /(?:^|\.)Field\(\)$/.test(evaluation.nameOf(each) ?? ''));
  if (!call) return value ? { fallback: value, aliases: [], required: false } : { aliases: [], required: true };
  const given = argumentsOf(call, evaluation.text);
  const fallback = given.named.get('default') ?? given.positional[0] ?? (call === value ? undefined : value);
  const aliases = ['validation_alias', 'alias', 'env'].flatMap((key) => {
    const node = given.named.get(key);
    return node ? names(node, evaluation) : [];
  });
  const none = !fallback || fallback.type === 'ellipsis';
  return { aliases: aliases.slice(0, 4), required: none && !given.named.has('default_factory'), ...(none ? {} : { fallback }) };
}

function names(node: Node, evaluation: Evaluation): readonly string[] {
  const expression = bare(node);
  const items =
    expression.type === 'call'
      ? argumentsOf(expression, evaluation.text).positional
      : /^(?:list|tuple)$/.test(expression.type)
        ? expression.children
        : [expression];
  return items.flatMap((item) => {
    const value = concatenate([evaluation.value(item)], evaluation.at(item));
    return isString(value) ? [value.value] : [];
  });
}

function coercionOf(type: string): Coercion | undefined {
  const plain = type.replace(/\b(?:Optional|Annotated|Final)\[/g, '').replace(/\s/g, '');
  if (/^(?:str|Secret(?:Str|Bytes)?|EmailStr|Path|FilePath|DirectoryPath|Literal)\b/.test(plain)) return 'string';
  if (/^bool\b/.test(plain)) return 'boolean';
  if (/^(?:int|PositiveInt|NonNegativeInt|conint)\b/.test(plain)) return 'integer';
  if (/^(?:float|PositiveFloat|Decimal)\b/.test(plain)) return 'number';
  if (/^(?:AnyUrl|AnyHttpUrl|HttpUrl|\w*Dsn|\w*Url)\b/.test(plain)) return 'url';
  if (/^(?:list|List|set|Set|tuple|Tuple|Sequence|frozenset)\b/.test(plain)) return 'list';
  return /^(?:dict|Dict|Mapping|Json)\b/.test(plain) ? 'json' : undefined;
}
