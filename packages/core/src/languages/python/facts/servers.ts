import { SERVER_CALLS, type ServerCall } from '../../../knowledge/python/servers.js';
import type { Listen } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString, literal } from '../values/place.js';
import { concatenate } from '../values/text.js';
import { take } from '../values/structure.js';
import { argumentValue, isInMain, knownCalls, placed } from './calls.js';
import { finalSettings } from './settings.js';

/** Servers that the code binds to a port, and gunicorn's settings file. */
export function* servers(module: PythonModule): Generator<Listen> {
  for (const { node, row } of knownCalls(module, SERVER_CALLS)) yield* stated(node, row, module);
  yield* unseenApplications(module);
  for (const { name, value, framework } of finalSettings(module)) {
    if (framework !== 'gunicorn' || name !== 'bind') continue;
    for (const address of value.kind === 'list' ? value.items : [value]) {
      if (!isSocketFile(address))
        yield {
          kind: 'listen',
          server: 'gunicorn',
          location: address.via ? address.via.at(-1)! : address.location,
          ...splitAddress(address),
        };
    }
  }
}

function* stated(node: Node, row: ServerCall, module: PythonModule): Generator<Listen> {
  const given = argumentsOf(node, module.text);
  const address = argumentValue(given, row.address, module);
  if (address && isSocketFile(address)) return;
  const host = argumentValue(given, row.host, module);
  const port = argumentValue(given, row.port, module);
  const reload = row.developmentWhen === undefined ? undefined : argumentValue(given, { named: row.developmentWhen }, module);
  const development = row.development ?? (reload?.kind === 'literal' && reload.value === true ? true : undefined);
  yield {
    kind: 'listen',
    server: row.server,
    ...placed(node, module),
    ...(address ? splitAddress(address) : {}),
    ...(host ? { host } : {}),
    ...(port ? { port } : {}),
    ...(development ? { development } : {}),
    ...(isInMain(node, module) ? { main: true as const } : {}),
  };
}

/** `app.run(…)` of an application that another file makes. */
function* unseenApplications(module: PythonModule): Generator<Listen> {
  const row = SERVER_CALLS.get('flask.Flask().run');
  for (const statement of module.reader.statementsWith(['run'])) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const [object, attribute] = [field(callee, 'object'), field(callee, 'attribute')];
      if (callee?.type !== 'attribute' || object?.type !== 'identifier' || !attribute || module.text(attribute) !== 'run') continue;
      if (!/^(?:app|application|server)$/.test(module.text(object)) || !row) continue;
      if (SERVER_CALLS.has(module.nameOf(callee) ?? '')) continue;
      const { named } = argumentsOf(node, module.text);
      if ([...named.keys()].some((key) => /^(?:host|port|debug|threaded|use_reloader)$/.test(key))) yield* stated(node, row, module);
    }
  }
}

function isSocketFile(address: Value): boolean {
  return isString(address) && /^(?:unix|fd):|^\//.test(address.value);
}

/** `(host, port)`, `"host:port"`, `f"[::]:{port}"`, each part with its own place as far as it has one. */
function splitAddress(address: Value): Pick<Listen, 'host' | 'port'> {
  if (address.kind === 'list') {
    const [host, port] = [take(address, 0), take(address, 1)];
    return { ...(host ? { host } : {}), ...(port ? { port } : {}) };
  }
  if (isString(address)) return fromText(address.value, address);
  if (address.kind !== 'text') return address.kind === 'environment' ? { port: address } : {};
  const index = address.parts.findLastIndex((part) => isString(part) && part.value.includes(':'));
  const middle = address.parts[index];
  if (!isString(middle)) return {};
  const cut = middle.value.lastIndexOf(':');
  const host = concatenate([...address.parts.slice(0, index), literal(middle.value.slice(0, cut), middle.location)], address.location);
  const port = concatenate([literal(middle.value.slice(cut + 1), middle.location), ...address.parts.slice(index + 1)], address.location);
  return { host, port: single(port) };
}

function fromText(text: string, address: Value): Pick<Listen, 'host' | 'port'> {
  const match = /^(.*?):?(\d+)$/.exec(text);
  if (!match?.[2]) return { host: literal(text, address.location) };
  const port = literal(Number(match[2]), address.location);
  return match[1] ? { host: literal(match[1], address.location), port } : { port };
}

/** A text of one value and nothing else is that value. */
function single(value: Value): Value {
  if (value.kind !== 'text') return value;
  const parts = value.parts.filter((part) => !(isString(part) && part.value === ''));
  return parts.length === 1 && parts[0] ? parts[0] : value;
}
