import { LOG_HANDLERS, type LogHandler } from '../../../knowledge/python/log-handlers.js';
import type { LogSink } from '../../../vocabulary/facts/index.js';
import { argumentsOf, descendants, field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { mentions } from './calls.js';
import { classesIn } from './classes.js';

/** As deep as classes of one file inherit from each other. */
const MAX_BASES = 8;

/** Classes of log handlers that this file defines. Whether a logger uses them is for other files to say. */
export function* logClasses(module: PythonModule): Generator<LogSink> {
  if (!mentions(module, LOG_HANDLERS, ['Handler'])) return;
  for (const node of classesIn(module)) {
    const handler = kindOfHandlerClass(node, module);
    const name = field(node, 'name');
    if (!handler || !name || handler.stream) continue;
    const target = {
      kind: 'reference' as const,
      module: ownModule(module.document.path),
      name: module.text(name),
      location: module.at(name),
    };
    yield {
      kind: 'log-sink',
      to: handler.to,
      library: handler.library,
      target,
      defines: true,
      location: module.at(name),
      ...(handler.rotates ? { rotates: true as const } : {}),
    };
  }
}

/** A file as a module of its own folder: `.handlers`, `.` for a package. */
function ownModule(path: string): string {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  return stem === '__init__' ? '.' : `.${stem}`;
}

/** Where a class writes whose chain of bases ends in a log handler; undefined for other classes. */
export function kindOfHandlerClass(node: Node, module: PythonModule, depth = 0): LogHandler | undefined {
  if (depth > MAX_BASES) return undefined;
  for (const base of argumentsOf(node, module.text).positional) {
    const name = module.nameOf(base);
    if (name === 'logging.Handler') return { to: emitted(node, module), library: 'logging' };
    const known = name === undefined ? undefined : LOG_HANDLERS.get(name);
    if (known) return known;
    const defined = module.names.definitionOf(base);
    const inherited = defined.type === 'class_definition' && defined !== node ? kindOfHandlerClass(defined, module, depth + 1) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

/** What an own `emit` does with a record. */
function emitted(node: Node, module: PythonModule): LogSink['to'] {
  const method = [...(module.reader.scopes.of(node).effects.get('emit') ?? [])].at(-1)?.value;
  if (!method) return 'unknown';
  const called = [...descendants(method)].flatMap((each) => (each.type === 'call' ? [module.text(field(each, 'function') ?? each)] : []));
  if (called.some((name) => /\.objects\.|(?:^|\.)(?:bulk_create|save|session\.(?:add|commit)|execute|insert_one)$/.test(name)))
    return 'database';
  if (called.some((name) => /^(?:requests|httpx|urllib|http|aiohttp|socket)\b|\.(?:post|send|sendto|publish)$/.test(name)))
    return 'network';
  if (called.some((name) => /^(?:print|sys\.stdout\.write|tqdm\.write|click\.echo)$/.test(name))) return 'stdout';
  return called.some((name) => /^(?:open|self\.file\.write)$/.test(name)) ? 'file' : 'unknown';
}
