import type { Role, Step } from '../../vocabulary/facts/index.js';
import { literalText } from '../../vocabulary/script.js';
import type { Event } from '../commands/lane.js';
import type { Context } from './context.js';
import { entryFile } from './entry-files.js';
import { invocationOf, programOf } from './invocation.js';
import { basename } from '../../vocabulary/paths.js';

/** A step with the programs that its own file starts: `node scripts/check.js`, in which `prisma migrate deploy` is called. */
export function withCalledPrograms({ step, directory }: Event, { files, facts }: Context): readonly Step[] {
  const file = entryFile(invocationOf(step), directory, files);
  const calls = file === undefined ? [] : facts.in('program-call', file);
  const called = calls.flatMap(({ arguments: words, location }): readonly Step[] => {
    const program = literalText(words[0]);
    return program === undefined ? [] : [{ arguments: words, program: basename(program), location, via: [step.location] }];
  });
  return [withFile(step, file), ...called.map((each) => ({ ...each, ...(step.conditional ? { conditional: true as const } : {}) }))];
}

function withFile(step: Step, file: string | undefined): Step {
  const known = step.background ? programOf(step)?.role : undefined;
  const role = step.background && (known === undefined || known === 'unknown') ? roleByFile(file) : known;
  return { ...step, ...(role === undefined ? {} : { role }), ...(file === undefined ? {} : { file }) };
}

/** A program of the repository that is called like one that stays. */
function roleByFile(file: string | undefined): Role | undefined {
  const name = file === undefined ? '' : basename(file);
  if (/^(?:celery_?)?(?:beat|scheduler|cron|clock)\.\w+$/i.test(name)) return 'scheduler';
  if (/(?:^|[_-])(?:worker|consumer|listener|bot|daemon)\.\w+$/i.test(name)) return 'worker';
  return /^(?:server|app|main)\.(?:py|[cm]?[jt]s)$/i.test(name) ? 'web' : undefined;
}
