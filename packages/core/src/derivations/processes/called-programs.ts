import type { Step } from '../../vocabulary/facts/index.js';
import { literalText } from '../../vocabulary/script.js';
import { baseName } from '../commands/argument.js';
import type { Event } from '../commands/lane.js';
import type { Context } from './context.js';
import { entryFile } from './entry-files.js';
import { invocationOf } from './invocation.js';

/** A step with the programs that its own file starts: `node scripts/check.js`, in which `prisma migrate deploy` is called. */
export function withCalledPrograms({ step, directory }: Event, { files, facts }: Context): readonly Step[] {
  const file = entryFile(invocationOf(step), directory, files);
  const calls = file === undefined ? [] : facts.in('program-call', file);
  const called = calls.flatMap(({ arguments: words, location }): readonly Step[] => {
    const program = literalText(words[0]);
    return program === undefined ? [] : [{ arguments: words, program: baseName(program), location, via: [step.location] }];
  });
  return [step, ...called.map((each) => ({ ...each, ...(step.conditional ? { conditional: true as const } : {}) }))];
}
