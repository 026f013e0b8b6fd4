import { checkVariable, isVariableName } from '../names/variables.js';
import type { Grounds } from '../grounds.js';
import { together, type Check, type Command, type Finding } from './command.js';

/** Variables that a command sets for the application: `heroku config:set NAME=…`, `docker run -e NAME=…`, `fly secrets set NAME=…`. */
export const suppliedVariables: Check = (command, grounds) => {
  const { words } = command;
  const [program] = words;
  const isSetter =
    (program === 'heroku' && (words[1] === 'config:set' || words[1] === 'config:add')) ||
    ((program === 'fly' || program === 'flyctl') && words[1] === 'secrets' && words[2] === 'set');
  const isRun = program === 'docker' && words[1] === 'run';
  const given = isSetter ? words : isRun ? words.filter((_, index) => ['-e', '--env'].includes(words[index - 1] ?? '')) : [];
  const names = given.flatMap((word) => /^([A-Z][A-Z0-9_]*)(?:=|$)/.exec(word ?? '')?.[1] ?? []);
  return together(names.flatMap((name) => variableFinding(name, command, grounds) ?? []));
};

/** Whether something reads a variable that a document sets. Images of other makers read what nobody here knows. */
export function variableFinding(name: string, { location }: Pick<Command, 'location'>, grounds: Grounds): Finding | undefined {
  if (!isVariableName(name)) return undefined;
  const places = checkVariable(name, location, true, grounds);
  const against = places.filter(({ speaks }) => speaks === 'against');
  const [first] = against.length > 0 ? against : places;
  return (
    first && {
      answer: against.length > 0 ? 'contradicted' : 'supported',
      why: first.message,
      places: against.length > 0 ? against : places,
    }
  );
}
