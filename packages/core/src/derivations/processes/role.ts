import type { Program } from '../../knowledge/servers/index.js';
import type { Role, Workload } from '../../vocabulary/facts/index.js';

const BY_NAME: readonly (readonly [RegExp, Role])[] = [
  [/(?:^|[-_./])(?:release|migrat\w*|prestart|pre-?deploy)(?:$|[-_./\d])/i, 'release'],
  [/(?:^|[-_./])(?:beat|celerybeat|schedul\w*|cron\w*|clock)(?:$|[-_./\d])/i, 'scheduler'],
  [/(?:^|[-_./])(?:worker\w*|\w*worker|celery\w*|queue\w*|consumer\w*|rq|jobs?|tasks?|sidekiq)(?:$|[-_./\d])/i, 'worker'],
  [/(?:^|[-_./])(?:web\w*|app\w*|server|api|backend|frontend|site|django|flask|fastapi|http|nginx|gateway|proxy)(?:$|[-_./\d])/i, 'web'],
];

/** Profiles of services that somebody starts by hand, for a moment. */
const ONE_OFF = /^(?:seed|tools?|admin|manual|debug|ops|cli|init|setup|migrate|test|tests)$/i;

/** What a role is told by, beside its program. */
export interface RoleSigns {
  readonly workload: Workload;
  /** The process type. */
  readonly name: string;
  /** Its image is somebody else's. */
  readonly foreign: boolean;
  /** Its code listens. */
  readonly listens: boolean;
  /** The app answers requests. */
  readonly web: boolean;
  /** A process manager starts it beside others. */
  readonly managed?: boolean;
}

/** The role of a process: by what declares it, by its program, by its name, by what it listens to. */
export function roleOf(program: Program | undefined, { workload, name, foreign, listens, web, managed }: RoleSigns): Role {
  if (workload.release) return 'release';
  const byProgram = program && program.role !== 'unknown' ? program.role : undefined;
  if (foreign) return 'service';
  if (byProgram === 'web' && listens === false && program?.development && /nodemon|tsx|ts-node-dev|node --watch/.test(program.name)) {
    return byName(name) ?? 'web';
  }
  if (byProgram) return byProgram;
  const named = byName(name);
  if (workload.profiles?.some((profile) => ONE_OFF.test(profile)) && !named) return 'admin';
  if (workload.once) return named === 'release' ? 'release' : 'admin';
  if (listens) return named === 'worker' || named === 'scheduler' ? named : 'web';
  if (workload.form === 'procfile' || workload.form === 'heroku' || managed) return named ?? 'worker';
  if (named && named !== 'release') return named;
  const answers = workload.ports.length > 0 || workload.probes.some(({ request }) => request === 'http');
  if (answers) return 'web';
  return web && workload.form === 'dockerfile' ? 'web' : (named ?? 'unknown');
}

function byName(name: string): Role | undefined {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}
