import { literalValue } from '../../../values/credential.js';
import type { Document } from '../../../vocabulary/document.js';
import type {
  Assignment,
  Command,
  EnvironmentSupply,
  Listen,
  ServerLog,
  SignalHandler,
  Workload,
} from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import type { Located } from '../../../vocabulary/location.js';
import type { Condition, Value } from '../../../vocabulary/value.js';
import { execCommand, shellCommand } from '../command.js';
import { numeric } from '../data-values.js';
import { waivers } from '../waivers.js';
import { assignedWords, splitWords } from '../words.js';
import { declared } from '../../../values/workload.js';
import { isYamlName } from '../yaml-files.js';
import { logOf } from './server-logs.js';
import { optionsOfIni, optionsOfYaml, type Option } from './uwsgi-options.js';
import { withoutHoles } from './systemd.js';
import { basename } from '../../../vocabulary/paths.js';

const LISTENS: ReadonlySet<string> = new Set([
  'http',
  'http-socket',
  'http11-socket',
  'https',
  'https-socket',
  'socket',
  'uwsgi-socket',
  'fastcgi-socket',
  'scgi-socket',
  'shared-socket',
]);
const LOGS: ReadonlySet<string> = new Set(['logto', 'logto2', 'req-logger', 'logger', 'daemonize', 'daemonize2']);
const HOOKS = /^(?:hook-(?!master-start)[\w-]+|exec-(?:asap|pre-jail|post-jail|in-jail|as-root|as-user|pre-app|post-app|as-user-atexit))$/;
const DAEMONS: ReadonlySet<string> = new Set([
  'attach-daemon',
  'attach-daemon2',
  'smart-attach-daemon',
  'smart-attach-daemon2',
  'legion-attach-daemon',
]);
/** Options that rules and the model ask for by name. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...LISTENS,
  'processes',
  'workers',
  'threads',
  'cheaper',
  'master',
  'die-on-term',
  'harakiri',
  'worker-reload-mercy',
  'reload-mercy',
  'pidfile',
  'daemonize',
  'module',
  'wsgi-file',
  'chdir',
  'enable-threads',
]);
const PLACEHOLDER = /\$\(([A-Za-z_]\w*)\)|%\(([^)]*)\)/g;

/** Settings of uWSGI, as ini or YAML. Source: uwsgi-docs.readthedocs.io/en/latest/Options.html. */
export const uwsgi = defineLanguage({
  id: 'uwsgi',
  version: 1,
  provides: ['listen', 'signal-handler', 'server-log', 'command', 'workload', 'environment-supply', 'assignment', 'waiver'],

  reads(path, head) {
    const name = basename(path);
    if (/\.ini(?:\.\w+)?$/i.test(name)) return /^\[uwsgi\]/m.test(head());
    return isYamlName(path) && /uwsgi/i.test(path) && /^uwsgi:/m.test(head());
  },

  *extract(document) {
    const { options, comments } = isYamlName(document.path) ? optionsOfYaml(document) : optionsOfIni(withoutHoles(document));
    yield* waivers(document, comments);
    yield* signals(options);
    for (const [order, option] of options.entries()) {
      if (SETTINGS.has(option.key)) yield setting(option, order);
      yield* factsOf(option, document.path);
    }
  },
});

/** Source: uwsgi-docs "The master process": without `die-on-term` SIGTERM reloads the stack, before version 2.1. */
function* signals(options: readonly Option[]): Generator<SignalHandler> {
  const stops = options.find(
    ({ key, value }) =>
      (key === 'die-on-term' && isOn(value)) ||
      (key === 'hook-master-start' && /unix_signal:15\s+gracefully_kill_them_all/.test(value.text)),
  );
  const place = stops ?? options.find(({ key, value }) => key === 'master' && isOn(value)) ?? options.find(({ key }) => LISTENS.has(key));
  if (place)
    yield {
      kind: 'signal-handler',
      signal: 'SIGTERM',
      effect: stops ? 'drains' : 'unknown',
      at: 'main',
      library: 'uwsgi',
      location: place.location,
    };
}

