import { FASTIFY_STORES, STORES, STORE_PLACES, type StoreRow } from '../../../knowledge/javascript/stores.js';
import type { StateStore } from '../../../vocabulary/facts/index.js';
import { callsIn, callsNamed, conditionAt } from '../calls.js';
import { originOf } from '../origin.js';
import { mayHaveOrigin, originsOf } from '../possible-origins.js';
import type { SourceFile } from '../source.js';
import { argumentOf, isFunction, keyName, nodesOf, propertyOf, stringOf, unwrap, type AnyCall, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { isTemporary } from './temporary.js';

const PLUGINS = originsOf(Object.keys(FASTIFY_STORES));

/** Where the code keeps state between requests: sessions, caches, uploads, counters. */
export function* stateStores(file: SourceFile): Generator<StateStore> {
  for (const { node, origin, row } of callsIn(file, STORES)) yield* storeAt(file, node, row, origin);
  for (const { node, origin } of mayHaveOrigin(file, PLUGINS) ? callsNamed(file, ['register']) : []) {
    const plugin = argumentOf(node, 0);
    const module = plugin && origin?.endsWith('.register') ? originOf(file, plugin) : undefined;
    const row = module === undefined ? undefined : FASTIFY_STORES[module];
    if (row && module !== undefined) yield* storeAt(file, node, row, module);
  }
  yield* uploads(file);
}

function* storeAt(file: SourceFile, node: AnyCall, row: StoreRow, origin: string): Generator<StateStore> {
  const library = libraryOf(origin);
  const base = { kind: 'state-store', purpose: row.purpose, library, location: file.locate(node) } as const;
  if (row.purpose === 'upload' && isTemporary(file, argumentOf(node, 0))) return;
  if (row.where === 'unknown') {
    const adapter = argumentOf(node, 0);
    if (adapter) yield { ...base, where: placeOf(originOf(file, adapter)), ...conditionAt(file, node) };
    return;
  }
  if (row.explicit) {
    yield { ...base, where: row.where, ...conditionAt(file, node) };
    return;
  }
  const named = stringOf(argumentOf(node, row.argument ?? 0));
  if (named !== undefined) {
    yield { ...base, where: placeOf(named), ...conditionAt(file, node) };
    return;
  }
  const stores = storesGiven(file, argumentOf(node, row.argument ?? 0), row.keys ?? []);
  if (stores === 'unknown') {
    yield { ...base, where: 'unknown', ...conditionAt(file, node) };
    return;
  }
  for (const store of stores) {
    const value = evaluate(file, store);
    yield {
      ...base,
      where: placeOf(originOf(file, store) ?? stringOf(store)),
      ...(value.kind === 'unknown' ? {} : { store: value }),
      location: file.locate(store),
      ...conditionAt(file, store),
    };
  }
  if (stores.length === 0) yield { ...base, where: row.where, implicit: true, ...conditionAt(file, node) };
}

/** The expressions that hand in a store: the options' own, those of a factory, and those assigned to the options afterwards. */
function storesGiven(file: SourceFile, options: Node | undefined, keys: readonly string[]): readonly Node[] | 'unknown' {
  const bare = options && unwrap(options);
  if (!bare) return [];
  if (bare.type === 'Identifier') {
    const declaration = file.reader.lookup(bare.name, bare);
    if (declaration?.node.type !== 'VariableDeclarator' || !declaration.node.init) return 'unknown';
    const assigned = declaration.writes.flatMap((write) =>
      write.form === 'member' && write.value && keys.includes(write.keys[0] ?? '') ? branches(write.value) : [],
    );
    const own = storesGiven(file, declaration.node.init, keys);
    return own === 'unknown' ? (assigned.length > 0 ? assigned : own) : [...own, ...assigned];
  }
  if (bare.type === 'ArrayExpression') return [];
  if (bare.type !== 'ObjectExpression') return 'unknown';
  const found: Node[] = [];
  for (const key of [...keys, 'useFactory']) {
    const value = propertyOf(bare, key);
    if (!value) continue;
    const inner = unwrap(value);
    if (key === 'useFactory') {
      const made = isFunction(inner) ? [...insideOf(inner)] : [];
      const given = made.flatMap((node) =>
        node.type === 'Property' && keys.includes(keyName(node.key, node.computed) ?? '') ? branches(node.value) : [],
      );
      if (given.length === 0 && !isFunction(inner)) return 'unknown';
      found.push(...given);
    } else if (inner.type === 'ArrayExpression') {
      found.push(...inner.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? [element] : [])));
    } else found.push(...branches(inner));
  }
  const spreads =
    bare.properties.some(({ type }) => type === 'SpreadElement') ||
    propertyOf(bare, 'useClass') !== undefined ||
    propertyOf(bare, 'useExisting') !== undefined;
  return found.length === 0 && spreads ? 'unknown' : found;
}

/** Both sides of `a ? b : c`, without those that are nothing. */
function branches(node: Node): readonly Node[] {
  const bare = unwrap(node);
  if (bare.type === 'ConditionalExpression') return [...branches(bare.consequent), ...branches(bare.alternate)];
  const nothing = (bare.type === 'Identifier' && bare.name === 'undefined') || (bare.type === 'Literal' && bare.value === null);
  return nothing ? [] : [bare];
}

/** Every node of a function, the statements inside it too. */
function* insideOf(node: Node): Generator<Node> {
  yield* nodesOf(node);
  if (!isFunction(node) || node.body?.type !== 'BlockStatement') return;
  for (const statement of node.body.body) yield* nodesOf(statement);
}

/** Where a store keeps things, by what makes it. */
function placeOf(origin: string | undefined): StateStore['where'] {
  return origin === undefined ? 'unknown' : (STORE_PLACES.find(({ pattern }) => pattern.test(origin))?.where ?? 'unknown');
}

function libraryOf(origin: string): string {
  const bare = origin.replaceAll('()', '');
  return /^@[^/]+\/[^/.]+/.exec(bare)?.[0] ?? (bare.startsWith('socket.io') ? 'socket.io' : (/^[^./]+/.exec(bare)?.[0] ?? bare));
}

const UPLOADS: Readonly<Record<string, number>> = {
  multer: 0,
  '@nestjs/platform-express.MulterModule.register': 0,
  '@nestjs/platform-express.FileInterceptor': 1,
  '@nestjs/platform-express.FilesInterceptor': 2,
  '@nestjs/platform-express.AnyFilesInterceptor': 0,
};

/** multer's `dest`, also through Nest: files of users in a folder of the machine. */
function* uploads(file: SourceFile): Generator<StateStore> {
  for (const { node, origin, row } of callsIn(file, UPLOADS)) {
    const folder = propertyOf(argumentOf(node, row), 'dest');
    if (!folder || isTemporary(file, folder)) continue;
    yield {
      kind: 'state-store',
      purpose: 'upload',
      where: 'local-disk',
      library: libraryOf(origin),
      store: evaluate(file, folder),
      location: file.locate(node),
      ...conditionAt(file, node),
    };
  }
}
