import type { ModuleState } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import { effectsOf, type Effect } from '../effects.js';
import { decorators, descendants, field, isSimple, type Node } from '../node.js';
import type { PythonModule } from '../module.js';

/** Functions that fill a registry while modules are loaded. */
const REGISTRARS =
  /^_*(?:register|unregister|add|connect|subscribe|install|load|init|initiali[sz]e|setup|set_up|configure|autodiscover|populate|build|ready|discover|declare|define|route|command|hook|receiver|reset|clear|import)|^__(?:init_subclass|set_name|new|init|call)__$|^contribute_to_class$|(?:^|_)(?:registry|decorator)$/;
/** Keys that come from who asks. */
const PERSONAL =
  /\b(?:request|req|user|session|tenant|account|customer|client_ip|remote_addr|email|token|sid|chat_id|websocket|ws|room|conn(?:ection)?)(?:_?id|\b)|_(?:user|session|tenant)_?id\b|\buser_?name\b/i;

/** Collections and counters of the module that its functions write to while requests are served. */
export function* moduleState(module: PythonModule): Generator<ModuleState> {
  for (const { name, statement } of module.reader.moduleCollections()) {
    if (name.startsWith('__')) continue;
    const writes = writesTo(name, module);
    if (writes.length === 0) continue;
    yield {
      kind: 'module-state',
      name,
      writtenFrom: writes.map(({ location }) => location),
      location: module.at(statement),
      ...(writes.some(({ keyed }) => keyed) ? { keyed: true as const } : {}),
    };
  }
}

interface Write {
  readonly location: Location;
  readonly keyed: boolean;
}

function writesTo(name: string, module: PythonModule): readonly Write[] {
  const found: Write[] = [];
  for (const statement of module.reader.statementsChanging(name)) {
    if (!isSimple(statement)) continue;
    const scope = module.reader.scopes.around(statement);
    if (scope.type !== 'function_definition') continue;
    for (const effect of effectsOf(statement, module.text)) {
      if (effect.name !== name || effect.operation === 'remove' || !reachesModule(effect, statement, module)) continue;
      if (isReset(effect, module) || isRegistration(statement, module) || isMemo(effect, statement, name, module)) continue;
      found.push({ location: module.at(statement), keyed: isKeyed(effect, module) });
    }
  }
  return found;
}

/** `CACHE = {}`: what is there is forgotten, nothing is kept. */
function isReset({ path, operation, value }: Effect, module: PythonModule): boolean {
  return (
    path.length === 0 &&
    operation === 'set' &&
    value !== undefined &&
    /^(?:\{\s*\}|\[\s*\]|(?:dict|list|set)\(\)|None)$/.test(module.text(value))
  );
}

/** The name in this function is the module's: not a parameter, not a local; a plain assignment needs `global`. */
function reachesModule(effect: Effect, statement: Node, module: PythonModule): boolean {
  for (let node = module.reader.scopes.around(statement); node.type !== 'module'; node = module.reader.scopes.around(node)) {
    const scope = module.reader.scopes.of(node);
    if (scope.outside.has(effect.name)) return true;
    if (
      scope.parameters.has(effect.name) ||
      scope.effects
        .get(effect.name)
        ?.some(({ path, operation }) => path.length === 0 && (operation === 'set' || operation === 'import' || operation === 'define'))
    )
      return false;
  }
  return effect.path.length > 0 || effect.operation !== 'set';
}

/** In a function that is a registrar by name, a decorator, called while the module is loaded, or run once. */
function isRegistration(statement: Node, module: PythonModule): boolean {
  const functions = module.reader.enclosing(statement).filter(({ form }) => form === 'function');
  return functions.some(({ name, node }) => {
    if (name !== undefined && REGISTRARS.test(name)) return true;
    if (name !== undefined && isUsedAtImport(name, module)) return true;
    const decorated = decorators(node).map((each) => module.text(each));
    return (
      decorated.some((each) => /(?:^|\.)(?:cache|lru_cache|cached|receiver|on_event|command|fixture|before_first_request)\b/.test(each)) ||
      returnsFunction(node, (a, b) => module.text(a) === module.text(b))
    );
  });
}

/** Called or used as a decorator at module level: what it writes is there before the first request. */
function isUsedAtImport(name: string, module: PythonModule): boolean {
  return module.reader.statementsWith([name]).some((statement) => {
    if (statement.type === 'function_definition') return false;
    if (module.reader.scopes.around(statement).type === 'function_definition') return false;
    const head = statement.type === 'decorated_definition' ? decorators(statement) : isSimple(statement) ? [statement] : [];
    return head.some((part) => [...descendants(part)].some((node) => node.type === 'identifier' && module.text(node) === name));
  });
}

/** A decorator: a function that gives back a function that it defines or was given. */
function returnsFunction(node: Node, sameText: (a: Node, b: Node) => boolean): boolean {
  const body = field(node, 'body');
  const inner = body?.children.some((child) => child.type === 'function_definition' || child.type === 'decorated_definition');
  const [only, ...others] = field(node, 'parameters')?.children ?? [];
  const last = body?.children.at(-1);
  const given = last?.type === 'return_statement' ? last.children[0] : undefined;
  if (only && others.length === 0 && given && sameText(only, given)) return true;
  return (
    inner === true && body?.children.some((child) => child.type === 'return_statement' && child.children[0]?.type === 'identifier') === true
  );
}

/** `if key not in CACHE: CACHE[key] = …`, or filled once when empty: what it holds can be computed again. */
function isMemo(effect: Effect, statement: Node, name: string, module: PythonModule): boolean {
  if (isKeyed(effect, module)) return false;
  const around = module.reader.enclosing(statement).find(({ form }) => form === 'function')?.node;
  if (!around || effect.operation === 'append') return false;
  return [...descendants(around)].some((node) => {
    const text =
      node.type === 'comparison_operator' || node.type === 'not_operator'
        ? module.text(node)
        : node.type === 'call'
          ? module.text(field(node, 'function') ?? node)
          : '';
    return (
      new RegExp(`(?:\\bin ${name}\\b|^not ${name}$|^${name}\\.get$|^len$)`).test(text) ||
      (node.type === 'except_clause' && /KeyError/.test(module.text(field(node, 'value') ?? node)))
    );
  });
}

function isKeyed(effect: Effect, module: PythonModule): boolean {
  const [first] = effect.path;
  const key = first?.form === 'item' ? first.node : effect.key;
  return key !== undefined && key.type !== 'string' && PERSONAL.test(module.text(key));
}
