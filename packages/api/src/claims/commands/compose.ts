import { constantOf, textOf, type Location, type Port, type Workload } from '@factorlint/core';
import { findFile } from '../names/files.js';
import type { Grounds } from '../grounds.js';
import { fails, together, unknown, works, type Check, type Command, type Finding } from './command.js';
import { withoutOptions } from './unwrap.js';

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = ['compose.override.yaml', 'compose.override.yml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];
/** Of `docker compose` before the command. Source: https://docs.docker.com/reference/cli/docker/compose/ */
const GLOBAL = [
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--profile',
  '--env-file',
  '--project-directory',
  '--ansi',
  '--progress',
  '--parallel',
];
/** Of `run` and `exec`. */
const OF_RUN = [
  '-e',
  '--env',
  '--name',
  '-u',
  '--user',
  '-v',
  '--volume',
  '-w',
  '--workdir',
  '-p',
  '--publish',
  '--entrypoint',
  '--index',
  '-l',
  '--label',
];
/** Commands whose words are services. */
const OF_SERVICES: ReadonlySet<string> = new Set(['up', 'start', 'stop', 'restart', 'logs', 'build', 'pull', 'kill', 'rm', 'create']);
const OF_UP = [
  '--scale',
  '-t',
  '--timeout',
  '--exit-code-from',
  '--pull',
  '--tail',
  '-n',
  '--since',
  '--until',
  '--build-arg',
  '--wait-timeout',
  '--attach',
  '--no-attach',
  '-s',
  '--signal',
];

/** `docker compose …` and `docker-compose …`: its files, its services, and whether one can be scaled. */
export function composeCheck(inner: Check): Check {
  return (command, grounds) => {
    const words = composeWords(command.words);
    if (!words) return undefined;
    const files = filesOf(words, command, grounds);
    if ('answer' in files) return files;
    const [verb, ...rest] = withoutOptions(words, GLOBAL);
    if (verb === undefined) return undefined;
    const services = grounds.facts.of('workload').filter(({ form, location }) => form === 'compose' && files.paths.includes(location.path));
    if (services.length === 0) return undefined;
    const isWhole = !grounds.facts.of('inclusion').some(({ location }) => files.paths.includes(location.path));
    const known = (name: string) => serviceFinding(name, services, isWhole, files.paths);
    if (verb === 'run' || verb === 'exec') {
      const [service, ...program] = withoutOptions(rest, OF_RUN);
      if (service === undefined) return undefined;
      const within = program.length === 0 ? undefined : inner({ ...command, words: program }, grounds);
      return together([known(service), ...(within ? [within] : [])]);
    }
    if (!OF_SERVICES.has(verb)) return undefined;
    const scaled = scalesOf(verb === 'scale' ? rest : rest).map(([name, count]) =>
      scaleFinding(name, count, services, known(name), grounds),
    );
    const named = servicesNamed(rest).map(known);
    return together([...scaled, ...named]) ?? works('The compose file is here.', files.at);
  };
}

function composeWords(words: readonly (string | undefined)[]): readonly (string | undefined)[] | undefined {
  if (words[0] === 'docker-compose') return words.slice(1);
  return words[0] === 'docker' && words[1] === 'compose' ? words.slice(2) : undefined;
}

/** The files that the command reads, or why that cannot be. */
function filesOf(
  words: readonly (string | undefined)[],
  command: Command,
  grounds: Grounds,
): { readonly paths: readonly string[]; readonly at?: Location } | Finding {
  const { facts, report } = grounds;
  const given = words.flatMap((word, index) =>
    word === '-f' || word === '--file' ? [words[index + 1]] : word?.startsWith('--file=') ? [word.slice(7)] : [],
  );
  if (given.some((name) => name === undefined)) return unknown('The name of its compose file is not constant.');
  const found: string[] = [];
  for (const name of given as readonly string[]) {
    const file = findFile(name, command.folders, grounds);
    if (!file)
      return command.made.has(name) || command.made.has('*')
        ? unknown(`${name} is made before.`)
        : fails(`There is no file ${name}.`, command.location);
    found.push(file.path);
  }
  if (given.length === 0) {
    const folder = command.folders.find((each) => FILES.some((name) => facts.has(inFolder(each, name))));
    if (folder === undefined) {
      const isAnywhere =
        facts.of('workload').some(({ form }) => form === 'compose') ||
        facts.paths.some((path) => FILES.some((name) => path.includes(name)));
      return isAnywhere || command.made.has('*')
        ? unknown('Which compose file is meant cannot be said.')
        : fails('There is no compose file.', command.location);
    }
    const first = FILES.find((name) => facts.has(inFolder(folder, name)));
    const override = OVERRIDES.find((name) => facts.has(inFolder(folder, name)));
    found.push(...[first, override].flatMap((name) => (name === undefined ? [] : [inFolder(folder, name)])));
  }
  if (report.gaps.some(({ path }) => found.includes(path))) return unknown('Its compose file could not be read.');
  return { paths: found, ...(found[0] === undefined ? {} : { at: { path: found[0] } }) };
}

function serviceFinding(name: string, services: readonly Workload[], isWhole: boolean, files: readonly string[]): Finding {
  const found = services.find((service) => service.name === name);
  if (found) return works(`The service ${name} is here.`, found.location);
  if (!isWhole) return unknown('The compose file includes others.');
  return fails(`There is no service ${name} in ${files.join(' and ')}.`, ...files.map((path) => ({ path })));
}

/** `--scale web=5`. */
function scalesOf(words: readonly (string | undefined)[]): readonly (readonly [string, number])[] {
  return words.flatMap((word, index) => {
    const written = word === '--scale' ? words[index + 1] : word?.startsWith('--scale=') ? word.slice(8) : undefined;
    const [, name, count] = /^([\w.-]+)=(\d+)$/.exec(written ?? '') ?? [];
    return name === undefined ? [] : [[name, Number(count)] as const];
  });
}

function servicesNamed(words: readonly (string | undefined)[]): readonly string[] {
  return words.filter((word, index): word is string => {
    const before = words[index - 1];
    return word !== undefined && /^[\w][\w.-]*$/.test(word) && !(before !== undefined && OF_UP.includes(before));
  });
}

function scaleFinding(name: string, count: number, services: readonly Workload[], known: Finding, { facts }: Grounds): Finding {
  if (known.answer !== 'supported' || count < 2) return known;
  const own = services.filter((service) => service.name === name);
  const blocks: (readonly [Location, string])[] = own.flatMap(({ containerName, ports }) => [
    ...(containerName
      ? [[containerName.location, `The container's name ${containerName.name} is fixed: ${name} can run once.`] as const]
      : []),
    ...ports
      .filter(isFixed)
      .map((port) => [port.location, `${name} publishes ${hostText(port)} of the machine, which one container can have.`] as const),
  ]);
  const scheduler = facts.of('process').find((each) => each.role === 'scheduler' && each.name === name);
  if (scheduler) blocks.push([scheduler.location, `${name} is a scheduler: each further one runs every job again.`]);
  if (blocks.length === 0) return works(`Nothing in the compose file keeps ${name} from running ${count} times.`, own[0]?.location);
  return {
    answer: 'contradicted',
    why: blocks[0]?.[1] ?? '',
    places: blocks.map(([location, message]) => ({ speaks: 'against', location, message })),
  };
}

/** One port of the machine, whether it is written or comes from a variable. */
function isFixed({ host }: Port): boolean {
  return host !== undefined && host.kind !== 'unknown' && !(textOf(host) ?? '').includes('-');
}

function hostText({ host }: Port): string {
  const constant = constantOf(host);
  return constant === undefined || constant === null ? 'one port' : `the port ${String(constant)}`;
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
