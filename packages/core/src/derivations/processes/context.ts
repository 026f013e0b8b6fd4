import { platformOf } from '../../knowledge/platforms/index.js';
import type { DeployPath, Step, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Hop } from '../commands/lane.js';
import type { CommandIndex, FileView, Shell } from '../commands/world.js';
import { originOf, type Origin } from '../deploy/builds.js';
import { environmentOf, type ProcessEnvironment } from '../deploy/environment.js';
import { imageFiles, repositoryFiles, type Tree } from '../deploy/file-views.js';
import { folderOf } from '../../vocabulary/paths.js';

export type ProcessNeeds =
  | 'app'
  | 'deploy-path'
  | 'workload'
  | 'image-stage'
  | 'command'
  | 'manifest'
  | 'environment-supply'
  | 'assignment'
  | 'listen'
  | 'entry-point'
  | 'dependency'
  | 'image-reference'
  | 'autoscaler'
  | 'program-call';

/** Everything that the processes of one workload share. */
export interface Context {
  readonly path: DeployPath;
  readonly workload: Workload;
  readonly origin: Origin;
  readonly environment: ProcessEnvironment;
  readonly files: FileView;
  readonly directory: string;
  readonly shell: Shell;
  /** What the platform puts in front. */
  readonly hops: readonly Hop[];
  readonly signalsAll?: string;
  readonly commands: CommandIndex;
  readonly tree: Tree;
  readonly facts: Facts<ProcessNeeds>;
  /** The process manager that starts it. */
  readonly manager?: Step;
}

/** The context of a workload on a path. */
export function contextOf(
  path: DeployPath,
  workload: Workload,
  siblings: readonly Workload[],
  index: { readonly commands: CommandIndex; readonly tree: Tree },
  facts: Facts<ProcessNeeds>,
  given?: Origin,
): Context {
  const origin = given ?? originOf(workload, siblings, facts);
  const { image } = origin;
  const folder = folderOf(workload.location.path);
  const all = image ? facts.in('image-stage', image.dockerfile) : [];
  const signalsAll = platformOf(workload.form)?.signalsAll;
  return {
    path,
    workload,
    origin,
    facts,
    ...index,
    environment: environmentOf(workload, image, path.files, facts),
    files: image ? imageFiles(image.stages, origin.contexts, workload.volumes, index.tree, all) : repositoryFiles(folder, index.tree),
    directory: image?.workdir ?? folder,
    shell: image?.shell ?? platformShell(workload),
    hops: workload.init ? [initOf(workload)] : [],
    ...(signalsAll === undefined ? {} : { signalsAll }),
  };
}

function platformShell({ form }: Workload): Shell {
  return platformOf(form)?.shell ?? 'sh';
}

function initOf({ location }: Workload): Hop {
  return { program: 'docker-init', form: 'init', signal: 'forwards', why: 'docker-init passes SIGTERM on to what it runs.', location };
}
