import type { HealthRoute } from '../../../vocabulary/facts/index.js';
import { callsNamed } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, nodesOf, propertyOf, stringOf, unwrap, type AnyCall } from '../tree.js';

/** The last part of a route that asks for health, as platforms and frameworks write it. https://kubernetes.io/docs/reference/using-api/health-checks/ */
const HEALTH =
  /(?:^|\/)(?:_?health(?:z|-?checks?)?|ready|readyz|readiness|live|livez|liveness|ping|heartbeat|_health|-\/healthy|-\/ready)\/?$/i;

const METHODS = ['get', 'all', 'use', 'head'];
/** Clients of HTTP and tests, whose `get` asks and does not answer. */
const CLIENTS = /^(?:axios|got|ky|superagent|supertest|node-fetch|undici|request|needle|nock|msw|cypress)\b/;

/** Routes that tell whether the process is well. */
export function* healthRoutes(file: SourceFile): Generator<HealthRoute> {
  if (file.document.kind === 'test') return;
  const told = new Set<string>();
  for (const route of [...routed(file), ...decorated(file), ...byPlace(file)]) {
    if (told.has(route.route)) continue;
    told.add(route.route);
    yield route;
  }
}

function isHealth(route: string): boolean {
  return HEALTH.test(route);
}

function* routed(file: SourceFile): Generator<HealthRoute> {
  for (const { node, origin, name } of file.reader.mayWrite(isHealth) ? callsNamed(file, [...METHODS, 'route']) : []) {
    if (origin !== undefined && CLIENTS.test(origin)) continue;
    if (name === 'route') {
      const route = stringOf(propertyOf(argumentOf(node, 0), 'url')) ?? stringOf(propertyOf(argumentOf(node, 0), 'path'));
      if (route !== undefined && HEALTH.test(route))
        yield { kind: 'health-route', route, library: libraryOf(origin), location: file.locate(node) };
      continue;
    }
    if (!METHODS.includes(name ?? '') || !handles(node)) continue;
    const route = stringOf(argumentOf(node, 0));
    if (route !== undefined && HEALTH.test(route))
      yield { kind: 'health-route', route, library: libraryOf(origin), location: file.locate(node) };
  }
  for (const { node } of callsNamed(file, ['createTerminus'])) {
    const checks = propertyOf(argumentOf(node, 1), 'healthChecks');
    const bare = checks && unwrap(checks);
    for (const property of bare?.type === 'ObjectExpression' ? bare.properties : []) {
      const route = property.type === 'Property' ? stringOf(property.key) : undefined;
      if (route?.startsWith('/')) yield { kind: 'health-route', route, library: '@godaddy/terminus', location: file.locate(property) };
    }
  }
}

/** A route has a handler after its path; a read from a map or a client has none. */
function handles(node: AnyCall): boolean {
  if (node.arguments.length < 2) return false;
  const last = node.arguments.at(-1);
  const bare = last && unwrap(last);
  return (
    bare !== undefined &&
    (bare.type === 'ArrowFunctionExpression' ||
      bare.type === 'FunctionExpression' ||
      bare.type === 'Identifier' ||
      bare.type === 'MemberExpression' ||
      isCall(bare))
  );
}

function libraryOf(origin: string | undefined): string {
  const root = origin === undefined ? undefined : /^(?:@[^/]+\/)?[^./(]+/.exec(origin)?.[0];
  return root === undefined || root === '' ? 'router' : root;
}

/** Nest's controllers: `@Controller('health')`, `@Get('healthz')`. https://docs.nestjs.com/recipes/terminus */
function* decorated(file: SourceFile): Generator<HealthRoute> {
  if (!file.reader.mayWrite(isHealth)) return;
  for (const unit of file.reader.statementsWith(['Controller', 'Get'])) {
    for (const node of nodesOf(unit)) {
      if (node.type !== 'Decorator' || !isCall(node.expression)) continue;
      const call = node.expression;
      const name = calleeName(call);
      if ((name !== 'Controller' && name !== 'Get') || !originOf(file, call.callee)?.startsWith('@nestjs/common.')) continue;
      const argument = argumentOf(call, 0);
      const route = stringOf(argument) ?? stringOf(propertyOf(argument, 'path'));
      if (route !== undefined && HEALTH.test(route))
        yield { kind: 'health-route', route: `/${route.replace(/^\//, '')}`, library: 'nest', location: file.locate(node) };
    }
  }
}

/** Files that are routes by their place. https://nextjs.org/docs/app/building-your-application/routing/route-handlers, https://nextjs.org/docs/pages/building-your-application/routing/api-routes, https://nuxt.com/docs/guide/directory-structure/server */
function* byPlace(file: SourceFile): Generator<HealthRoute> {
  const { path } = file.document;
  const app = /(?:^|\/)app\/(.+)\/route\.[jt]sx?$/.exec(path)?.[1];
  const pages = /(?:^|\/)pages\/(api\/.+?)(?:\/index)?\.[jt]sx?$/.exec(path)?.[1];
  const nuxt = /(?:^|\/)server\/(?:routes|api)\/(.+?)(?:\.get)?\.[jt]s$/.exec(path)?.[1];
  const route = (app ?? pages ?? nuxt)?.replace(/\([^)]*\)\//g, '');
  if (route !== undefined && HEALTH.test(route))
    yield {
      kind: 'health-route',
      route: `/${route}`,
      library: nuxt !== undefined && app === undefined && pages === undefined ? 'nuxt' : 'next',
      location: file.locate(file.reader.program),
    };
}
