import { readIni, iniSection, iniValues, type IniEntry, type IniSection } from '../../../syntax/ini.js';
import { fillHoles } from '../../../syntax/template-holes.js';
import type { Document } from '../../../vocabulary/document.js';
import type { Command, ServerLog, Supply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import type { Value } from '../../../vocabulary/value.js';
import { execCommand, type CommandRole } from '../command.js';
import { secondsOf } from '../durations.js';
import { waivers } from '../waivers.js';
import { assignedWords, splitWords } from '../words.js';
import { declared } from '../../../values/workload.js';
import { basename } from '../../../vocabulary/paths.js';

const NAME = /\.service(?:\.(?:j2|jinja2?|in|tmpl|tpl|template|erb|example|sample|dist))?$/i;

/** Units of systemd that run a program. Source: systemd.service(5), systemd.exec(5). */
export const systemd = defineLanguage({
  id: 'systemd',
  version: 1,
  provides: ['workload', 'command', 'server-log', 'waiver'],
  reads: (path, head) => NAME.test(path) && /^\[Service\]/m.test(head()),

  *extract(document) {
    const file = readIni(withoutHoles(document), 'systemd');
    yield* waivers(document, file.comments);
    const service = iniSection(file, 'Service');
    if (!service) return;
    const name = basename(document.path).replace(NAME, '').replace(/@$/, '');
    yield workloadOf(service, name);
    for (const key of ['ExecStartPre', 'ExecStartPost', 'ExecReload', 'ExecStop']) {
      for (const entry of iniValues(service, key)) yield commandIn(entry, { purpose: 'hook', from: 'systemd', name: key });
    }
    yield* logs(service);
  },
});

export function withoutHoles(document: Document): Document {
  const { text, holes } = fillHoles(document.text, 'shell');
  return holes.length === 0 ? document : document.part(0, text.length, text);
}

function workloadOf(service: IniSection, name: string): Workload {
  const starts = iniValues(service, 'ExecStart').filter(({ value }) => value !== '');
  const start = starts.at(-1);
  const type = iniValues(service, 'Type').at(-1)?.value;
  const restart = iniValues(service, 'Restart').at(-1);
  const timeout = iniValues(service, 'TimeoutStopSec').at(-1) ?? iniValues(service, 'TimeoutSec').at(-1);
  const seconds = secondsOf(timeout?.value);
  return declared({
    name,
    form: 'systemd',
    location: start?.location ?? service.location,
    ...(type !== undefined && { type }),
    ...(start && { command: commandIn(start, { purpose: 'start', from: 'systemd', name }) }),
    ...(type === 'oneshot' && { once: true }),
    environment: environmentOf(service),
    environmentFiles: iniValues(service, 'EnvironmentFile')
      .filter(({ value }) => value !== '')
      .map(({ value, location }) => ({ path: value.replace(/^-/, ''), required: !value.startsWith('-'), location })),
    ...(restart && { restart: restart.value, restartAt: restart.location }),
    ...(timeout && seconds !== undefined && { gracePeriod: { seconds, location: timeout.location } }),
  });
}

/** Prefixes say how the program is run and are no part of it. */
function commandIn(entry: IniEntry, role: CommandRole): Command {
  const part = entry.part();
  const prefix = /^[-@:+!|]*/.exec(part.text)?.[0].length ?? 0;
  return execCommand(splitWords(part.part(prefix, part.text.length), 'systemd'), role, entry.location, entry.valueLocation);
}

function environmentOf(service: IniSection): Supply[] {
  const given = iniValues(service, 'Environment').flatMap((entry) =>
    assignedWords(entry.part(), 'none').flatMap(({ name, value, location }): Supply[] =>
      value ? [{ name, value, source: 'literal', location }] : [],
    ),
  );
  const passed = iniValues(service, 'PassEnvironment').flatMap((entry) =>
    assignedWords(entry.part(), 'none').map(({ name, location }): Supply => {
      const value: Value = { kind: 'environment', name, missing: 'empty', location };
      return { name, value, source: 'host', location };
    }),
  );
  return [...given, ...passed];
}

function* logs(service: IniSection): Generator<ServerLog> {
  for (const key of ['StandardOutput', 'StandardError']) {
    const entry = iniValues(service, key).at(-1);
    const target = entry && /^(?:file|append|truncate):(.+)$/.exec(entry.value)?.[1];
    if (!entry || target === undefined) continue;
    const value: Value = { kind: 'literal', value: target, location: entry.valueLocation };
    yield { kind: 'server-log', to: 'file', target: value, server: 'systemd', location: entry.location };
  }
}
