import { defineRule, literalText, textOf, violates, walkStatements, type Facts, type ProgramCall } from '@factorlint/core';
import { brings, isGiven, isSmallImage } from '../data/system-tools.js';

type Seen = Facts<'program-call' | 'command' | 'image-stage' | 'image-reference' | 'dependency' | 'manifest'>;

export const noImplicitSystemTool = defineRule({
  id: 'dependencies/no-implicit-system-tool',
  code: 'TF0208',
  summary: 'Programs that the application starts are installed by its image.',
  scope: 'project',
  severity: 'note',
  needs: ['program-call', 'command', 'image-stage', 'image-reference', 'dependency', 'manifest'],

  *check(facts) {
    const told = new Set<string>();
    for (const call of facts.of('program-call')) {
      const program = programOf(call);
      if (program === undefined || told.has(program) || isGiven(program) || !isServing(call, facts)) continue;
      if (!imagesAreKnown(facts) || isInstalled(program, facts) || isDeclared(program, facts)) continue;
      told.add(program);
      yield violates(call, program, `${program} is started here and no image installs it.`, { confidence: 'likely' });
    }
  },
});

/** A name that the system looks up: no path, no value that is decided elsewhere. */
function programOf({ arguments: [first] }: ProgramCall): string | undefined {
  const text = textOf(first);
  return text !== undefined && /^[\w][\w.+-]*$/.test(text) ? text : undefined;
}

function isServing(call: ProgramCall, facts: Seen): boolean {
  return facts.appOf(call)?.type === 'service' && facts.kindOf(call.location.path) === 'production' && facts.isProduction(call);
}

/** Production runs in images that are built here, each on a small official image, so that nothing is there unseen. */
function imagesAreKnown(facts: Seen): boolean {
  const stages = facts.of('image-stage').filter((stage) => stage.final && facts.isProduction(stage));
  return stages.length > 0 && stages.every((stage) => isKnown(stage.location.path, facts));
}

function isKnown(path: string, facts: Seen): boolean {
  const bases = facts.in('image-reference', path).filter(({ use }) => use === 'base');
  return bases.length > 0 && bases.every(({ name, tag }) => name !== undefined && isSmallImage(name, tag));
}

/** By a package of the distribution, a download, or a file that is copied: any word of a build that could be it. */
function isInstalled(program: string, facts: Seen): boolean {
  const words = facts
    .of('command')
    .filter(({ purpose }) => purpose === 'build')
    .flatMap(({ script }) => [...walkStatements(script.statements)].flatMap((each) => (each.kind === 'run' ? each.words : [])))
    .flatMap((word) => literalText(word) ?? []);
  const copied = facts.of('image-stage').flatMap(({ copies }) => copies.flatMap(({ from, to }) => [...from, to]));
  return words.some((word) => brings(word, program)) || copied.some((path) => path.includes(program));
}

/** A console script of the application or of what it depends on. */
function isDeclared(program: string, facts: Seen): boolean {
  const own = facts.of('manifest').some(({ name, commands }) => name === program || (commands ?? []).includes(program));
  return own || facts.of('dependency').some(({ name }) => name.includes(program) || (name.length > 2 && program.includes(name)));
}
