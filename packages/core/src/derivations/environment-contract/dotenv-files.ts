import type { Process } from '../../vocabulary/facts/index.js';
import type { ContractFacts } from './needs.js';

/** Packages that read a `.env` file into the program. Sources: their pages on npmjs.com and pypi.org. */
const LOADERS: ReadonlySet<string> = new Set([
  'dotenv',
  'dotenv-flow',
  'dotenv-safe',
  'dotenv-expand',
  '@nestjs/config',
  'decouple',
  'environs',
  'environ',
]);
/** What people write to keep environment files out of an image. */
const KEEPS_OUT = /^(?:\*\*\/|\/)?(?:\.env[.*]*|\*\.env|\.env\*|\*|\.\*)$/;

/** Says of a process where else it may take variables from: a `.env` file that its program reads by itself, and that no tracked file shows. */
export type LoadedFiles = (process: Process) => string | undefined;

/** Looks once at what loads such files, and once at each process. */
export function loadedFiles(facts: ContractFacts): LoadedFiles {
  const loaders = facts
    .of('import')
    .filter(({ root, location }) => root !== undefined && LOADERS.has(root) && facts.kindOf(location.path) === 'production');
  const apps = new Set(loaders.map((each) => facts.appOf(each)?.path));
  const known = new Map<Process, string | undefined>();
  return (process) => {
    if (!known.has(process)) {
      const reads = apps.has(process.app) && !isKeptOut(process, facts);
      known.set(process, reads ? 'a .env file that the program reads' : undefined);
    }
    return known.get(process);
  };
}

/** Nothing brings an ignored file into the process: the image is built without it and no folder of the machine is mounted. */
function isKeptOut({ build, volumes }: Process, facts: ContractFacts): boolean {
  if (!build || volumes.some(({ form }) => form === 'bind')) return false;
  const folder = build.dockerfile.includes('/') ? build.dockerfile.slice(0, build.dockerfile.lastIndexOf('/') + 1) : '';
  const files = new Set([`${folder}.dockerignore`, '.dockerignore', `${build.dockerfile}.dockerignore`]);
  return facts
    .of('ignore-pattern')
    .some(({ by, pattern, negated, location }) => by === 'docker' && !negated && files.has(location.path) && KEEPS_OUT.test(pattern));
}
