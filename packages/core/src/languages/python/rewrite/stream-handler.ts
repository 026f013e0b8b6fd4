import { LOG_HANDLERS } from '../../../knowledge/python/log-handlers.js';
import type { Edit, TextChange } from '../../../vocabulary/change.js';
import { knownCalls } from '../facts/calls.js';
import type { WholeModule } from '../module.js';
import { argumentsOf, field, type Node } from '../node.js';
import { configuredHandler } from './configured-handler.js';
import { dropImport, importedName, moduleName } from './imports.js';
import { withoutItems } from './items.js';
import { hasComment, replaceNode } from './site.js';

const TITLE = 'Write the log to the stream of the process';

/** A handler that writes a file becomes one that writes to standard error; beside one that does so already it is taken away. */
export function streamHandler(module: WholeModule, node: Node): Edit | undefined {
  const changes = node.type === 'dictionary' ? configuredHandler(module, node) : fromCall(module, node);
  return changes && changes.length > 0 ? { safe: false, title: TITLE, changes } : undefined;
}

function fromCall(module: WholeModule, call: Node): readonly TextChange[] | undefined {
  const callee = field(call, 'function');
  const name = callee && module.nameOf(callee);
  if (call.type !== 'call' || !callee || hasComment(module, call.start, call.end)) return undefined;
  if (name === 'logging.basicConfig') return basicConfig(module, call);
  const row = name === undefined ? undefined : LOG_HANDLERS.get(name);
  if (row?.to !== 'file') return undefined;
  const streams = [...knownCalls(module, LOG_HANDLERS)].filter((each) => each.row.to === 'stderr' || each.row.to === 'stdout');
  const beside = call.parent?.type === 'list' ? call.parent.children : [];
  const unused = callee.type === 'identifier' ? dropImport(module, module.text(callee), callee) : [];
  if (streams.some((each) => beside.includes(each.node))) {
    const taken = withoutItems(module, [call]);
    return taken && [...taken, ...unused];
  }
  // Two handlers of one logger on one stream write every line twice.
  if (streams.length > 0) return undefined;
  const own = importedName(module, 'logging', 'StreamHandler', call);
  const logging = own === undefined ? moduleName(module, 'logging', call) : undefined;
  const written = own ?? (logging && `${logging.text}.StreamHandler`);
  return written === undefined ? undefined : [...(logging?.changes ?? []), ...unused, replaceNode(module, call, `${written}()`)];
}

/** Arguments of `basicConfig` that concern the file. Source: docs.python.org/3/library/logging.html#logging.basicConfig */
const OF_THE_FILE = ['filename', 'filemode', 'encoding', 'errors'];

function basicConfig(module: WholeModule, call: Node): readonly TextChange[] | undefined {
  const { named } = argumentsOf(call, module.text);
  const items = OF_THE_FILE.flatMap((key) => named.get(key)?.parent ?? []);
  if (!named.has('filename') || items.length === 0) return undefined;
  return withoutItems(module, items);
}
