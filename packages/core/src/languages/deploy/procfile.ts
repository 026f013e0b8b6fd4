import { rewriteShell } from '../../syntax/rewriting/shell.js';
import { readProcfile } from '../../syntax/procfile.js';
import type { Command, Workload } from '../../vocabulary/facts/index.js';
import { defineLanguage } from '../../vocabulary/language.js';
import { shellCommand } from './command.js';
import { waivers } from './waivers.js';
import { declared } from '../../values/workload.js';
import { basename } from '../../vocabulary/paths.js';

const NAME = /^Procfile(?:\.[\w.-]+)?$|^[\w-]+\.Procfile$/i;
/** Variants by convention: `.dev` of foreman and Rails, `.windows` of Heroku's guides, which run on a developer's machine. */
const DEVELOPMENT = /[.-](?:dev|development|local|windows|win)\b|^(?:dev|local)\./i;
const TEST = /[.-](?:test|ci)\b/i;

/** Procfiles: each process type as a workload. */
export const procfile = defineLanguage({
  id: 'procfile',
  version: 1,
  provides: ['workload', 'waiver'],
  reads: (path) => NAME.test(basename(path)) && !/\.(?:md|[cm]?[jt]s|py|rb)$/.test(path),

  rewrite: rewriteShell,
  *extract(document) {
    const { entries, comments } = readProcfile(document);
    yield* waivers(document, comments);
    const purpose = purposeOf(basename(document.path));
    for (const { type, location, command } of entries)
      yield workloadOf(type, shellCommand(command, { ...roleOf(type, purpose), from: 'procfile' }), location, purpose);
  },
});

function purposeOf(name: string): Workload['purpose'] {
  if (DEVELOPMENT.test(name)) return 'development';
  return TEST.test(name) ? 'test' : undefined;
}

function roleOf(type: string, purpose: Workload['purpose']): Pick<Command, 'purpose' | 'name'> {
  if (type === 'release') return { purpose: 'release', name: type };
  return { purpose: purpose === 'development' ? 'development' : 'start', name: type };
}

function workloadOf(name: string, command: Command, location: Workload['location'], purpose: Workload['purpose']): Workload {
  return declared({
    location,
    name,
    form: 'procfile',
    command,
    ...(name === 'release' && { release: true, once: true }),
    ...(purpose && { purpose }),
  });
}
