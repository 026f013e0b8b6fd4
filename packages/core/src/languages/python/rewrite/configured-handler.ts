import { LOG_HANDLERS } from '../../../knowledge/python/log-handlers.js';
import type { TextChange } from '../../../vocabulary/change.js';
import type { WholeModule } from '../module.js';
import { bare, field, type Node } from '../node.js';
import { isString } from '../values/place.js';
import { quoter } from './idiom.js';
import { withoutItems } from './items.js';
import { replaceNode } from './site.js';

/** Keys of a handler that concern its file. Source: docs.python.org/3/library/logging.handlers.html */
const OF_THE_FILE: ReadonlySet<string> = new Set([
  'filename',
  'mode',
  'encoding',
  'delay',
  'errors',
  'maxBytes',
  'backupCount',
  'when',
  'interval',
  'utc',
  'atTime',
]);

/** A handler in the dictionary of a logging configuration. */
export function configuredHandler(module: WholeModule, handler: Node): readonly TextChange[] | undefined {
  const kind = entry(module, handler, 'class');
  const written = kind && field(kind, 'value');
  const path = written && module.value(written);
  if (!written || !isString(path) || LOG_HANDLERS.get(path.value)?.to !== 'file' || written.type !== 'string') return undefined;
  if (handler.children.some(({ type }) => type !== 'pair') || writesTwice(module, handler)) return undefined;
  const items = handler.children.filter((pair) => OF_THE_FILE.has(keyOf(module, pair) ?? ''));
  const dropped = items.length === 0 ? [] : withoutItems(module, items);
  return dropped && [replaceNode(module, written, quoter(module)('logging.StreamHandler')), ...dropped];
}

function keyOf(module: WholeModule, pair: Node): string | undefined {
  const key = field(pair, 'key');
  const value = key && module.value(key);
  return isString(value) ? value.value : undefined;
}

function entry(module: WholeModule, dictionary: Node, key: string): Node | undefined {
  return dictionary.children.find((pair) => pair.type === 'pair' && keyOf(module, pair) === key);
}

/** Whether a logger of the file names this handler beside one that writes to a stream already. */
function writesTwice(module: WholeModule, handler: Node): boolean {
  const own = handler.parent?.type === 'pair' ? keyOf(module, handler.parent) : undefined;
  const handlers = handler.parent?.parent?.children ?? [];
  if (own === undefined) return true;
  const streams = handlers.flatMap((pair) => {
    const value = field(pair, 'value');
    const path = value && entry(module, bare(value), 'class');
    const name = path && module.value(field(path, 'value')!);
    const to = isString(name) ? LOG_HANDLERS.get(name.value)?.to : undefined;
    return to === 'stdout' || to === 'stderr' ? [keyOf(module, pair)] : [];
  });
  const isStream = (name: string) => streams.includes(name);
  const configuration = handler.parent?.parent?.parent?.parent;
  const root = configuration?.type === 'dictionary' ? field(entry(module, configuration, 'root'), 'value') : undefined;
  const ofRoot = root && field(entry(module, bare(root), 'handlers'), 'value');
  const isRootStream = ofRoot !== undefined && namesIn(module, bare(ofRoot)).some(isStream);
  return module.file.strings.some((string) => {
    const list = string.parent;
    if (list?.type !== 'list' && list?.type !== 'tuple') return false;
    const names = namesIn(module, list);
    return names.includes(own) && (names.some(isStream) || (isRootStream && propagates(module, list)));
  });
}

function namesIn(module: WholeModule, list: Node): readonly string[] {
  return list.children.map((item) => module.value(item)).flatMap((value) => (isString(value) ? [value.value] : []));
}

/** Whether the logger that a list of handlers is of hands its records to the root logger: it does unless it is told not to. */
function propagates(module: WholeModule, list: Node): boolean {
  const logger = list.parent?.parent;
  const told = logger?.type === 'dictionary' ? field(entry(module, logger, 'propagate'), 'value') : undefined;
  return told?.type !== 'false';
}
