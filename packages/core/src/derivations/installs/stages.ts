import type { ImageStage, Workload } from '../../vocabulary/facts/index.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';

/** Which stages of one Dockerfile end up in an image that is shipped, and what is set in each. */
export interface Stages {
  stage(index: number): ImageStage | undefined;
  /** The stage is shipped, or one that is builds on it or copies from it. */
  ships(index: number): boolean;
  /** The stage and those below it, itself first. */
  chain(index: number): readonly ImageStage[];
  /** The literal that a variable has in a stage, set there or below it. */
  valueOf(index: number, variable: string): string | undefined;
}

/** @param targets names of stages that production builds by name */
export function stagesOf(stages: readonly ImageStage[], targets: ReadonlySet<string>): Stages {
  const byIndex = new Map(stages.map((stage) => [stage.index, stage]));
  const find = (name: string | undefined, before: number): ImageStage | undefined =>
    name === undefined
      ? undefined
      : stages.findLast(
          (stage) => stage.index < before && (stage.name?.toLowerCase() === name.toLowerCase() || String(stage.index) === name),
        );
  const chain = (index: number): readonly ImageStage[] => {
    const found: ImageStage[] = [];
    for (let stage = byIndex.get(index); stage && !found.includes(stage); stage = find(stage.base, stage.index)) found.push(stage);
    return found;
  };
  const shipped = new Set<number>();
  const ship = (stage: ImageStage): void => {
    if (shipped.has(stage.index)) return;
    shipped.add(stage.index);
    for (const name of [stage.base, ...stage.copies.map((copy) => copy.stage)]) {
      const source = find(name, stage.index);
      if (source) ship(source);
    }
  };
  for (const stage of stages) if (stage.final || (stage.name !== undefined && targets.has(stage.name))) ship(stage);
  return {
    stage: (index) => byIndex.get(index),
    ships: (index) => shipped.has(index),
    chain,
    valueOf: (index, variable) => {
      for (const { environment } of chain(index)) {
        const text = knownText(environment.findLast(({ name }) => name === variable)?.value);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

/** A literal, or the default of a build argument. */
function knownText(value: Value | undefined): string | undefined {
  return literalText(value?.kind === 'environment' && typeof value.missing === 'object' ? value.missing : value);
}

/** What a flag in the environment says: anything but an explicit no. */
export function isTrue(text: string | undefined): boolean {
  return text !== undefined && !/^(?:|0|false|no|off)$/i.test(text);
}

/** Names of the stages that production workloads build. */
export function productionTargets(workloads: readonly Workload[]): ReadonlySet<string> {
  return new Set(
    workloads.flatMap(({ purpose, build }) => (purpose === 'production' && build?.target !== undefined ? [build.target] : [])),
  );
}
