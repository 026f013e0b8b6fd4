import type { DeployPath, ImageStage, Reach, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import { joinPath } from '../commands/paths.js';
import { dockerfilesOf, originOf } from '../deploy/builds.js';
import { imageWorkload } from '../deploy/image-workload.js';
import { releasedStage } from '../deploy/images.js';
import { workloadsOf } from '../deploy/workloads.js';
import { reachOf } from './statement.js';

type Needs = Facts<'deploy-path' | 'workload' | 'image-stage' | 'command' | 'app' | 'image-reference' | 'autoscaler'>;

/** A stage that a path builds, with the folders that its COPY starts from. */
export interface Build {
  readonly path: DeployPath;
  readonly dockerfile: string;
  readonly contexts: readonly string[];
  readonly stages: readonly ImageStage[];
}

/** Every image that deploy paths build, each with all stages that go into it. */
export function buildsOf(facts: Needs): readonly Build[] {
  return facts.of('deploy-path').flatMap((path): readonly Build[] => {
    if (path.form === 'dockerfile') {
      const dockerfile = path.files[0] ?? '';
      const origin = imageWorkload(path, facts)?.origin;
      const stage = origin?.image?.stages[0] ?? releasedStage(facts.in('image-stage', dockerfile));
      return stage
        ? [{ path, dockerfile, contexts: origin?.contexts ?? [''], stages: closure(stage, facts.in('image-stage', dockerfile)) }]
        : [];
    }
    const workloads: readonly Workload[] = workloadsOf(path, facts);
    return workloads.flatMap((workload) => {
      const { image, contexts } = originOf(workload, workloads, facts);
      const stage = image?.stages[0];
      return image && stage
        ? [{ path, dockerfile: image.dockerfile, contexts, stages: closure(stage, facts.in('image-stage', image.dockerfile)) }]
        : [];
    });
  });
}

/** A stage with the stages that it builds on or copies from. */
function closure(stage: ImageStage, all: readonly ImageStage[]): readonly ImageStage[] {
  const found = new Set<ImageStage>();
  const waiting = [stage];
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    if (found.has(each)) continue;
    found.add(each);
    for (const name of [each.base, ...each.copies.map((copy) => copy.stage)]) {
      const other =
        name === undefined
          ? undefined
          : all.findLast((one) => one.name?.toLowerCase() === name.toLowerCase() || String(one.index) === name);
      if (other) waiting.push(other);
    }
  }
  return [...found];
}

/** Which paths build each stage of each Dockerfile. */
export function* stageReach(builds: readonly Build[], facts: Needs): Generator<Reach> {
  for (const dockerfile of dockerfilesOf(facts)) {
    const own = builds.filter((build) => build.dockerfile === dockerfile);
    const paths = own.map(({ path }) => path);
    yield reachOf({ path: dockerfile }, paths, paths.length > 0 ? `${shown(paths)} builds it.` : 'No known deploy path builds it.');
    const stages = facts.in('image-stage', dockerfile);
    for (const [position, stage] of stages.entries()) {
      const building = own.filter(({ stages: built }) => built.includes(stage)).map(({ path }) => path);
      const name = stage.name === undefined ? `stage ${String(stage.index)}` : `the stage ${stage.name}`;
      const why = building.length > 0 ? `${shown(building)} builds ${name}.` : `No known deploy path builds ${name}.`;
      yield reachOf(rangeOf(stage, stages[position + 1]), building, why);
    }
  }
}

/** From FROM up to the next one. */
function rangeOf(stage: ImageStage, next: ImageStage | undefined): Reach['location'] {
  const start = stage.location.range?.start ?? { line: 1, column: 1 };
  const end = next?.location.range?.start ?? { line: LAST_LINE, column: 1 };
  return { path: stage.location.path, range: { start, end: next ? { line: Math.max(start.line, end.line - 1), column: 10_000 } : end } };
}

/** Further than any file goes. */
const LAST_LINE = 10_000_000;

/** Single files that images of these builds copy. */
export function copiedFiles(builds: readonly Build[], facts: Needs): ReadonlyMap<string, readonly DeployPath[]> {
  const files = new Map<string, DeployPath[]>();
  for (const { path, contexts, stages } of builds) {
    for (const { copies } of stages) {
      for (const { from, stage } of copies) {
        if (stage !== undefined) continue;
        for (const each of from) {
          const file = contexts.map((context) => joinPath(context, each.replace(/^\/+/, ''))).find((candidate) => facts.has(candidate));
          if (file !== undefined) files.set(file, [...(files.get(file) ?? []), path]);
        }
      }
    }
  }
  return files;
}

function shown(paths: readonly DeployPath[]): string {
  return [...new Set(paths.map(({ name }) => name))].slice(0, 3).join(', ');
}
