import { defineRule, textOf, violates, type Facts, type Observation, type Process } from '@factorlint/core';
import { keptAt, keptBy } from '../data/volumes.js';

export const noStatefulVolume = defineRule({
  id: 'processes/no-stateful-volume',
  code: 'TF0609',
  summary: 'The containers of the application need no disk that outlives them.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path', 'image-stage'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      for (const observation of judge(process, facts)) {
        const place = JSON.stringify(observation.location);
        if (!told.has(place)) yield observation;
        told.add(place);
      }
    }
    yield* declaredByImages(facts);
  },
});

const OWN: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler', 'unknown']);

/** Volumes of a process whose image is built here or whose program is known; other people's services keep what they like. */
function* judge(process: Process, facts: Facts<'process' | 'deploy-path'>): Iterable<Observation> {
  const { name, path, role, build, main, volumes } = process;
  const isProduction = facts.of('deploy-path').some(({ id, purpose }) => id === path && purpose === 'production');
  if (!isProduction || !OWN.has(role) || (build === undefined && main === undefined)) return;
  for (const volume of volumes) {
    const keeps = mountsCode(volume.source, volume.form, facts.paths) ? undefined : keptBy(volume);
    if (keeps === undefined || isServedOnly(process, volume, facts)) continue;
    const what =
      keeps === 'state'
        ? `${name} keeps state on a disk`
        : keeps === 'assets'
          ? `${name} takes assets from a disk`
          : `${name} needs a disk`;
    yield violates(volume, `${name}:${volume.target ?? ''}`, `${what} that outlives its container (${volume.target ?? ''}).`, {
      severity: keeps === 'state' && !isForOthers(process, volume, facts) ? 'warning' : 'note',
      confidence: 'likely',
      paths: [path],
    });
  }
}

/** Servers of files. */
const SERVERS = /^(?:nginx|caddy|httpd|apache2?(?:ctl|-foreground)?|httpd-foreground|lighttpd|haproxy|traefik)$/;
/** Where images of such servers look for files. Source: hub.docker.com/_/nginx, hub.docker.com/_/httpd, hub.docker.com/_/caddy */
const SERVED = /^\/(?:usr\/share\/(?:nginx|caddy)|usr\/local\/apache2\/htdocs)(?:\/|$)/;

type Volume = Process['volumes'][number];

/** A server of files hands out what another service keeps in the same volume. */
function isServedOnly(process: Process, volume: Volume, facts: Facts<'process'>): boolean {
  const program = process.main?.program.split('/').at(-1) ?? '';
  if (!(SERVERS.test(program) || SERVED.test(volume.target ?? ''))) return false;
  return mountedBy(process, volume, facts).some(({ other, mount }) => OWN.has(other.role) && !SERVED.test(mount.target ?? ''));
}

/** A scheduler only hands out work: what it mounts together with those who do the work, they keep. */
function isForOthers(process: Process, volume: Volume, facts: Facts<'process'>): boolean {
  if (process.role !== 'scheduler') return false;
  return mountedBy(process, volume, facts).some(({ other }) => other.role === 'web' || other.role === 'worker');
}

/** The other processes of the same deploy that mount the same volume. */
function mountedBy({ path, name }: Process, { source, form }: Volume, facts: Facts<'process'>) {
  if (source === undefined) return [];
  return facts
    .of('process')
    .filter((other) => other.path === path && other.name !== name)
    .flatMap((other) => other.volumes.filter((mount) => mount.source === source && mount.form === form).map((mount) => ({ other, mount })));
}

/** The source tree, mounted over the image, is another fault. */
function mountsCode(source: string | undefined, form: string, paths: readonly string[]): boolean {
  if (form !== 'bind' || source === undefined) return false;
  const folder = source.replace(/^\.\/?/, '').replace(/\/+$/, '');
  if (folder === '') return true;
  return paths.some((path) => path.startsWith(`${folder}/`) && /\.(?:py|[cm]?[jt]sx?|rb|go|php|java|cs)$/.test(path));
}

/** `VOLUME` in the image of an application. */
function* declaredByImages(facts: Facts<'process' | 'image-stage'>): Iterable<Observation> {
  const built = new Set(
    facts.of('process').flatMap(({ build, role }) => (build && OWN.has(role) ? [`${build.dockerfile}#${String(build.stage)}`] : [])),
  );
  for (const stage of facts.of('image-stage')) {
    if (!facts.isProduction(stage) || !built.has(`${stage.location.path}#${String(stage.index)}`)) continue;
    for (const volume of stage.volumes) {
      const folder = textOf(volume);
      if (folder === undefined || keptAt(folder) !== 'state') continue;
      yield violates(volume, folder, `The image declares a volume for ${folder}.`, { severity: 'note' });
    }
  }
}
