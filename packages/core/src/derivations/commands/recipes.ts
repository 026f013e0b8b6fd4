import { table } from '../../vocabulary/table.js';
import { type Argument, argumentText } from './argument.js';
import type { Interpreter } from './interpreter.js';
import { type Hop, type Lane, resumed } from './lane.js';
import { joinPath } from './paths.js';
import { basename } from '../../vocabulary/paths.js';

const FILES: Readonly<Record<string, readonly string[]>> = table({
  make: ['Makefile', 'makefile', 'GNUmakefile'],
  gmake: ['Makefile', 'makefile', 'GNUmakefile'],
  just: ['justfile', 'Justfile', '.justfile'],
});

/** `make start`, `just serve`: each line of the recipe in a shell of its own. */
export function runRecipe(
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const program = basename(argumentText(words[0]) ?? '');
  const candidates = Object.hasOwn(FILES, program) ? FILES[program] : undefined;
  if (!candidates) return undefined;
  let { directory } = lane;
  const targets: string[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const text = argumentText(words[index]) ?? '';
    if (text === '-C' || text === '--directory') directory = joinPath(directory, argumentText(words[(index += 1)]) ?? '');
    else if (!text.startsWith('-') && !text.includes('=')) targets.push(text);
  }
  const file = candidates.flatMap((name) => on.world.files.find(joinPath(directory, name)) ?? on.world.files.named(name) ?? [])[0];
  if (file === undefined) return undefined;
  const first = targets[0] ?? on.world.commands.firstTarget(file);
  const recipes = first === undefined ? [] : on.world.commands.target(file, first);
  if (recipes.length === 0) return undefined;
  const location = words[0]?.value.location ?? { path: file };
  const hop: Hop = {
    program,
    form: 'package-manager',
    signal: 'unknown',
    why: `Nobody has measured what ${program} does with SIGTERM.`,
    location,
  };
  let lanes: readonly Lane[] = [lane];
  for (const { script } of recipes) {
    const shell: Hop = { ...hop, program: 'sh', form: 'shell', location: script.location };
    lanes = lanes.flatMap((each) =>
      on
        .statements(
          script.statements,
          { ...each, directory, parameters: [] },
          { above: [...hops, hop], shell, execsLast: false, depth: depth + 1 },
        )
        .map((after) => ({ ...resumed(after, ['exec', 'exit', 'return']), directory: lane.directory, parameters: lane.parameters })),
    );
  }
  return lanes;
}
