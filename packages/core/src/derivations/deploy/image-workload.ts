import type { DeployPath, Port, Probe, Workload } from '../../vocabulary/facts/index.js';
import type { Facts } from '../../vocabulary/facts.js';
import type { Origin } from './builds.js';
import { builtImage, releasedStage } from './images.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

/** A Dockerfile alone as a workload: what somebody who runs the image would get. Undefined where it starts nothing of its own. */
export function imageWorkload(
  path: DeployPath,
  facts: Facts<'image-stage' | 'command' | 'app'>,
): { readonly workload: Workload; readonly origin: Origin } | undefined {
  const dockerfile = path.files[0];
  const stage = dockerfile === undefined ? undefined : releasedStage(facts.in('image-stage', dockerfile));
  if (dockerfile === undefined || !stage) return undefined;
  const image = builtImage(dockerfile, stage, facts);
  const declared = image.command ?? image.entrypoint;
  if (!declared) return undefined;
  const folder = folderOf(dockerfile);
  const health = image.stages.find(({ healthcheck }) => healthcheck)?.healthcheck;
  const probes: readonly Probe[] =
    health && !health.none
      ? [{ form: 'health', request: 'command', location: health.location, ...(health.command ? { command: health.command } : {}) }]
      : [];
  const ports: readonly Port[] = image.stages.flatMap(({ exposes }) =>
    exposes.map((container): Port => ({ container, location: container.location })),
  );
  const workload: Workload = {
    kind: 'workload',
    name: nameOf(dockerfile, facts),
    form: 'dockerfile',
    environment: [],
    environmentFiles: [],
    open: [],
    ports,
    volumes: [],
    probes,
    dependsOn: [],
    location: declared.location,
  };
  return { workload, origin: { image, contexts: [...new Set([folder, ''])], foreign: false } };
}

function nameOf(dockerfile: string, facts: Facts<'app'>): string {
  const special = /^(?:Dockerfile[.-](.+)|(.+)\.Dockerfile)$/i.exec(basename(dockerfile));
  const app = facts.appOf(dockerfile)?.name;
  return special?.[1] ?? special?.[2] ?? (app === undefined || app === '.' ? 'app' : app);
}
