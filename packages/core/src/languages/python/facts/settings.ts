import {
  CELERY_SETTINGS,
  DJANGO_ONLY,
  DJANGO_SETTINGS,
  FLASK_SETTINGS,
  GUNICORN_SETTINGS,
} from '../../../knowledge/python/settings-names.js';
import type { Assignment } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import { effectsOf, type Effect } from '../effects.js';
import { argumentsOf, field, isSimple, statementOf, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { once } from '../once.js';
import { effectValue, fold, imported, keysOf } from '../values/bound.js';
import { undecided } from '../values/choice.js';
import { secretUnder, unknown } from '../values/place.js';
import { settingsFields } from '../values/environment/pydantic.js';
import { classesIn, settingsClassesIn } from './classes.js';
import { overlays, type Overlay } from './overlays.js';

type SettingsFramework = NonNullable<Assignment['framework']>;

const DJANGO_NAMES: ReadonlySet<string> = new Set([...DJANGO_SETTINGS.keys(), ...DJANGO_ONLY]);
/** Names of classes that hold settings. */
export const CONFIGURATION = /Config|Settings|Development|Production|Testing|Staging/;
const UPPER = /^[A-Z][A-Z0-9_]*$/;
export const SETTINGS_PATH =
  /(?:^|\/)(?:settings|configs?|conf|configuration)(?:\/.*)?\/[^/]+\.py$|(?:^|\/)(?:[\w-]*_)?(?:settings|configs?|configuration)(?:_[\w-]+)?\.py$/i;

/** Which framework's settings a module holds at its top level; undefined: it is no settings module. */
export const settingsOf: (module: PythonModule) => SettingsFramework | undefined = once(frameworkOf);

function frameworkOf(module: PythonModule): SettingsFramework | undefined {
  const { path } = module.document;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const named = SETTINGS_PATH.test(path);
  const { effects } = module.reader.module;
  const isTold = named || /gunicorn/i.test(file) || /^celery_?conf(?:ig)?\.py$/.test(file);
  const names = isTold ? [...effects.keys()] : [...module.reader.source.boundAmong(DJANGO_NAMES)].filter((name) => effects.has(name));
  if (/gunicorn/i.test(file) && names.some((name) => GUNICORN_SETTINGS.has(name))) return 'gunicorn';
  if (/^celery_?conf(?:ig)?\.py$/.test(file) && names.some((name) => CELERY_SETTINGS.has(name.toLowerCase()))) return 'celery';
  const django = names.filter((name) => DJANGO_SETTINGS.has(name)).length;
  const only = names.filter((name) => DJANGO_ONLY.has(name)).length;
  const stars = module.reader.module.stars.length > 0;
  if (only >= 2 && django >= 3) return 'django';
  if (named && (only >= 1 || (stars && django >= 1))) return 'django';
  if (!named) return undefined;
  const upper = names.filter((name) => UPPER.test(name));
  return upper.length >= 2 || (stars && names.length <= 3) ? 'other' : undefined;
}

/** Assignments of settings: of the module itself, of configuration classes, to `app.config`, to a Celery application. */
export function* assignments(module: PythonModule): Generator<Assignment> {
  let order = 0;
  for (const draft of found(module)) yield { ...draft, order: order++ };
}

type Draft = Omit<Assignment, 'order'>;

function* found(module: PythonModule): Generator<Draft> {
  const framework = settingsOf(module);
  const overlaid = [...overlays(module)];
  yield* inOrder([
    ...(framework ? moduleDrafts(module, framework) : []),
    ...(framework ? overlaid.map((overlay) => overlayDraft(overlay, module, framework)) : []),
    ...classDrafts(module),
    ...objectDrafts(module),
  ]);
}

/** In the order in which they stand. */
export function inOrder(drafts: Iterable<Draft>): readonly Draft[] {
  return [...drafts].sort((a, b) => place(a) - place(b));
}

function place({ location }: Draft): number {
  return (location.range?.start.line ?? 0) * 100_000 + (location.range?.start.column ?? 0);
}

/** What a module's top level assigns, in order; `*` imports among it. */
export function* moduleDrafts(module: PythonModule, framework: SettingsFramework | undefined): Generator<Draft> {
  const scope = module.reader.module;
  for (const star of scope.stars) {
    const from = field(star, 'module_name');
    if (!from) continue;
    const location = module.at(star);
    const condition = conditionAt(star, module);
    yield {
      kind: 'assignment',
      keys: [],
      value: { kind: 'reference', module: module.text(from), name: '*', location },
      location,
      ...said(framework),
      ...(condition ? { condition } : {}),
    };
  }
  for (const [name, effects] of scope.effects) {
    if (!(framework === 'gunicorn' || framework === 'celery' ? !name.startsWith('_') : UPPER.test(name))) continue;
    for (const effect of effects) {
      if (effect.operation !== 'define' && !(effect.operation === 'import' && !UPPER.test(name)))
        yield* draftsOf(effect, [name], module, framework);
    }
  }
}

/** All that a module takes over is unknown: only the run says from where. */
function overlayDraft({ statement, location }: Overlay, module: PythonModule, framework: SettingsFramework): Draft {
  const condition = conditionAt(statement, module);
  return { kind: 'assignment', keys: [], value: unknown(location), location, ...said(framework), ...(condition ? { condition } : {}) };
}

function said(framework: SettingsFramework | undefined): Pick<Draft, 'framework'> {
  return framework && framework !== 'other' ? { framework } : {};
}

function conditionAt(node: Node, module: PythonModule): Draft['condition'] {
  const branches = module.reader.branches(node);
  const uncertain = branches.find(({ form, clause }) => form === 'loop' || form === 'match' || clause.type === 'except_clause');
  return module.conditionOf(branches) ?? (uncertain ? undecided(module.at(uncertain.clause)) : undefined);
}

/** One statement's assignments; a record that is merged in gives one for each of its keys. */
function* draftsOf(
  effect: Effect,
  root: readonly string[],
  module: PythonModule,
  framework: SettingsFramework | undefined,
  owner?: string,
): Generator<Draft> {
  const path = keysOf(effect, module);
  if (!path) return;
  const keys = [...root, ...path.map(String)];
  const condition = conditionAt(effect.statement, module);
  const rest = {
    location: module.at(statementOf(effect.statement)),
    ...said(framework),
    ...(owner === undefined ? {} : { owner }),
    ...(condition ? { condition } : {}),
  };
  const value =
    effect.operation === 'import'
      ? (imported(effect, module) ?? unknown(module.at(effect.target)))
      : secretUnder(effectValue(effect, module), keys.at(-1) ?? effect.name);
  if (effect.operation === 'merge' && value.kind === 'record' && !value.open) {
    for (const entry of value.entries) yield { kind: 'assignment', keys: [...keys, entry.key], value: entry.value, ...rest };
    return;
  }
  const operation = operationOf(effect);
  const added: Value = effect.operation === 'append' ? { kind: 'list', items: [value], open: false, location: value.location } : value;
  yield { kind: 'assignment', keys, value: added, ...rest, ...(operation ? { operation } : {}) };
}

function operationOf({ operation }: Effect): Assignment['operation'] {
  if (operation === 'append' || operation === 'extend' || operation === 'merge') return 'append';
  if (operation === 'default') return 'default';
  return operation === 'remove' ? 'delete' : undefined;
}

/** Attributes of configuration classes: Flask's, pydantic's, plain ones in a file of settings. */
function* classDrafts(module: PythonModule): Generator<Draft> {
  const named = SETTINGS_PATH.test(module.document.path);
  const drafted = new Set([...settingsClassesIn(module), ...classesIn(module, (head) => CONFIGURATION.test(head))]);
  for (const node of [...drafted].sort((a, b) => a.start - b.start)) {
    const name = field(node, 'name');
    if (!name) continue;
    const owner = module.text(name);
    const fields = settingsFields(node, module);
    if (fields) {
      for (const each of fields) yield { kind: 'assignment', keys: [each.name], value: each.value, location: module.at(each.node), owner };
      continue;
    }
    const { effects } = module.reader.scopes.of(node);
    const upper = [...effects.keys()].filter((key) => UPPER.test(key));
    const known = upper.filter((key) => FLASK_SETTINGS.has(key)).length;
    if (!(CONFIGURATION.test(owner) && (known > 0 || (named && upper.length > 0)))) continue;
    for (const key of upper)
      for (const effect of effects.get(key) ?? []) yield* draftsOf(effect, [key], module, known > 0 ? 'flask' : undefined, owner);
  }
}

/** `app.config["X"] = …`, `app.config.update(X=…)`, `app.secret_key = …`, `celery.conf.broker_url = …`. */
function* objectDrafts(module: PythonModule): Generator<Draft> {
  for (const statement of module.reader.statementsWith(['config', 'conf', 'secret_key'])) {
    if (!isSimple(statement)) continue;
    for (const effect of effectsOf(statement, module.text)) {
      const [first] = effect.path;
      if (first?.form !== 'attribute') continue;
      const attribute = module.text(first.node);
      const framework = attribute === 'conf' ? celeryApp(effect, module) : flaskApp(effect, module);
      if (!framework) continue;
      if (attribute === 'secret_key' && effect.operation === 'set')
        yield* draftsOf({ ...effect, path: [] }, ['SECRET_KEY'], module, framework);
      else if (attribute !== 'secret_key' && (effect.path.length > 1 || effect.operation === 'merge' || effect.operation === 'default')) {
        yield* draftsOf({ ...effect, path: effect.path.slice(1) }, [], module, framework);
      }
    }
    yield* mappings(statement, module);
  }
}

function flaskApp(effect: Effect, module: PythonModule): SettingsFramework | undefined {
  const root = rootOf(effect.target);
  const name = root && module.nameOf(root);
  if (name && /^(?:flask|quart)\.(?:Flask|Quart|current_app)(?:\(\))?$/.test(name)) return 'flask';
  const flask = [...module.reader.imported().values()].some((each) => /^(?:flask|quart)(?:$|_|\.)/.test(each.module));
  return flask && /^(?:app|application|flask_app|server)$/.test(effect.name) ? 'flask' : undefined;
}

function celeryApp(effect: Effect, module: PythonModule): SettingsFramework | undefined {
  const root = rootOf(effect.target);
  return root && module.nameOf(root) === 'celery.Celery()' ? 'celery' : undefined;
}

function rootOf(target: Node): Node | undefined {
  let node: Node | undefined = target;
  while (node && node.type !== 'identifier') node = field(node, 'value') ?? field(node, 'object');
  return node;
}

/** `app.config.from_mapping(A=1)` */
function* mappings(statement: Node, module: PythonModule): Generator<Draft> {
  for (const node of within(statement)) {
    const callee = node.type === 'call' ? field(node, 'function') : undefined;
    const name = callee && module.nameOf(callee);
    if (!name || !/^(?:flask|quart)\.(?:Flask|Quart)\(\)\.config\.from_mapping$/.test(name)) continue;
    for (const [key, value] of argumentsOf(node, module.text).named) {
      yield {
        kind: 'assignment',
        keys: [key],
        value: secretUnder(module.value(value), key),
        location: module.at(value),
        framework: 'flask',
      };
    }
  }
}

/** A setting as the whole file leaves it. */
export interface FinalSetting {
  readonly name: string;
  readonly value: Value;
  /** The last statement that writes it. */
  readonly location: Location;
  readonly framework: SettingsFramework | undefined;
  /** The class whose attribute it is. */
  readonly owner?: string;
}

/** Every setting of a settings module, of configuration classes and of `app.config`, as the file leaves it. */
export const finalSettings: (module: PythonModule) => readonly FinalSetting[] = once((module) => [...settingsIn(module)]);

function* settingsIn(module: PythonModule): Generator<FinalSetting> {
  const framework = settingsOf(module);
  if (framework) {
    for (const [name, effects] of module.reader.module.effects) {
      if (!UPPER.test(name) && framework !== 'gunicorn' && framework !== 'celery') continue;
      const value = effects.some(({ operation }) => operation === 'define' || operation === 'import')
        ? undefined
        : fold(effects, undefined, module);
      if (value) yield { name, value: secretUnder(value, name), location: module.at(effects.at(-1)!.target), framework };
    }
  }
  for (const draft of [...classDrafts(module), ...objectDrafts(module)]) {
    const [name, ...inner] = draft.keys;
    if (name === undefined || inner.length > 0 || draft.operation) continue;
    yield {
      name,
      value: draft.value,
      location: draft.location,
      framework: draft.framework,
      ...(draft.owner === undefined ? {} : { owner: draft.owner }),
    };
  }
}
