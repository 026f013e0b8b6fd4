import { textOf as fileText } from '../grounds.js';
import { fails, unknown, works, type Check } from './command.js';

/** Scripts that npm runs by their bare names. Source: https://docs.npmjs.com/cli/commands */
const BARE: ReadonlySet<string> = new Set(['start', 'test', 'stop', 'restart']);

/** `npm run …`, `yarn run …`, `npm start`: does a package.json have such a script? */
export const nodeScript: Check = ({ words, location, made }, { facts, tree }) => {
  const [manager, verb, name] = words;
  if (manager === undefined || !['npm', 'yarn', 'pnpm', 'bun'].includes(manager)) return undefined;
  const isRun = verb === 'run' || verb === 'run-script';
  const script = isRun
    ? words.slice(2).find((word) => word === undefined || !word.startsWith('-'))
    : verb !== undefined && BARE.has(verb)
      ? verb
      : undefined;
  if (script === undefined || !/^[\w:.-]+$/.test(script)) return undefined;
  const scripts = facts.of('command').filter((command) => command.from === 'package.json');
  const found = scripts.find((command) => command.name === script);
  if (found) return works(`The script ${script} is here.`, found.location);
  if (script === 'start' && facts.paths.some((path) => /(?:^|\/)server\.js$/.test(path))) return works('npm start runs server.js.');
  const isUnclear =
    name === undefined ||
    words.some((word) => word === '-w' || word?.startsWith('--workspace') || word === '--prefix' || word === '--filter');
  if (made.has('*') || (isUnclear && isRun)) return unknown('In which package it runs cannot be said.');
  if (!facts.paths.some((path) => /(?:^|\/)package\.json/.test(path))) return fails('There is no package.json.', location);
  const isNamed = facts.paths.some((path) => /package\.json/.test(path) && fileText(tree, path).includes(`"${script}"`));
  return isNamed ? undefined : fails(`No package.json has the script ${script}.`, location);
};
