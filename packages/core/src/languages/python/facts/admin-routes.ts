import type { AdminRoute } from '../../../vocabulary/facts/index.js';
import { isAdminRoute } from '../../../knowledge/steps/admin-routes.js';
import { argumentsOf, descendants, field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { placed } from './calls.js';
import { handlers, type Handler } from './handlers.js';
import { schemaChangeOf } from './schema.js';

/** Commands of Django that change the schema or all data. Source: docs.djangoproject.com/en/stable/ref/django-admin */
const GRAVE = /^(?:migrate|makemigrations|flush|sqlflush|loaddata|createsuperuser|collectstatic|createcachetable|clearsessions|syncdb)$/;
/** What a handler looks at to know who is there. */
const CHECK = /^(?:is_superuser|is_staff|is_admin|is_authenticated|has_perm|has_permission|current_user|authorization|compare_digest)$/i;

/** Handlers of requests that run a management command or change the schema, and routes that are named for one. */
export function* adminRoutes(module: PythonModule): Generator<AdminRoute> {
  for (const handler of handlers(module)) {
    const body = field(handler.node, 'body');
    if (!body) continue;
    const nodes = [...descendants(body)];
    const guarded = handler.guarded || nodes.some((node) => node.type === 'identifier' && CHECK.test(module.text(node)));
    const base = { kind: 'admin-route', route: handler.route ?? handler.name, ...(guarded ? { guarded: true as const } : {}) } as const;
    const runs = nodes.flatMap((node) => taskOf(node, module) ?? []);
    for (const { node, ...task } of runs.slice(0, 1)) yield { ...base, ...task, ...placed(node, module) };
    if (runs.length === 0 && isNamed(handler))
      yield { ...base, ...placed(handler.node, module), location: module.at(field(handler.node, 'name') ?? handler.node) };
  }
}

function taskOf(node: Node, module: PythonModule): { readonly node: Node; readonly runs: string; readonly grave?: true } | undefined {
  const callee = node.type === 'call' ? field(node, 'function') : undefined;
  if (!callee) return undefined;
  const change = schemaChangeOf(callee, node, module);
  if (change !== undefined) return { node, runs: change, grave: true };
  if (module.nameOf(callee) !== 'django.core.management.call_command') return undefined;
  const [first] = argumentsOf(node, module.text).positional;
  const command = first && module.value(first);
  if (!isString(command)) return { node, runs: 'call_command' };
  return { node, runs: `call_command ${command.value}`, ...(GRAVE.test(command.value) ? { grave: true } : {}) };
}

function isNamed({ route }: Handler): boolean {
  return route !== undefined && isAdminRoute(route);
}
