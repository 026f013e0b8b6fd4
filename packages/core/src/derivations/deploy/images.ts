import type { Command, ImageStage, Supply } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Shell } from '../commands/world.js';

/** What an image of this repository is made of, from a stage down to what it is based on. */
export interface BuiltImage {
  readonly dockerfile: string;
  /** The stage that is built, then the stages that it builds on. */
  readonly stages: readonly ImageStage[];
  readonly entrypoint?: Command;
  readonly command?: Command;
  /** ENV of all stages, in force. */
  readonly environment: readonly Supply[];
  readonly shell: Shell;
  readonly workdir: string;
}

/** Stages that somebody builds for tests or development, by their name. */
const NOT_RELEASED =
  /(?:^|[-_.])(?:dev|devel|development|tests?|testing|ci|lint|debug|e2e|docs?|pr|nightly|storybook|watch|local|builder?|upload|artifacts?|export|cache)(?:$|[-_.\d])/i;
const RELEASED = /(?:^|[-_.])(?:prod|production|release|runtime|runner|final|app|server|web|deploy)(?:$|[-_.])/i;

/** The stage of a Dockerfile that is released: the last one, unless its name says that it is for something else. */
export function releasedStage(stages: readonly ImageStage[]): ImageStage | undefined {
  const last = stages.findLast(({ final }) => final) ?? stages.at(-1);
  if (last?.name === undefined || !NOT_RELEASED.test(last.name)) return last;
  const named = stages.findLast(({ name }) => name !== undefined && RELEASED.test(name) && !NOT_RELEASED.test(name));
  return named ?? last;
}

/** The stage that a build with this target gives. */
export function targetStage(stages: readonly ImageStage[], target: string | undefined): ImageStage | undefined {
  if (target === undefined) return stages.findLast(({ final }) => final) ?? stages.at(-1);
  return stageNamed(stages, target, stages.length);
}

function stageNamed(stages: readonly ImageStage[], name: string, before: number): ImageStage | undefined {
  const wanted = name.toLowerCase();
  return stages.findLast((stage) => stage.index < before && (stage.name?.toLowerCase() === wanted || String(stage.index) === name));
}

/** The image that a stage gives, with what it takes over from the stages that it builds on. */
export function builtImage(dockerfile: string, stage: ImageStage, facts: Facts<'image-stage' | 'command'>): BuiltImage {
  const all = facts.in('image-stage', dockerfile);
  const stages: ImageStage[] = [];
  for (let each: ImageStage | undefined = stage; each && !stages.includes(each);) {
    stages.push(each);
    each = each.base === undefined ? undefined : stageNamed(all, each.base, each.index);
  }
  const commands = facts.in('command', dockerfile).filter(({ from }) => from === 'dockerfile');
  const { entrypoint, command } = startOf(stages, commands);
  const shell = stages.find((each) => each.shell !== undefined)?.shell;
  const workdir = stages.find((each) => each.workdir !== undefined)?.workdir ?? '/';
  return {
    dockerfile,
    stages,
    environment: inForce(stages.toReversed().flatMap(({ environment }) => environment.filter(({ source }) => source !== 'argument'))),
    shell: shell === 'dash' || shell === 'ash' || shell === 'bash' ? shell : 'sh',
    workdir: workdir.startsWith('/') ? workdir : `/${workdir}`,
    ...(entrypoint ? { entrypoint } : {}),
    ...(command ? { command } : {}),
  };
}

/** ENTRYPOINT and CMD in force: a stage's ENTRYPOINT forgets the CMD of what it builds on. */
function startOf(
  stages: readonly ImageStage[],
  commands: readonly Command[],
): { readonly entrypoint?: Command; readonly command?: Command } {
  let command: Command | undefined;
  for (const stage of stages) {
    const own = commands.filter((each) => each.stage === stage.index);
    command ??= own.findLast(({ purpose }) => purpose === 'start' || purpose === 'development');
    const entrypoint = own.findLast(({ purpose }) => purpose === 'entrypoint');
    if (entrypoint) return { entrypoint, ...(command ? { command } : {}) };
  }
  return command ? { command } : {};
}

/** The last one of each name, where the first one stood. */
export function inForce(supplies: readonly Supply[]): readonly Supply[] {
  const byName = new Map<string, Supply>();
  for (const supply of supplies) byName.set(supply.name, supply);
  return [...byName.values()];
}
