import { once } from '../once.js';
import { argumentsOf, bare, decorators, definition, field, statementsOf, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { classesIn } from './classes.js';

/** A function that answers requests. */
export interface Handler {
  readonly node: Node;
  /** The function, with its class. */
  readonly name: string;
  /** The path, where a decorator gives it. */
  readonly route?: string;
  /** A decorator, a base of the class or a parameter that asks who is there. */
  readonly guarded: boolean;
}

/** Decorators of routes, by their last name. Source: flask.palletsprojects.com/en/stable/quickstart/#routing, fastapi.tiangolo.com/reference/fastapi */
const ROUTERS = /^(?:route|get|post|put|patch|delete|api_route)$/;
const ROUTED = /^@[^]*\.\s*(?:route|get|post|put|patch|delete|api_route)\s*\(/;
/** Methods of class-based views that answer. Source: docs.djangoproject.com/en/stable/ref/class-based-views, django-rest-framework.org/api-guide/viewsets */
const METHODS =
  /^(?:get|post|put|patch|delete|list|retrieve|create|update|partial_update|destroy|form_valid|perform_(?:create|update|destroy))$/;
const GUARD = /login|auth|permission|staff|superuser|admin|passes_test|require_(?:role|user|token)|jwt|token|roles?_required|secret/i;

/** The handlers of a module: functions under a route, Django's views by their first parameter, methods of class-based views. */
export const handlers: (module: PythonModule) => readonly Handler[] = once((module) => [...handlersOf(module)]);

function* handlersOf(module: PythonModule): Generator<Handler> {
  const roots = new Set([...module.reader.imported().values()].map((each) => each.module.split('.')[0]));
  const isDjango = roots.has('django') || roots.has('rest_framework');
  const mayHandle = (head: string) => ROUTED.test(head) || (isDjango && /\(\s*request\b/.test(head));
  for (const node of module.reader.definitions(mayHandle)) {
    if (node.type !== 'function_definition') continue;
    const route = routeOf(node, module);
    if (route === undefined && !(isDjango && takesRequest(node, module))) continue;
    const guarded = isDecorated(node, module) || isGivenUser(node, module);
    yield { node, name: nameOf(node, module), guarded, ...(route === undefined ? {} : { route }) };
  }
  if (isDjango) for (const node of classesIn(module, (head) => /View/.test(head))) yield* methods(node, module);
}

function* methods(node: Node, module: PythonModule): Generator<Handler> {
  const bases = argumentsOf(node, module.text).positional.map((each) => module.text(each));
  if (!bases.some((base) => /View(?:Set)?$/.test(base))) return;
  const body = field(node, 'body');
  const guarded = bases.some((base) => GUARD.test(base)) || isDecorated(node, module) || hasPermissions(node, module);
  for (const statement of statementsOf(body).map(definition)) {
    if (statement.type !== 'function_definition') continue;
    const name = nameOf(statement, module);
    const isAction = decorators(statement).some((each) => /^(?:action|list_route|detail_route)\b/.test(module.text(each)));
    if (!METHODS.test(name) && !isAction) continue;
    yield { node: statement, name: `${nameOf(node, module)}.${name}`, guarded: guarded || isDecorated(statement, module) };
  }
}

function hasPermissions(node: Node, module: PythonModule): boolean {
  return [...module.reader.scopes.of(node).effects.keys()].some((key) =>
    /^(?:permission_classes|authentication_classes|permission_required)$/.test(key),
  );
}

function nameOf(node: Node, module: PythonModule): string {
  const name = field(node, 'name');
  return name ? module.text(name) : '';
}

function routeOf(node: Node, module: PythonModule): string | undefined {
  for (const each of decorators(node)) {
    const call = bare(each);
    const callee = call.type === 'call' ? field(call, 'function') : undefined;
    const method = callee?.type === 'attribute' ? field(callee, 'attribute') : undefined;
    if (!method || !ROUTERS.test(module.text(method))) continue;
    const [first] = argumentsOf(call, module.text).positional;
    const route = first && module.value(first);
    if (isString(route) && route.value.startsWith('/')) return route.value;
  }
  return undefined;
}

function takesRequest(node: Node, module: PythonModule): boolean {
  const [first] = module.reader.scopes.of(node).parameters.keys();
  return first === 'request';
}

function isDecorated(node: Node, module: PythonModule): boolean {
  return decorators(node).some((each) => GUARD.test(module.text(each)));
}

/** `user: User = Depends(current_user)` */
function isGivenUser(node: Node, module: PythonModule): boolean {
  return [...module.reader.scopes.of(node).parameters.values()].some(
    ({ name, default: value, annotation }) =>
      GUARD.test(name) || /user/i.test(name) || [value, annotation].some((each) => each && /Depends|Security/.test(module.text(each))),
  );
}
