import { serviceOfImage } from '../knowledge/service-images/index.js';
import { defineDerivation } from '../vocabulary/derivation.js';
import type { BackingService, DeployPath, ManagedService } from '../vocabulary/facts/index.js';
import { originOf } from './deploy/builds.js';
import { imageName } from './deploy/image-name.js';
import { workloadsOf } from './deploy/workloads.js';
import { basename } from '../vocabulary/paths.js';

/** The backing services that each deploy path brings, with their major versions. */
export const backingServices = defineDerivation({
  id: 'backing-services',
  needs: ['app', 'deploy-path', 'workload', 'managed-service', 'image-stage', 'command', 'image-reference', 'autoscaler'],
  provides: ['backing-service'],

  *derive(facts) {
    const paths = facts.of('deploy-path');
    for (const path of paths) {
      const workloads = workloadsOf(path, facts);
      for (const workload of workloads) {
        const { name, location } = workload;
        const origin = originOf(workload, workloads, facts);
        const image = origin.image ? origin.image.stages.at(-1)?.image : workload.image;
        if (!image || (origin.image && !origin.foreign)) continue;
        const parts = imageName(image);
        const service = serviceOfImage(parts.name);
        if (!service) continue;
        const version = majorVersion(parts.name, parts.tag);
        const own: BackingService = {
          kind: 'backing-service',
          service,
          name,
          path: path.id,
          image: imageText(parts),
          location: !origin.image && image.location.range ? image.location : location,
        };
        yield version === undefined ? own : { ...own, version };
      }
    }
    for (const managed of facts.of('managed-service')) yield ofPlatform(managed, paths);
  },
});

/** A platform's service belongs to the path that its file is part of, else to the file alone. */
function ofPlatform({ service, version, name, form, location }: ManagedService, paths: readonly DeployPath[]): BackingService {
  const path =
    paths.find(({ files, form: own }) => files.includes(location.path) && own === form) ??
    paths.find(({ files }) => files.includes(location.path));
  const major = version === undefined ? undefined : majorVersion('', version);
  return {
    kind: 'backing-service',
    service,
    name,
    path: path?.id ?? `${form}:${location.path}`,
    location,
    ...(major === undefined ? {} : { version: major }),
  };
}

/**
 * The major version that a tag names: `16-alpine` → 16, `latest-pg15` → 15. Undefined where it names none.
 * Images of extensions write their own version and the server's: the one after `pg` is the server's.
 */
function majorVersion(name: string, tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const server = /pg(\d{1,2})(?:\D|$)/.exec(tag)?.[1];
  if (server !== undefined) return server;
  if (/^(?:timescaledb|pgvector|minio|localstack|mailhog|mailpit)/.test(basename(name))) return undefined;
  return /^v?(\d{1,4})(?:[.\-_]|$)/.exec(tag)?.[1];
}

function imageText({ name, tag }: { readonly name: string; readonly tag?: string }): string {
  return tag === undefined ? name : `${name}:${tag}`;
}
