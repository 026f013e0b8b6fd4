import type { Value } from '@factorlint/core';

/** Keys of a client's options that say where a service is, the whole address before its parts. Source: each client's documentation. */
const ADDRESS_KEYS = [
  'url',
  'uri',
  'connectionString',
  'host',
  'hosts',
  'brokers',
  'server',
  'location',
  'endpoint',
  'socket',
  'path',
] as const;

/** The part of a connection's locator that says where the service is; undefined where nothing does. */
export function addressOf(locator: Value): Value | undefined {
  if (locator.kind !== 'record') return locator;
  const key = ADDRESS_KEYS.find((each) => locator.entries.some((entry) => entry.key === each));
  const found = locator.entries.find((entry) => entry.key === key)?.value;
  if (found?.kind === 'list') return found.items[0];
  return found?.kind === 'record' ? addressOf(found) : found;
}
