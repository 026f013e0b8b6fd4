import { SCHEMA_CALLS } from '../../../knowledge/javascript/work.js';
import { isAdminRoute } from '../../../knowledge/steps/admin-routes.js';
import type { AdminRoute } from '../../../vocabulary/facts/index.js';
import { callsNamed, conditionAt } from '../calls.js';
import { functionBehind, originOf } from '../origin.js';
import { mayHaveOrigin, originsOf } from '../possible-origins.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, childrenOf, isCall, memberName, stringOf, type AnyCall, type Node } from '../tree.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'all'];
/** Words in names of middleware, and of what a handler looks at, that ask who is there. */
const GUARD =
  /^(?:auth(?:\w+)?|protect(?:ed)?|admin|permissions?|session|jwt|passport|guard(?:ed)?|restrict(?:ed)?|login|signed|tokens?|secrets?|apikey|role|roles)$/i;
/** A handler that answers with a page does nothing yet. Source: expressjs.com/en/5x/api.html#res */
const PAGE = /^(?:render|sendFile|redirect|view)$/;
const CLIENTS = /^(?:axios|got|ky|superagent|supertest|node-fetch|undici|request|needle|nock|msw|cypress)\b/;

const SCHEMA_ORIGINS = originsOf(Object.keys(SCHEMA_CALLS));

/** Routes of Express, Fastify, Koa and Hono that change the schema, or are named for a task on the whole database. */
export function* adminRoutes(file: SourceFile): Generator<AdminRoute> {
  if (file.document.kind === 'test' || (!file.reader.mayWrite(isAdminRoute) && !mayHaveOrigin(file, SCHEMA_ORIGINS))) return;
  for (const { node, origin, name } of callsNamed(file, METHODS)) {
    if (!METHODS.includes(name ?? '') || node.arguments.length < 2 || (origin !== undefined && CLIENTS.test(origin))) continue;
    const route = stringOf(argumentOf(node, 0));
    const last = node.arguments.at(-1);
    const handler = last && functionBehind(file, last);
    if (!route?.startsWith('/') || !handler?.body) continue;
    const inside = below(handler.body);
    const runs = inside.flatMap((each) => schemaCall(file, each) ?? [])[0];
    const serves = inside.some((each) => isCall(each) && PAGE.test(calleeName(each) ?? ''));
    if (runs === undefined && (!isAdminRoute(route) || serves)) continue;
    const guarded = isGuarded(file, node, inside);
    yield {
      kind: 'admin-route',
      route,
      ...(runs === undefined ? {} : { runs, grave: true as const }),
      ...(guarded ? { guarded: true as const } : {}),
      location: file.locate(node),
      ...conditionAt(file, node),
    };
  }
}

/** Every node below (and with) one, those of inner statements too. */
function below(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(below)];
}

function schemaCall(file: SourceFile, node: Node): string | undefined {
  if (!isCall(node)) return undefined;
  const origin = originOf(file, node.callee);
  return origin !== undefined && Object.hasOwn(SCHEMA_CALLS, origin) ? SCHEMA_CALLS[origin] : undefined;
}

/** By middleware between the route and its handler, by what the router uses, or by the handler itself. */
function isGuarded(file: SourceFile, route: AnyCall, inside: readonly Node[]): boolean {
  if (route.arguments.length > 2) return true;
  const used = callsNamed(file, ['use', 'addHook']).flatMap(({ node }) => node.arguments.flatMap(below));
  return [...used, ...inside].some((node) => wordsOf(nameIn(node)).some((word) => GUARD.test(word)));
}

function nameIn(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (memberName(node) ?? '') : '';
}

/** `isAdminUser` is of three words. */
function wordsOf(name: string): readonly string[] {
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/);
}
