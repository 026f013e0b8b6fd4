import {
  RATE_LIMITERS,
  STORE_CALLS,
  whereOfBackend,
  whereOfCacheType,
  whereOfSessionType,
  whereOfStorageUri,
} from '../../../knowledge/python/state-stores.js';
import { contributors } from '../../../values/walk.js';
import type { StateStore } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { take } from '../values/structure.js';
import { argument, argumentValue, knownCalls, outcomes, placed } from './calls.js';
import { finalSettings, type FinalSetting } from './settings.js';
import { isTemporary } from './temporary.js';

type Where = StateStore['where'];

/** Where state that outlives a request is kept: settings of frameworks, limiters, uploads. */
export function* stateStores(module: PythonModule): Generator<StateStore> {
  const settings = [...finalSettings(module)];
  for (const setting of settings) yield* bySetting(setting);
  yield* implicitStorage(settings, module);
  yield* limiters(module);
  for (const { node, row } of knownCalls(module, STORE_CALLS)) yield { kind: 'state-store', ...row, ...placed(node, module) };
  yield* sessionMiddleware(module);
  yield* caching(module);
  yield* uploads(module);
}

function* bySetting({ name, value, framework }: FinalSetting): Generator<StateStore> {
  if (framework === 'django') yield* django(name, value);
  else if (framework !== 'gunicorn') yield* flask(name, value);
}

function* django(name: string, value: Value): Generator<StateStore> {
  switch (name) {
    case 'CACHES':
      yield* aliases(value, 'cache');
      return;
    case 'CHANNEL_LAYERS':
      yield* aliases(value, 'channel-layer');
      return;
    case 'STORAGES':
      yield* aliases(value, 'upload', 'default');
      return;
    case 'DEFAULT_FILE_STORAGE':
      yield* each(value, 'upload', 'django', whereOfBackend);
      return;
    case 'SESSION_ENGINE':
      yield* each(value, 'session', 'django', whereOfBackend);
  }
}

function* flask(name: string, value: Value): Generator<StateStore> {
  if (name === 'SESSION_TYPE') yield* each(value, 'session', 'flask-session', whereOfSessionType);
  else if (name === 'CACHE_TYPE') yield* each(value, 'cache', 'flask-caching', whereOfCacheType);
  else if (/^RATELIMIT_STORAGE_UR[IL]$/.test(name)) yield* each(value, 'rate-limit', 'flask-limiter', whereOfStorageUri);
}

/** One store for each outcome of a setting. */
function* each(value: Value, purpose: StateStore['purpose'], library: string, whereOf: (text: string) => Where): Generator<StateStore> {
  for (const outcome of outcomes(value)) {
    if (outcome.value.kind === 'literal' && outcome.value.value === null) continue;
    const where = isString(outcome.value) ? whereOf(outcome.value.value) : whereOfRead(outcome.value, whereOf);
    yield {
      kind: 'state-store',
      purpose,
      where,
      library,
      store: outcome.value,
      location: outcome.value.location,
      ...(outcome.condition ? { condition: outcome.condition } : {}),
    };
  }
}

/** A text or a variable whose beginning is known says where, too. */
function whereOfRead(value: Value, whereOf: (text: string) => Where): Where {
  const known = contributors(value).flatMap((part) => (isString(part) ? [whereOf(part.value)] : []));
  return value.kind === 'environment' ? 'unknown' : (known.find((where) => where !== 'unknown') ?? 'unknown');
}

function* aliases(value: Value, purpose: StateStore['purpose'], wanted?: string): Generator<StateStore> {
  const seen = new Set<string>();
  for (const store of aliasStores(value, purpose, wanted)) {
    // One assignment may be an outcome of several branches.
    const { start } = store.location.range ?? {};
    const key = `${start?.line ?? 0}:${start?.column ?? 0}`;
    if (!seen.has(key)) yield store;
    seen.add(key);
  }
}

function* aliasStores(value: Value, purpose: StateStore['purpose'], wanted: string | undefined): Generator<StateStore> {
  for (const { value: all, condition } of outcomes(value)) {
    if (all.kind !== 'record') continue;
    for (const entry of all.entries) {
      if (wanted !== undefined && entry.key !== wanted) continue;
      for (const outcome of outcomes(entry.value, condition)) {
        const backend = outcome.value.kind === 'record' ? take(outcome.value, 'BACKEND') : outcome.value;
        if (!backend) continue;
        for (const kind of outcomes(backend, outcome.condition)) {
          const where = isString(kind.value) ? whereOfBackend(kind.value.value) : 'unknown';
          const location = kind.value.via ? outcome.value.location : kind.value.location;
          yield {
            kind: 'state-store',
            purpose,
            where,
            library: 'django',
            store: kind.value,
            location,
            ...(kind.condition ? { condition: kind.condition } : {}),
          };
        }
      }
    }
  }
}

