import type { Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Location } from '../../vocabulary/location.js';
import { literal } from '../commands/argument.js';
import { joinPath } from '../commands/paths.js';
import { folderOf } from '../../vocabulary/paths.js';
import { declared } from '../../values/workload.js';

/** The file that a platform reads for a new app: its commands after the first deploy, and what it starts where nothing else says so. */
export function manifestWorkloads(path: string, isAlone: boolean, facts: Facts<'command'>): readonly Workload[] {
  const after = facts
    .in('command', path)
    .filter(({ from, name }) => from === 'app.json' && name === 'postdeploy')
    .map((command) => ({
      ...declared({ name: 'postdeploy', form: 'app.json', location: command.location }),
      command,
      release: true as const,
      once: true as const,
    }));
  const manifest = joinPath(folderOf(path), 'package.json');
  const hasStart = facts.in('command', manifest).some(({ name, from }) => name === 'start' && from === 'package.json');
  return isAlone && hasStart
    ? [...after, { ...declared({ name: 'web', form: 'app.json', location: { path } }), command: npmStart({ path }) }]
    : after;
}

/** Without a Procfile the platform runs this. Source: devcenter.heroku.com/articles/nodejs-support#default-web-process-type. */
function npmStart(location: Location): NonNullable<Workload['command']> {
  const words = [literal('npm', location), literal('start', location)];
  return {
    kind: 'command',
    form: 'exec',
    purpose: 'start',
    from: 'app.json',
    name: 'web',
    script: { statements: [{ kind: 'run', words, assignments: [], exec: false, location }], location },
    location,
  };
}