function isOn({ text }: Document): boolean {
  return !/^(?:false|0|no)$/i.test(text.trim());
}

function setting({ key, value, location, condition }: Option, order: number): Assignment {
  const read = value.text === '' ? ({ kind: 'literal', value: true, location } as const) : numeric(valueOf(value));
  return { kind: 'assignment', keys: [key], value: read, order, framework: 'other', ...(condition && { condition }), location };
}

function* factsOf(
  { key, value, location, condition }: Option,
  path: string,
): Generator<Listen | ServerLog | Command | Workload | EnvironmentSupply> {
  const { text } = value;
  if (LISTENS.has(key)) yield* listen(value, location, condition);
  else if (LOGS.has(key) && text !== '')
    yield logOf(/^file:(?:logfile=)?([^,]+)/.exec(text)?.[1] ?? text, 'uwsgi', location, value.locate(0, text.length));
  else if (HOOKS.test(key)) yield* hook(key, value, location);
  else if (DAEMONS.has(key)) yield daemon(value, location);
  else if (key === 'env') {
    for (const { name, value: given, location: place } of assignedWords(value, 'none')) {
      if (given) yield { kind: 'environment-supply', form: 'uwsgi', of: path, name, value: given, source: 'literal', location: place };
    }
  }
}

/** `host:port`, `:port`; a path is a socket that another server must speak to. */
function* listen(value: Document, location: Located['location'], condition: Condition | undefined): Generator<Listen> {
  const { text } = value;
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1).split(',')[0] ?? '';
  if (colon < 0 || port === '' || text.startsWith('/') || /^unix:/.test(text)) return;
  const host = text.slice(0, colon);
  yield {
    kind: 'listen',
    host: { kind: 'literal', value: host === '' ? '0.0.0.0' : host, location: value.locate(0, Math.max(colon, 0)) },
    port: numeric(valueOf(value.part(colon + 1, colon + 1 + port.length))),
    server: 'uwsgi',
    ...(condition && { condition }),
    location,
  };
}

/** `exec:program`, `spawn:program`; other hooks run nothing of a shell. */
function* hook(key: string, value: Document, location: Located['location']): Generator<Command> {
  const prefix = /^(?:exec|safeexec|spawn):/.exec(value.text)?.[0].length ?? (key.startsWith('exec-') ? 0 : undefined);
  if (prefix !== undefined)
    yield shellCommand(value.part(prefix, value.text.length), { purpose: 'hook', from: 'uwsgi', name: key }, location);
}

/** A program that uWSGI starts and stops beside the application. Smart ones begin with their pidfile. */
function daemon(value: Document, location: Located['location']): Workload {
  const words = splitWords(value, 'none');
  const [first] = words;
  const isSmart = first?.value.kind === 'literal' && /\.pid$/.test(String(first.value.value));
  const own = isSmart ? words.slice(1) : words;
  const name = own
    .map(({ value: word }) => (word.kind === 'literal' ? String(word.value) : '?'))
    .find((word) => !/^-|^(?:\S*\/)?python[\d.]*$|manage\.py$/.test(word));
  return declared({
    name: basename(name ?? 'daemon'),
    form: 'uwsgi',
    type: 'daemon',
    location,
    command: execCommand(own, { purpose: 'start', from: 'uwsgi' }, location, value.locate(0, value.text.length)),
  });
}

/** `$(NAME)` is the environment's; `%(name)` is an option of this file and not followed. */
function valueOf(document: Document): Value {
  const { text } = document;
  const location = document.locate(0, text.length);
  const parts: Value[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    const end = found.index + found[0].length;
    if (found.index > from)
      parts.push({ kind: 'literal', value: text.slice(from, found.index), location: document.locate(from, found.index) });
    const place = document.locate(found.index, end);
    parts.push(
      found[1] === undefined
        ? { kind: 'unknown', location: place }
        : { kind: 'environment', name: found[1], missing: 'empty', location: place },
    );
    from = end;
  }
  if (parts.length === 0) return literalValue(text, location);
  if (from < text.length) parts.push({ kind: 'literal', value: text.slice(from), location: document.locate(from, text.length) });
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'text', parts, location };
}
