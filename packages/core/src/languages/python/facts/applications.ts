import { APPLICATION_CALLS, type ApplicationCall } from '../../../knowledge/python/applications.js';
import type { EntryPoint, Framework } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { knownCalls, momentOf } from './calls.js';
import { boundName } from './environment.js';
import { settingsOf } from './settings.js';

/** Application objects of frameworks, and the places where processes begin. */
export function* applications(module: PythonModule): Generator<EntryPoint | Framework> {
  const stated = new Set<string>();
  const roles = new Set<string>();
  const settings = defaultSettings(module);
  for (const { node, row } of knownCalls(module, APPLICATION_CALLS)) {
    if (!stated.has(row.framework)) yield { kind: 'framework', name: row.framework, serves: row.serves, location: module.at(node) };
    stated.add(row.framework);
    const entry = entryPoint(node, row, settings, module);
    if (!entry || roles.has(entry.role)) continue;
    roles.add(entry.role);
    yield entry;
  }
  if (settingsOf(module) === 'django' && module.reader.module.effects.has('INSTALLED_APPS') && !stated.has('django')) {
    const place = module.reader.module.effects.get('INSTALLED_APPS')![0]!;
    yield { kind: 'framework', name: 'django', serves: 'web', location: module.at(place.target) };
  }
  if (roles.size > 0) return;
  const factory = factoryEntry(settings, module);
  if (factory) yield factory;
  else if (settings)
    yield { kind: 'entry-point', role: 'command', framework: 'django', settings: settings.value, location: module.at(settings.node) };
}

function entryPoint(node: Node, row: ApplicationCall, settings: Settings | undefined, module: PythonModule): EntryPoint | undefined {
  if (!row.role) return undefined;
  // An application that a function makes is loaded by whoever calls the function.
  if (row.role !== 'manage' && momentOf(node, module) === 'function') return undefined;
  const name = boundName(node, module);
  return {
    kind: 'entry-point',
    role: row.role,
    framework: row.framework,
    location: module.at(settings?.node ?? node),
    ...(settings ? { settings: settings.value } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

interface Settings {
  readonly value: Value;
  readonly node: Node;
}

/** `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "x.settings")`, or the assignment of it. */
function defaultSettings(module: PythonModule): Settings | undefined {
  for (const statement of module.reader.statementsWith(['setdefault', 'environ'])) {
    for (const node of within(statement)) {
      if (node.type === 'call' && isSetDefault(node, module)) {
        const [name, value] = argumentsOf(node, module.text).positional;
        const variable = name && module.value(name);
        if (value && isString(variable) && variable.value === 'DJANGO_SETTINGS_MODULE') return { value: module.value(value), node };
      }
      if (node.type === 'assignment') {
        const left = field(node, 'left');
        const right = field(node, 'right');
        if (left?.type === 'subscript' && right && /DJANGO_SETTINGS_MODULE["']\]$/.test(module.text(left)))
          return { value: module.value(right), node };
      }
    }
  }
  return undefined;
}

function isSetDefault(node: Node, module: PythonModule): boolean {
  const callee = field(node, 'function');
  return callee !== undefined && module.nameOf(callee) === 'os.environ.setdefault';
}

/** `app = create_app()` at module level: an application whose framework another file names. */
function factoryEntry(settings: Settings | undefined, module: PythonModule): EntryPoint | undefined {
  for (const name of ['app', 'application']) {
    const value = module.reader.effects(name).find(({ operation, path }) => operation === 'set' && path.length === 0)?.value;
    const callee = value?.type === 'call' ? field(value, 'function') : undefined;
    if (!value || !callee || !/(?:^|\.)(?:create|make|build|get)_(?:\w+_)?app(?:lication)?$/.test(module.text(callee))) continue;
    const role = /asgi/i.test(module.document.path + module.text(callee)) ? ('asgi' as const) : ('wsgi' as const);
    return {
      kind: 'entry-point',
      role,
      name,
      location: module.at(settings?.node ?? value),
      ...(settings ? { framework: 'django', settings: settings.value } : {}),
    };
  }
  return undefined;
}
