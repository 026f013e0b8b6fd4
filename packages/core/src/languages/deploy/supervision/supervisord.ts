import { rewriteCommand } from '../../../syntax/rewriting/command.js';
import { readIni, iniValues, type IniSection } from '../../../syntax/ini.js';
import { interpolate } from '../../../syntax/interpolation.js';
import { underName } from '../../../values/credential.js';
import type { ServerLog, Supply, Workload } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { execCommand } from '../command.js';
import { numeric } from '../data-values.js';
import { waivers } from '../waivers.js';
import { splitWords, wholeWord } from '../words.js';
import { declared } from '../../../values/workload.js';
import { logOf } from './server-logs.js';
import { withoutHoles } from './systemd.js';
import { basename } from '../../../vocabulary/paths.js';

const SECTION = /^(program|eventlistener|fcgi-program):(.+)$/;

/** Files of supervisord: each program as a workload. Source: supervisord.org/configuration.html. */
export const supervisord = defineLanguage({
  id: 'supervisord',
  version: 1,
  provides: ['workload', 'server-log', 'waiver'],
  reads: (path, head) =>
    /\.(?:conf|ini|cfg)(?:\.\w+)?$|supervisor[^/]*$/i.test(basename(path)) && /^\[(?:program:|supervisord\]|eventlistener:)/m.test(head()),

  rewrite: rewriteCommand,
  *extract(document) {
    const { sections, comments } = readIni(withoutHoles(document), 'supervisord');
    yield* waivers(document, comments);
    for (const section of sections) {
      const [, type, name] = SECTION.exec(section.name) ?? [];
      if (section.name === 'supervisord') yield* logs(section, ['logfile'], 'supervisord');
      if (type === undefined || name === undefined) continue;
      yield workloadOf(section, type, name.trim());
      yield* logs(section, ['stdout_logfile', 'stderr_logfile'], 'supervisord');
    }
  },
});

function workloadOf(section: IniSection, type: string, name: string): Workload {
  const last = (key: string) => iniValues(section, key).at(-1);
  const command = last('command');
  const replicas = last('numprocs');
  const restart = last('autorestart')?.value;
  const grace = last('stopwaitsecs');
  return declared({
    name,
    form: 'supervisor',
    type,
    location: section.location,
    ...(command && {
      command: execCommand(
        splitWords(command.part(), 'supervisord'),
        { purpose: 'start', from: 'supervisor', name },
        command.location,
        command.valueLocation,
      ),
    }),
    environment: environmentOf(section),
    ...(replicas && { replicas: numeric(interpolate(replicas.part(), 'supervisord')) }),
    ...(restart !== undefined && { restart }),
    ...(grace && /^\d+$/.test(grace.value) && { gracePeriod: { seconds: Number(grace.value), location: grace.location } }),
  });
}

/** `KEY="value",OTHER=value`: commas inside quotes divide nothing. */
function environmentOf(section: IniSection): Supply[] {
  return iniValues(section, 'environment').flatMap((entry) => {
    const part = entry.part();
    const pattern = /([A-Za-z_]\w*)\s*=\s*("[^"]*"|'[^']*'|[^,\s"']*)/g;
    return [...part.text.matchAll(pattern)].map((found): Supply => {
      const [whole, name = '', written = ''] = found;
      const end = found.index + whole.length;
      const value = underName(wholeWord(part.part(end - written.length, end), 'supervisord'), name);
      return { name, value, source: value.kind === 'environment' ? 'host' : 'literal', location: part.locate(found.index, end) };
    });
  });
}

function* logs(section: IniSection, keys: readonly string[], server: string): Generator<ServerLog> {
  for (const key of keys) {
    const entry = iniValues(section, key).at(-1);
    if (entry) yield logOf(entry.value, server, entry.location, entry.valueLocation);
  }
}
