import type { Command } from '../../vocabulary/facts/index.js';
import type { Event } from '../commands/lane.js';
import { resolveCommand } from '../commands/resolve.js';
import { wordsOf } from '../deploy/start.js';
import type { Context } from './context.js';
import { invocationOf, programOf } from './invocation.js';
import { serverSettings } from './server-settings.js';

/** What a server or a unit runs before the application, as its settings file says: hooks of uWSGI, `ExecStartPre`. */
export function hooksBefore(main: Event, context: Context): readonly Event[] {
  return hooksOf(main, context).flatMap((command) => {
    const { files, commands, environment, shell } = context;
    const world = { files, commands, environment: environment.values, closed: environment.open.length === 0, shell };
    const [likeliest] = resolveCommand(wordsOf(command, 'sh'), main.directory, [], world);
    return likeliest?.events ?? [];
  });
}

function hooksOf(main: Event, { workload, facts, files }: Context): readonly Command[] {
  const { path } = workload.location;
  if (workload.form === 'systemd') return facts.in('command', path).filter(({ name }) => name === 'ExecStartPre');
  const invocation = invocationOf(main.step);
  const program = programOf(main.step, invocation);
  if (program?.name !== 'uwsgi') return [];
  const { file } = serverSettings(program, invocation.words, main.directory, files, facts);
  return file === undefined ? [] : facts.in('command', file).filter(({ purpose, from }) => purpose === 'hook' && from === 'uwsgi');
}
