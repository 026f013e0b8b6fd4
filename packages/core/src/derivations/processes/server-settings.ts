import type { Program } from '../../knowledge/servers/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { joinPath } from '../commands/paths.js';
import type { FileView } from '../commands/world.js';
import type { ServerSettings } from './listening.js';
import { optionValue } from './options.js';

/** What the settings file of a server says, where one is named or found by the server itself. */
export function serverSettings(
  { name, settings }: Program,
  words: readonly Value[],
  directory: string,
  files: FileView,
  facts: Facts<'assignment' | 'listen'>,
): { readonly values: ServerSettings; readonly file?: string } {
  if (!settings) return { values: new Map() };
  const named =
    literalText(optionValue(words, settings.options)) ??
    words.map(literalText).find((text) => name === 'uwsgi' && /\.(?:ini|ya?ml)$/.test(text ?? ''));
  const written = named?.replace(/^(?:file:|python:)/, (prefix) => (prefix === 'file:' ? '' : prefix));
  const file = written === undefined ? settings.file && files.find(joinPath(directory, settings.file)) : fileOf(written, directory, files);
  if (file === undefined) return { values: new Map() };
  const values = new Map<string, Value>();
  for (const { keys, value, operation } of facts.in('assignment', file)) {
    const [key, ...more] = keys;
    if (key !== undefined && more.length === 0 && operation === undefined) values.set(key, value);
  }
  for (const { host, port } of facts.in('listen', file).slice(0, 1)) {
    if (host) values.set('host', host);
    if (port) values.set('port', port);
  }
  return { values, file };
}

function fileOf(written: string, directory: string, files: FileView): string | undefined {
  if (written.startsWith('python:')) return files.find(joinPath(directory, `${written.slice(7).replaceAll('.', '/')}.py`));
  return files.find(joinPath(directory, written)) ?? files.named(written.slice(written.lastIndexOf('/') + 1));
}