/** A project that keeps uploads somewhere (MEDIA_ROOT) and chooses no storage has Django's default: the local disk. */
function* implicitStorage(settings: readonly FinalSetting[], module: PythonModule): Generator<StateStore> {
  const media = settings.find(({ name, framework }) => name === 'MEDIA_ROOT' && framework === 'django');
  if (
    !media ||
    module.reader.module.stars.length > 0 ||
    settings.some(({ name }) => name === 'STORAGES' || name === 'DEFAULT_FILE_STORAGE')
  )
    return;
  yield { kind: 'state-store', purpose: 'upload', where: 'local-disk', library: 'django', implicit: true, location: media.location };
}

function* limiters(module: PythonModule): Generator<StateStore> {
  for (const { node, row: library, given } of knownCalls(module, RATE_LIMITERS)) {
    const place = placed(node, module);
    const store = argumentValue(given, { named: 'storage_uri' }, module) ?? argumentValue(given, { named: 'storage_url' }, module);
    if (store) {
      const where = isString(store) ? whereOfStorageUri(store.value) : 'unknown';
      yield { kind: 'state-store', purpose: 'rate-limit', where, library, store, ...place };
      // Settings of the application may name the storage of an extension that is made without one.
    } else if (!given.open && !/^flask/.test(library))
      yield { kind: 'state-store', purpose: 'rate-limit', where: 'memory', library, implicit: true, ...place };
  }
}

/** `app.add_middleware(SessionMiddleware, secret_key=…)` of Starlette keeps the session in a signed cookie. */
function* sessionMiddleware(module: PythonModule): Generator<StateStore> {
  for (const statement of module.reader.statementsWith(['SessionMiddleware'])) {
    for (const node of within(statement)) {
      if (
        node.type !== 'identifier' ||
        node.parent?.type !== 'argument_list' ||
        module.nameOf(node) !== 'starlette.middleware.sessions.SessionMiddleware'
      )
        continue;
      yield { kind: 'state-store', purpose: 'session', where: 'client', library: 'starlette', ...placed(node, module) };
    }
  }
}

const CACHING = new Map([
  ['flask_caching.Cache', true],
  ['flask_caching.Cache().init_app', true],
]);

function* caching(module: PythonModule): Generator<StateStore> {
  for (const { given } of knownCalls(module, CACHING)) {
    const config = argumentValue(given, { named: 'config' }, module);
    const type = config && cacheType(config);
    if (type) yield* each(type, 'cache', 'flask-caching', whereOfCacheType);
  }
}

/** What a configuration chooses; one of another module chooses once that is read. */
function cacheType(config: Value): Value | undefined {
  if (config.kind === 'record') return take(config, 'CACHE_TYPE');
  const isElsewhere = config.kind === 'reference' || config.kind === 'member';
  return isElsewhere ? { kind: 'member', of: config, key: 'CACHE_TYPE', location: config.location } : undefined;
}

/** Uploaded files that are saved below a folder: `request.files["x"].save(path)`, `shutil.copyfileobj(upload.file, target)`. */
function* uploads(module: PythonModule): Generator<StateStore> {
  for (const statement of uploadStatements(module)) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      if (!callee) continue;
      const found = savedUpload(node, callee, module) ?? copiedUpload(node, callee, module);
      if (found && !isTemporary(found.target, module))
        yield {
          kind: 'state-store',
          purpose: 'upload',
          where: 'local-disk',
          library: found.library,
          store: module.value(found.target),
          ...placed(node, module),
        };
    }
  }
}

/** The statements that may save an upload, by what the file imports and names. */
function uploadStatements(module: PythonModule): readonly Node[] {
  const modules = [...module.reader.imported().values()].map((each) => each.module);
  const isFlask = modules.some((name) => /^(?:flask|quart)(?:\.|$)/.test(name));
  const hasFolder =
    module.reader.statementsWhere(isUploadFolder).length > 0 ||
    module.reader.stringsWhere('key', isUploadFolder).some((string) => isUploadFolder(module.text(string)));
  const words = [...(isFlask || hasFolder ? ['save'] : []), ...(modules.includes('shutil') ? ['copyfileobj'] : [])];
  return module.reader.statementsWith(words);
}

function isUploadFolder(text: string): boolean {
  return /UPLOAD_(?:FOLDER|DIR|PATH)/.test(text);
}

interface Upload {
  readonly target: Node;
  readonly library: string;
}

function savedUpload(call: Node, callee: Node, module: PythonModule): Upload | undefined {
  const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
  if (callee.type !== 'attribute' || !object || !method || module.text(method) !== 'save') return undefined;
  const target = argument(argumentsOf(call, module.text), { position: 0, named: 'dst' });
  if (!target) return undefined;
  const uploaded = /^(?:flask|quart)\.request\.files\b/.test(module.nameOf(object) ?? '');
  return uploaded || isUploadFolder(module.text(target)) ? { target, library: 'flask' } : undefined;
}

function copiedUpload(call: Node, callee: Node, module: PythonModule): Upload | undefined {
  if (module.nameOf(callee) !== 'shutil.copyfileobj') return undefined;
  const [source, target] = argumentsOf(call, module.text).positional;
  return source && target && /^(?:fastapi|starlette\.datastructures)\.UploadFile\(\)\.file$/.test(module.nameOf(source) ?? '')
    ? { target, library: 'fastapi' }
    : undefined;
}
