import type { HealthRoute } from '../../../vocabulary/facts/index.js';
import { field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';

/** What people call the route that tells whether a process is well. */
const HEALTH =
  /^\^?\/?(?:(?:api|internal|_|-)\/)*(?:v\d+\/)?_*(?:health(?:z|[-_/]?check[sz]?)?|live(?:z|ness)?|ready(?:z)?|readiness|heartbeat|lbheartbeat|ping|alive|up|ht|health\/(?:live|ready)(?:ness)?)_*\/?\$?$/i;
/** Functions and decorators that take a route first, by the last part of their name. */
const ROUTERS = /^(?:route|get|head|api_route|add_url_rule|path|re_path|url|add_get|add_route|Route|add_api_route|api_view)$/;

/** Routes that tell whether the process is well: Django's, Flask's, FastAPI's, Starlette's, aiohttp's. */
export function* healthRoutes(module: PythonModule): Generator<HealthRoute> {
  for (const string of module.reader.stringsWhere('argument', isHealthRoute)) {
    const list = string.parent;
    const call = list?.parent;
    const callee =
      list?.type === 'argument_list' && list.children[0] === string && call?.type === 'call' ? field(call, 'function') : undefined;
    if (!callee || !ROUTERS.test(lastName(callee, module))) continue;
    const route = module.value(string);
    if (!isString(route) || !isHealthRoute(route.value)) continue;
    const library = libraryOf(callee, call, module);
    if (library) yield { kind: 'health-route', route: route.value, library, location: module.at(string) };
  }
}

function isHealthRoute(route: string): boolean {
  return HEALTH.test(route);
}

function lastName(callee: Node, module: PythonModule): string {
  const last = callee.type === 'attribute' ? field(callee, 'attribute') : callee;
  return last ? module.text(last) : '';
}

function libraryOf(callee: Node, call: Node | undefined, module: PythonModule): string | undefined {
  const name = module.nameOf(callee) ?? '';
  if (/^django\.(?:urls|conf\.urls)\./.test(name)) return 'django';
  const root = /^(flask|quart|fastapi|starlette|aiohttp|sanic|falcon|bottle|litestar)\b/.exec(name)?.[1];
  if (root) return root;
  // `@app.get("/health")` of an application or blueprint that another file makes.
  const decorated = call?.parent?.type === 'decorator';
  return decorated &&
    callee.type === 'attribute' &&
    /^(?:app|application|api|bp|blueprint|router|\w+_(?:bp|router|blueprint|app))$/.test(module.text(field(callee, 'object') ?? callee))
    ? 'web'
    : undefined;
}
